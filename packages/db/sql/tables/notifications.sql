-- Notifications: what others did that concerns a user.

-- The name of a patient whom this user may see; null for anybody else's.
CREATE OR REPLACE FUNCTION visible_patient_name(patient_id uuid) RETURNS text
LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT concat_ws(' ', given_name, family_name) FROM patients
	WHERE owner_id = nullif(current_setting('app.user_id', true), '')::uuid AND id = patient_id;
END;
