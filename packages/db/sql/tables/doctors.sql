-- Derived columns of `doctors`: whatever a statement writes there, a trigger computes them from the row.

-- A doctor as the API answers it. Instants are written in UTC, whatever the time zone of the session.
CREATE OR REPLACE FUNCTION doctor_json(doctor doctors) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN (
		SELECT row_to_json(fields)
		FROM (
			SELECT doctor.id, doctor.given_name AS "givenName", doctor.family_name AS "familyName", doctor.specialty,
				CASE WHEN doctor.archived_at IS NULL THEN 'active' ELSE 'archived' END AS status,
				doctor.license_number AS "licenseNumber", doctor.phone, doctor.email,
				doctor.accepting_patients AS "acceptingPatients", doctor.version,
				to_char(doctor.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",
				to_char(doctor.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt"
		) AS fields
	);
END
$$;

-- The part of a doctor that the answer for a mapping includes.
CREATE OR REPLACE FUNCTION doctor_summary_json(doctor doctors) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN (
		SELECT row_to_json(fields)
		FROM (
			SELECT doctor.id, doctor.given_name AS "givenName", doctor.family_name AS "familyName", doctor.specialty,
				CASE WHEN doctor.archived_at IS NULL THEN 'active' ELSE 'archived' END AS status
		) AS fields
	);
END
$$;

CREATE OR REPLACE FUNCTION set_doctor_derived_columns() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	NEW.sort_name := fold(coalesce(NEW.family_name || ' ', '') || NEW.given_name);
	NEW.search_text := search_text(
		NEW.given_name, NEW.family_name, NEW.license_number, NEW.phone, NEW.email, NULL
	);
	NEW.typo_variants := typo_variants(words_of_name(coalesce(fold(NEW.family_name), ''), fold(NEW.given_name)));
	NEW.json := doctor_json(NEW);
	NEW.summary_json := doctor_summary_json(NEW);
	RETURN NEW;
END
$$;

-- BEFORE triggers run in the order of their names: this one after the one that sets the version.
CREATE OR REPLACE TRIGGER doctors_set_derived_columns BEFORE INSERT OR UPDATE ON doctors
	FOR EACH ROW EXECUTE FUNCTION set_doctor_derived_columns();
-- Also where a loading or replicating session has turned triggers off.
ALTER TABLE doctors ENABLE ALWAYS TRIGGER doctors_set_derived_columns;
