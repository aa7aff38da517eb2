-- Computes the derived columns of all rows anew, after a function that they depend on has changed. It is no change of a record:
-- no version is counted and no history written. Rows that come out as they were are not written. The words of a patient follow
-- its search text. Others can read meanwhile, where no migration has altered the tables; who writes waits.
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE patients DISABLE TRIGGER USER;
ALTER TABLE patients ENABLE TRIGGER patients_set_derived_columns;
ALTER TABLE patients ENABLE TRIGGER patients_replace_words;
ALTER TABLE doctors DISABLE TRIGGER USER;
ALTER TABLE doctors ENABLE TRIGGER doctors_set_derived_columns;
ALTER TABLE mappings DISABLE TRIGGER USER;
ALTER TABLE mappings ENABLE TRIGGER mappings_set_derived_columns;

UPDATE doctors AS doctor SET version = version WHERE doctor IS DISTINCT FROM derive_doctor(doctor);

-- Row-level security hides these rows from the owner of the tables too, so they are updated as the application would, user by user.
DO $$
DECLARE
	owner uuid;
BEGIN
	FOR owner IN SELECT id FROM users LOOP
		PERFORM set_config('app.user_id', owner::text, true), set_config('app.owner_id', owner::text, true);
		SET LOCAL ROLE hms_app;
		UPDATE patients AS patient SET version = version
			WHERE owner_id = owner AND patient IS DISTINCT FROM derive_patient(patient);
		UPDATE mappings AS mapping SET version = version
			WHERE owner_id = owner AND mapping IS DISTINCT FROM derive_mapping(mapping);
		RESET ROLE;
	END LOOP;
	PERFORM set_config('app.user_id', '', true), set_config('app.owner_id', '', true);
END
$$;

ALTER TABLE patients ENABLE TRIGGER USER;
ALTER TABLE patients ENABLE ALWAYS TRIGGER patients_set_derived_columns;
ALTER TABLE doctors ENABLE TRIGGER USER;
ALTER TABLE doctors ENABLE ALWAYS TRIGGER doctors_set_derived_columns;
ALTER TABLE mappings ENABLE TRIGGER USER;
ALTER TABLE mappings ENABLE ALWAYS TRIGGER mappings_set_derived_columns;
