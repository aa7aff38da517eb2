-- Notifications: what others did that concerns a user.

-- The name of a patient whom this user may see: an own one, or one whom a colleague shares; null for anybody else's. For a
-- transaction about this user's own patients, which it is afterwards too.
CREATE OR REPLACE FUNCTION visible_patient_name(patient_id uuid) RETURNS text
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
	owner uuid := nullif(current_setting('app.user_id', true), '')::uuid;
	name text;
BEGIN
	SELECT full_name(given_name, family_name) INTO name FROM patients
	WHERE owner_id = owner AND id = visible_patient_name.patient_id;
	IF name IS NULL THEN
		SELECT sharing.owner_id INTO owner FROM find_sharing_owner('patient', visible_patient_name.patient_id) AS sharing;
		IF FOUND THEN
			PERFORM enter_share(owner, false);
			SELECT full_name(given_name, family_name) INTO name FROM patients
			WHERE owner_id = owner AND id = visible_patient_name.patient_id;
			PERFORM leave_share();
		END IF;
	END IF;
	RETURN name;
END
$$;
