-- Whoever writes an owner's words does so in turn, until the end of the transaction. Two statements of many rows could meet the
-- same new words in different orders, and wait for each other. It is the last that a transaction waits for, after rows and MRNs.
CREATE OR REPLACE FUNCTION add_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	INSERT INTO patient_words (owner_id, patient_id, word, is_number)
	SELECT owner_id, id, word, is_number FROM added, words_of_patient(sort_name, mrn, phone);
	PERFORM pg_advisory_xact_lock(uuid_hash_extended(owner_id, 0)) FROM (SELECT DISTINCT owner_id FROM added ORDER BY 1) AS owners;
	INSERT INTO name_words (owner_id, word)
	SELECT DISTINCT owner_id, word FROM added, string_to_table(sort_name, ' ') AS name (word)
	WHERE word <> ''
	ON CONFLICT DO NOTHING;
	RETURN NULL;
END
$$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION keep_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	DELETE FROM patient_words WHERE owner_id = OLD.owner_id AND patient_id = OLD.id;
	IF TG_OP = 'UPDATE' THEN
		INSERT INTO patient_words (owner_id, patient_id, word, is_number)
		SELECT NEW.owner_id, NEW.id, word, is_number
		FROM words_of_patient(NEW.sort_name, NEW.mrn, NEW.phone);
		PERFORM pg_advisory_xact_lock(uuid_hash_extended(NEW.owner_id, 0));
		INSERT INTO name_words (owner_id, word)
		SELECT NEW.owner_id, word FROM string_to_table(NEW.sort_name, ' ') AS name (word) WHERE word <> ''
		ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END
$$;
