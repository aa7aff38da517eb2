-- What is known of a patient outside the tables that the application deletes from: numbers in transfers, and what people wrote about
-- an emergency. That there was one stays.
CREATE OR REPLACE FUNCTION forget_patient() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	DELETE FROM transferred_patients WHERE patient_id = OLD.id;
	UPDATE emergency_accesses SET reason = '', note = CASE WHEN note IS NOT NULL THEN '' END WHERE patient_id = OLD.id;
	RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER patients_forget AFTER DELETE ON patients
	FOR EACH ROW EXECUTE FUNCTION forget_patient();
