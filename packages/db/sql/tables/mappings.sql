-- The derived column of `mappings`, and the rules that concern a patient as well.

-- The fields of a mapping as the API answers them, without the braces around them: a query adds `isPrimary`, which depends on
-- the day, and patient and doctor. Instants are written in UTC, whatever the time zone of the session.
CREATE OR REPLACE FUNCTION mapping_json_fields(mapping mappings) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	json constant text := (
		SELECT row_to_json(fields)
		FROM (
			SELECT mapping.id, mapping.patient_id AS "patientId", mapping.doctor_id AS "doctorId", mapping.role,
				mapping.started_on AS "startedOn", mapping.ended_on AS "endedOn", mapping.reason, mapping.notes,
				mapping.status, mapping.version,
				to_char(mapping.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",
				to_char(mapping.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt"
		) AS fields
	);
BEGIN
	RETURN substr(json, 2, length(json) - 2);
END
$$;

-- A row with its derived columns computed.
CREATE OR REPLACE FUNCTION derive_mapping(mapping mappings) RETURNS mappings
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	mapping.json_fields := public.mapping_json_fields(mapping);
	RETURN mapping;
END
$$;

CREATE OR REPLACE FUNCTION set_mapping_derived_columns() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	RETURN derive_mapping(NEW);
END
$$;

-- BEFORE triggers run in the order of their names: this one after the one that sets the version.
CREATE OR REPLACE TRIGGER mappings_set_derived_columns BEFORE INSERT OR UPDATE ON mappings
	FOR EACH ROW EXECUTE FUNCTION set_mapping_derived_columns();
-- Also where a loading or replicating session has turned triggers off.
ALTER TABLE mappings ENABLE ALWAYS TRIGGER mappings_set_derived_columns;

-- An assignment begins on the day of birth or later. Either of the two dates may be the wrong one: the one being written is
-- refused. An assignment that ended on its first day was never in effect and is left out.
CREATE OR REPLACE FUNCTION check_start_after_birth() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	IF EXISTS (
		SELECT FROM public.patients
		WHERE owner_id = NEW.owner_id AND id = NEW.patient_id AND date_of_birth > NEW.started_on
	) THEN
		RAISE EXCEPTION 'an assignment begins before the patient is born'
			USING ERRCODE = 'check_violation', CONSTRAINT = 'mappings_begin_after_birth';
	END IF;
	RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER mappings_check_start_on_insert AFTER INSERT ON mappings
	FOR EACH ROW EXECUTE FUNCTION check_start_after_birth();
CREATE OR REPLACE TRIGGER mappings_check_start_on_update AFTER UPDATE OF started_on, status ON mappings
	FOR EACH ROW WHEN (OLD.started_on <> NEW.started_on OR OLD.status = 'ended' AND NEW.status = 'active')
	EXECUTE FUNCTION check_start_after_birth();

CREATE OR REPLACE FUNCTION check_birth_before_assignments() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	IF EXISTS (
		SELECT FROM public.mappings
		WHERE owner_id = NEW.owner_id AND patient_id = NEW.id AND started_on < NEW.date_of_birth
			AND (status = 'active' OR ended_on > started_on)
	) THEN
		RAISE EXCEPTION 'a patient is born after an assignment began'
			USING ERRCODE = 'check_violation', CONSTRAINT = 'patients_born_before_assignments';
	END IF;
	RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER patients_check_birth AFTER UPDATE OF date_of_birth ON patients
	FOR EACH ROW WHEN (OLD.date_of_birth IS DISTINCT FROM NEW.date_of_birth AND NEW.date_of_birth IS NOT NULL)
	EXECUTE FUNCTION check_birth_before_assignments();

-- How many active patients a doctor looks after or is to look after: those of the user who acts, and those of everybody else,
-- without saying whose. Each owner's are looked at as row-level security shows them to that owner; afterwards the transaction is
-- about this user's own again.
CREATE OR REPLACE FUNCTION count_patients_of_doctor(doctor uuid, OUT own bigint, OUT colleagues bigint)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
	owner uuid;
	counted bigint;
BEGIN
	own := 0;
	colleagues := 0;
	FOR owner IN SELECT id FROM users LOOP
		PERFORM set_config('app.owner_id', owner::text, true);
		SELECT count(*) INTO counted
		FROM mappings JOIN patients ON patients.owner_id = mappings.owner_id AND patients.id = mappings.patient_id
		WHERE mappings.owner_id = owner AND mappings.doctor_id = doctor AND mappings.status = 'active'
			AND patients.archived_at IS NULL;
		IF owner = nullif(current_setting('app.user_id', true), '')::uuid THEN
			own := counted;
		ELSE
			colleagues := colleagues + counted;
		END IF;
	END LOOP;
	PERFORM leave_share();
END
$$;
