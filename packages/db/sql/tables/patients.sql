-- Derived columns of `patients`: whatever a statement writes there, a trigger computes them from the row.

-- A patient as the API answers it to the owner; for whom the owner lets in, the API writes what that user may do in place of the
-- last value. Instants are written in UTC, whatever the time zone of the session.
CREATE OR REPLACE FUNCTION patient_json(patient patients) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN (
		SELECT row_to_json(fields)
		FROM (
			SELECT patient.id, patient.mrn, patient.given_name AS "givenName", patient.family_name AS "familyName",
				patient.date_of_birth AS "dateOfBirth", patient.sex, patient.phone, patient.email, patient.address,
				patient.blood_group AS "bloodGroup", patient.allergies, patient.notes,
				patient.emergency_contact AS "emergencyContact",
				CASE WHEN patient.archived_at IS NULL THEN 'active' ELSE 'archived' END AS status, patient.version,
				to_char(patient.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",
				to_char(patient.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt",
				patient.owner_id AS "ownerId", 'own' AS access
		) AS fields
	);
END
$$;

-- The part of a patient that the answer for a mapping includes.
CREATE OR REPLACE FUNCTION patient_summary_json(patient patients) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN (
		SELECT row_to_json(fields)
		FROM (
			SELECT patient.id, patient.mrn, patient.given_name AS "givenName", patient.family_name AS "familyName"
		) AS fields
	);
END
$$;

-- A row with its derived columns computed.
CREATE OR REPLACE FUNCTION derive_patient(patient patients) RETURNS patients
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	patient.sort_name := public.fold(coalesce(patient.family_name || ' ', '') || patient.given_name);
	patient.search_text := public.add_numbers(
		public.search_text(
			patient.given_name, patient.family_name, patient.mrn, patient.phone, patient.email, patient.emergency_contact
		),
		patient.former_mrns
	);
	patient.json := public.patient_json(patient);
	patient.summary_json := public.patient_summary_json(patient);
	RETURN patient;
END
$$;

CREATE OR REPLACE FUNCTION set_patient_derived_columns() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	RETURN derive_patient(NEW);
END
$$;

-- BEFORE triggers run in the order of their names: this one after those that set MRN and version.
CREATE OR REPLACE TRIGGER patients_set_derived_columns BEFORE INSERT OR UPDATE ON patients
	FOR EACH ROW EXECUTE FUNCTION set_patient_derived_columns();
-- Also where a loading or replicating session has turned triggers off.
ALTER TABLE patients ENABLE ALWAYS TRIGGER patients_set_derived_columns;
