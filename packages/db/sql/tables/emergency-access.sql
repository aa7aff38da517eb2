-- Emergency access: patients of all owners, for who may open them. These functions look at each owner's patients as row-level
-- security shows them to that owner; afterwards the transaction is about this user's own again.

-- Active patients with an MRN, now or formerly, or with a name and a birth date, compared without case, accents and punctuation.
CREATE OR REPLACE FUNCTION find_in_emergency(number text, given text, family text, born date)
RETURNS TABLE (owner_id uuid, patient_id uuid)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
	owner uuid;
BEGIN
	FOR owner IN SELECT id FROM users ORDER BY id LOOP
		PERFORM set_config('app.owner_id', owner::text, true);
		IF number IS NOT NULL THEN
			RETURN QUERY SELECT owner, id FROM patients
				WHERE owner_id = owner AND archived_at IS NULL
					AND id IN (SELECT words.patient_id FROM patient_words AS words WHERE words.owner_id = owner AND words.word = fold_word(number))
					AND fold_word(number) IN (SELECT fold_word(known) FROM unnest(former_mrns || mrn) AS known);
		ELSE
			RETURN QUERY SELECT owner, id FROM patients
				WHERE owner_id = owner AND archived_at IS NULL
					AND CASE WHEN date_of_birth IS NULL THEN 'infinity' ELSE date_of_birth END = born
					AND fold(given_name) = fold(given) AND fold(family_name) = fold(family);
		END IF;
	END LOOP;
	PERFORM leave_share();
END
$$;

-- The owner of an active patient; null if there is none.
CREATE OR REPLACE FUNCTION owner_of_patient(patient uuid) RETURNS uuid
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
	owner uuid;
	found_owner uuid;
BEGIN
	FOR owner IN SELECT id FROM users ORDER BY id LOOP
		PERFORM set_config('app.owner_id', owner::text, true);
		SELECT owner_id INTO found_owner FROM patients WHERE owner_id = owner AND id = patient AND archived_at IS NULL;
		EXIT WHEN FOUND;
	END LOOP;
	PERFORM leave_share();
	RETURN found_owner;
END
$$;
