-- The words of each patient's search text as rows, which an index under row-level security can find: `patient_words` has the
-- words of each patient, `name_words` each word of the names of an owner's patients once. The triggers run as the owner of the
-- tables, because the application may not write these. A word that no name has any more stays in `name_words` until a patient of
-- the owner is deleted; it finds nobody.

-- Writes the words of a patient after an insert, update or delete: only those that are other than before.
CREATE OR REPLACE FUNCTION replace_patient_words() RETURNS trigger
-- Planning the statements for each patient would take longer than running them.
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
	name_line text;
	lock text;
BEGIN
	IF TG_OP = 'DELETE' THEN
		-- As below: nobody adds a word of a name between the look for those that no patient has and the commit.
		lock := pg_advisory_xact_lock(uuid_hash_extended(OLD.owner_id, 0));
		DELETE FROM patient_words WHERE owner_id = OLD.owner_id AND patient_id = OLD.id;
		-- Words of former names too.
		DELETE FROM name_words AS names WHERE owner_id = OLD.owner_id AND NOT EXISTS (
			SELECT FROM patient_words AS kept WHERE kept.owner_id = OLD.owner_id AND kept.word = names.word
		);
		RETURN NULL;
	ELSIF TG_OP = 'UPDATE' THEN
		DELETE FROM patient_words
		WHERE owner_id = OLD.owner_id AND patient_id = OLD.id AND (owner_id, patient_id, word, is_number) NOT IN (
			SELECT NEW.owner_id, NEW.id, word, is_number FROM split_search_text(NEW.search_text)
		);
	END IF;
	INSERT INTO patient_words (owner_id, patient_id, word, is_number)
	SELECT NEW.owner_id, NEW.id, split.word, split.is_number FROM split_search_text(NEW.search_text) AS split
	WHERE TG_OP = 'INSERT' OR NOT EXISTS (
		SELECT FROM patient_words AS kept
		WHERE kept.owner_id = NEW.owner_id AND kept.word = split.word AND kept.patient_id = NEW.id
	);
	name_line := split_part(NEW.search_text, E'\n', 1);
	IF TG_OP = 'INSERT' OR NEW.owner_id <> OLD.owner_id OR name_line <> split_part(OLD.search_text, E'\n', 1) THEN
		-- One transaction at a time per owner: two that add the same new words in different orders would deadlock. It is the last
		-- lock that a transaction takes, after those of rows and MRNs. An assignment runs no query, as PERFORM would.
		lock := pg_advisory_xact_lock(uuid_hash_extended(NEW.owner_id, 0));
		INSERT INTO name_words (owner_id, word)
		SELECT NEW.owner_id, word FROM string_to_table(name_line, ' ') AS names (word) WHERE word <> ''
		ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER patients_add_words AFTER INSERT ON patients
	FOR EACH ROW EXECUTE FUNCTION replace_patient_words();
CREATE OR REPLACE TRIGGER patients_replace_words AFTER UPDATE ON patients
	FOR EACH ROW WHEN (OLD.search_text <> NEW.search_text OR OLD.owner_id <> NEW.owner_id) EXECUTE FUNCTION replace_patient_words();
CREATE OR REPLACE TRIGGER patients_delete_words AFTER DELETE ON patients
	FOR EACH ROW EXECUTE FUNCTION replace_patient_words();

-- Adds the words of many patients that were inserted without triggers, given as arrays of equal length. It runs with the rights of
-- its caller.
CREATE OR REPLACE FUNCTION add_patient_words(owner_ids uuid[], patient_ids uuid[], search_texts text[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	INSERT INTO patient_words (owner_id, patient_id, word, is_number)
	SELECT owner_id, patient_id, word, is_number
	FROM unnest(owner_ids, patient_ids, search_texts) AS patients (owner_id, patient_id, search_text),
		split_search_text(search_text);
	PERFORM pg_advisory_xact_lock(uuid_hash_extended(owner_id, 0))
	FROM (SELECT DISTINCT owner_id FROM unnest(owner_ids) AS owners (owner_id) ORDER BY owner_id) AS owners;
	INSERT INTO name_words (owner_id, word)
	SELECT DISTINCT owner_id, word
	FROM unnest(owner_ids, search_texts) AS patients (owner_id, search_text), split_search_text(search_text)
	WHERE is_name
	ON CONFLICT DO NOTHING;
END
$$;
