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

-- A row with its derived columns computed.
CREATE OR REPLACE FUNCTION derive_doctor(doctor doctors) RETURNS doctors
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	names text;
BEGIN
	doctor.sort_name := public.fold(coalesce(doctor.family_name || ' ', '') || doctor.given_name);
	doctor.search_text := public.search_text(
		doctor.given_name, doctor.family_name, doctor.license_number, doctor.phone, doctor.email, NULL
	);
	names := public.words_of_name(coalesce(public.fold(doctor.family_name), ''), public.fold(doctor.given_name));
	doctor.typo_variants := ARRAY(
		SELECT unnest(public.typo_variants(names) || string_to_array(split_part(doctor.search_text, E'\n', 3), ' '))
		UNION
		SELECT unnest(public.spelling_keys(name, spellings) || public.typo_variants(array_to_string(spellings, ' ')))
		FROM string_to_table(names, ' ') AS words (name), public.latin_spellings(name) AS spellings
	);
	doctor.json := public.doctor_json(doctor);
	doctor.summary_json := public.doctor_summary_json(doctor);
	RETURN doctor;
END
$$;

CREATE OR REPLACE FUNCTION set_doctor_derived_columns() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	RETURN derive_doctor(NEW);
END
$$;

-- BEFORE triggers run in the order of their names: this one after the one that sets the version.
CREATE OR REPLACE TRIGGER doctors_set_derived_columns BEFORE INSERT OR UPDATE ON doctors
	FOR EACH ROW EXECUTE FUNCTION set_doctor_derived_columns();
-- Also where a loading or replicating session has turned triggers off.
ALTER TABLE doctors ENABLE ALWAYS TRIGGER doctors_set_derived_columns;
