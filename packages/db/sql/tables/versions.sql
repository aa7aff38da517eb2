-- Versions for optimistic locking: every update of a record counts its version.

CREATE OR REPLACE FUNCTION count_version() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	NEW.version := OLD.version + 1;
	NEW.updated_at := greatest(now(), OLD.updated_at);
	RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER patients_count_version BEFORE UPDATE ON patients
	FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE OR REPLACE TRIGGER clinic_settings_count_version BEFORE UPDATE ON clinic_settings
	FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE OR REPLACE TRIGGER doctors_count_version BEFORE UPDATE ON doctors
	FOR EACH ROW EXECUTE FUNCTION count_version();
CREATE OR REPLACE TRIGGER mappings_count_version BEFORE UPDATE ON mappings
	FOR EACH ROW EXECUTE FUNCTION count_version();
