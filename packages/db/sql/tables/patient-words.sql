-- The words of each patient's search text as rows, which an index under row-level security can find: `patient_words` has the
-- words of each patient, `name_words` each word of the names of an owner's patients once. The triggers run as the owner of the
-- tables, because the application may not write these. A word that no name has any more stays in `name_words`; it finds nobody.

-- Adds the words of patients, given as arrays of equal length. It runs with the rights of its caller.
CREATE OR REPLACE FUNCTION add_patient_words(owner_ids uuid[], patient_ids uuid[], search_texts text[]) RETURNS void
-- Planning for each array would take longer than the statement.
LANGUAGE plpgsql SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	-- One transaction at a time per owner: two that add the same new words in different orders would deadlock. It is the last
	-- lock that a transaction takes, after those of rows and MRNs.
	PERFORM pg_advisory_xact_lock(uuid_hash_extended(owner_id, 0))
	FROM (SELECT DISTINCT owner_id FROM unnest(owner_ids) AS owners (owner_id) ORDER BY owner_id) AS owners;
	WITH words AS MATERIALIZED (
		SELECT owner_id, patient_id, word, is_name, is_number
		FROM unnest(owner_ids, patient_ids, search_texts) AS patients (owner_id, patient_id, search_text),
			split_search_text(search_text)
	), added AS (
		INSERT INTO patient_words (owner_id, patient_id, word, is_number)
		SELECT owner_id, patient_id, word, is_number FROM words
	)
	INSERT INTO name_words (owner_id, word) SELECT DISTINCT owner_id, word FROM words WHERE is_name
	ON CONFLICT DO NOTHING;
END
$$;

CREATE OR REPLACE FUNCTION add_words_of_inserts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM add_patient_words(array_agg(owner_id), array_agg(id), array_agg(search_text)) FROM inserted;
	RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION replace_patient_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	DELETE FROM patient_words WHERE owner_id = OLD.owner_id AND patient_id = OLD.id;
	IF TG_OP = 'UPDATE' THEN
		PERFORM add_patient_words(array[NEW.owner_id], array[NEW.id], array[NEW.search_text]);
	END IF;
	RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER patients_add_words AFTER INSERT ON patients REFERENCING NEW TABLE AS inserted
	FOR EACH STATEMENT EXECUTE FUNCTION add_words_of_inserts();
CREATE OR REPLACE TRIGGER patients_replace_words AFTER UPDATE ON patients
	FOR EACH ROW WHEN (OLD.search_text <> NEW.search_text) EXECUTE FUNCTION replace_patient_words();
CREATE OR REPLACE TRIGGER patients_delete_words AFTER DELETE ON patients
	FOR EACH ROW EXECUTE FUNCTION replace_patient_words();
