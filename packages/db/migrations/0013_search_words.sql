-- Row-level security lets PostgreSQL use an index only for comparisons that are leakproof: = < > are, LIKE and those of
-- arrays are not. So what a patient is found by lies in a table of single words, of which an index finds those that begin
-- with something. What is within a word or is a slip of one is looked up in indexes of keys, which one function reads.

-- The pieces of a word that are `size` characters long, as keys of one owner.
CREATE FUNCTION gram_keys(owner uuid, word text, size integer) RETURNS bigint[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
	SELECT hashtextextended(substr(word, start, size) COLLATE "C", uuid_hash_extended(owner, 0))
	FROM generate_series(1, char_length(word) - size + 1) AS starts (start)
);--> statement-breakpoint

-- What two words have in common that differ by a slip at most, as keys of one owner, none of them a key of a piece.
CREATE FUNCTION slip_keys(owner uuid, word text) RETURNS bigint[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
	SELECT hashtextextended(('~' || slip) COLLATE "C", uuid_hash_extended(owner, 0))
	FROM unnest(slips(word)) AS found (slip)
);--> statement-breakpoint

CREATE FUNCTION name_keys(owner uuid, word text) RETURNS bigint[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN gram_keys(owner, word, 1) || gram_keys(owner, word, 2) || gram_keys(owner, word, 3) || slip_keys(owner, word);--> statement-breakpoint

-- A telephone number in E.164 without its country's code, whose length the first digits tell (ITU-T E.164, annex D).
CREATE FUNCTION number_within_country(phone text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(
	phone,
	'^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(2[1-689]|3[578]|42|5[09]|6[7-9]|8[035789]|9[679])[0-9])',
	''
);--> statement-breakpoint

-- The number that an MRN ends in, as people say it: 123 for P-000123.
CREATE FUNCTION number_of_mrn(mrn text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ltrim(substring(mrn FROM '[0-9]+$'), '0');--> statement-breakpoint

-- The words a patient is found by: of the folded name and MRN, and the telephone number as it is dialled from abroad and
-- within the country. What is part of another number needs no index of its inner parts.
CREATE FUNCTION words_of_patient(folded_name text, mrn text, phone text) RETURNS TABLE (word text, is_number boolean)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT word, bool_or(is_number)
	FROM (
		SELECT word, false FROM string_to_table(folded_name, ' ') AS name (word)
		UNION ALL SELECT word, true FROM string_to_table(fold(mrn), ' ') AS number (word)
		UNION ALL SELECT number_of_mrn(mrn), false
		UNION ALL SELECT substr(phone, 2), true
		UNION ALL SELECT number_within_country(phone), false
	) AS words (word, is_number)
	WHERE word <> ''
	GROUP BY word;
END;--> statement-breakpoint

CREATE TABLE "name_words" (
	"owner_id" uuid NOT NULL,
	"word" text COLLATE "C" NOT NULL,
	CONSTRAINT "name_words_pkey" PRIMARY KEY("owner_id","word")
);
--> statement-breakpoint
CREATE TABLE "patient_words" (
	"owner_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"word" text COLLATE "C" NOT NULL,
	"is_number" boolean NOT NULL,
	CONSTRAINT "patient_words_pkey" PRIMARY KEY("owner_id","word","patient_id")
);
--> statement-breakpoint
ALTER TABLE "patient_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "name_words" ADD CONSTRAINT "name_words_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "patient_words_patient_index" ON "patient_words" USING btree ("owner_id","patient_id");--> statement-breakpoint
CREATE POLICY "patient_words_own" ON "patient_words" AS PERMISSIVE FOR ALL TO "hms_app" USING (owner_id = nullif(current_setting('app.user_id', true), '')::uuid) WITH CHECK (owner_id = nullif(current_setting('app.user_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT ON patient_words TO hms_app;--> statement-breakpoint

-- Keeps the words of a patient. It runs as the tables' owner: the application may not write them. A foreign key would cost
-- more than all the rest of it, and there is nobody else who writes.
CREATE FUNCTION keep_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN
		DELETE FROM patient_words WHERE owner_id = OLD.owner_id AND patient_id = OLD.id;
	END IF;
	IF TG_OP <> 'DELETE' THEN
		INSERT INTO patient_words (owner_id, patient_id, word, is_number)
		SELECT NEW.owner_id, NEW.id, word, is_number
		FROM words_of_patient(NEW.sort_name, NEW.mrn, NEW.phone);
		-- In one order, so that two who write the same words do not wait for each other.
		INSERT INTO name_words (owner_id, word)
		SELECT NEW.owner_id, word FROM string_to_table(NEW.sort_name, ' ') AS name (word) WHERE word <> '' ORDER BY word
		ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER patients_keep_words AFTER INSERT OR DELETE ON patients
	FOR EACH ROW EXECUTE FUNCTION keep_words();--> statement-breakpoint
CREATE TRIGGER patients_change_words AFTER UPDATE ON patients
	FOR EACH ROW WHEN (OLD.search_text <> NEW.search_text) EXECUTE FUNCTION keep_words();--> statement-breakpoint

-- The words of the patients there are. The triggers hold back new ones until this is committed; reading goes on.
-- Row-level security hides patients from their tables' owner too, so they are read owner by owner as the application does.
GRANT INSERT ON patient_words, name_words TO hms_app;--> statement-breakpoint
DO $$
DECLARE
	owner uuid;
BEGIN
	FOR owner IN SELECT id FROM users LOOP
		PERFORM set_config('app.user_id', owner::text, true);
		EXECUTE 'SET LOCAL ROLE hms_app';
		INSERT INTO patient_words (owner_id, patient_id, word, is_number)
		SELECT owner_id, id, words.word, words.is_number
		FROM patients, words_of_patient(sort_name, mrn, phone) AS words
		WHERE owner_id = owner;
		INSERT INTO name_words (owner_id, word)
		SELECT DISTINCT owner_id, name.word
		FROM patients, string_to_table(sort_name, ' ') AS name (word)
		WHERE owner_id = owner AND name.word <> '';
		RESET ROLE;
	END LOOP;
	PERFORM set_config('app.user_id', '', true);
END
$$;--> statement-breakpoint
REVOKE INSERT ON patient_words, name_words FROM hms_app;--> statement-breakpoint
ALTER TABLE "name_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "name_words_keys_index" ON "name_words" USING gin (name_keys(owner_id, word)) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "patient_words_number_index" ON "patient_words" USING gin (gram_keys(owner_id, word, 3)) WITH (fastupdate=false) WHERE is_number;--> statement-breakpoint
ANALYZE patient_words, name_words;--> statement-breakpoint

-- The words of this session's user that a part of a search text, folded, is found in other than at the beginning
-- (rank 1), and those it may be a slip of (rank 2). One or two characters are looked for in names alone: almost every
-- number has them. It runs as the tables' owner, since row-level security would let it use none of these indexes, and takes
-- whose words they are from the session and from nothing else.
CREATE FUNCTION similar_words(part text) RETURNS TABLE (rank integer, word text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
-- Its plans are the same whatever is asked for; making them anew each time costs more than running them.
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
	owner constant uuid := nullif(current_setting('app.user_id', true), '')::uuid;
	keys constant bigint[] := gram_keys(owner, part, least(char_length(part), 3));
	-- Numbers differ in their last digits; what many have in common only makes them slow to find.
	last_keys constant bigint[] := gram_keys(owner, right(part, 5), 3);
	within constant text := '%' || regexp_replace(part, '([\\%_])', '\\\1', 'g') || '%';
BEGIN
	RETURN QUERY SELECT 1, word FROM name_words
		WHERE name_keys(owner_id, word) @> keys
			AND owner_id = owner AND word LIKE within AND NOT starts_with(word, part);
	IF char_length(part) >= 3 THEN
		RETURN QUERY SELECT 1, word FROM patient_words
			WHERE is_number AND gram_keys(owner_id, word, 3) @> last_keys
				AND owner_id = owner AND word LIKE within AND NOT starts_with(word, part);
	END IF;
	IF char_length(part) >= 4 AND part !~ '[0-9]' THEN
		RETURN QUERY SELECT 2, word FROM name_words
			WHERE name_keys(owner_id, word) && slip_keys(owner, part)
				AND owner_id = owner AND word NOT LIKE within;
	END IF;
END
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION similar_words(text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION similar_words(text) TO hms_app;--> statement-breakpoint

-- Patients of this session's user among whom are all that have each of the parts of a search text, the folded ones of
-- `parts` and one of the birth dates `days`. They are found by those parts that not more than `most` patients have (all, if
-- it is null); null if each has more. What is found has to be compared with the whole query.
CREATE FUNCTION search_candidates(parts text[], days date[], most integer) RETURNS uuid[]
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
DECLARE
	-- So few are compared with the rest of a query as fast as they are found by it.
	few constant integer := 500;
	owner constant uuid := nullif(current_setting('app.user_id', true), '')::uuid;
	patience integer;
	part text;
	year integer;
	found uuid[];
	candidates uuid[];
BEGIN
	IF cardinality(days) > 0 THEN
		RETURN ARRAY(
			SELECT id FROM patients
			WHERE owner_id = owner
				AND CASE WHEN date_of_birth IS NULL THEN 'infinity' ELSE date_of_birth END = ANY (days)
		);
	END IF;
	FOREACH patience IN ARRAY ARRAY[least(few, most), most] LOOP
		FOREACH part IN ARRAY parts LOOP
			year := substring(part FROM '^(?:1[89]|20)[0-9]{2}$');
			found := ARRAY(
				SELECT patient_id FROM patient_words
				WHERE owner_id = owner AND word >= part AND word < part || chr(1114111)
				UNION ALL
				SELECT alike.patient_id FROM similar_words(part) AS words CROSS JOIN LATERAL (
					SELECT patient_id FROM patient_words WHERE owner_id = owner AND word = words.word OFFSET 0
				) AS alike
				UNION ALL
				SELECT id FROM patients
				WHERE year IS NOT NULL AND owner_id = owner
					AND CASE WHEN date_of_birth IS NULL THEN 'infinity' ELSE date_of_birth END
						BETWEEN make_date(year, 1, 1) AND make_date(year, 12, 31)
				LIMIT patience + 1
			);
			CONTINUE WHEN cardinality(found) > patience;
			candidates := CASE
				WHEN candidates IS NULL THEN found
				ELSE ARRAY(SELECT unnest(candidates) INTERSECT SELECT unnest(found))
			END;
			EXIT WHEN cardinality(candidates) <= few;
		END LOOP;
		EXIT WHEN candidates IS NOT NULL;
	END LOOP;
	RETURN candidates;
END
$$;--> statement-breakpoint

-- Gives the next free MRN where none is named. Naming one takes the same row lock, so that the number given here cannot
-- be taken by somebody else before this transaction ends. Whether it is free the words tell: under row-level security
-- upper(mrn) uses no index, and each new patient would be compared with all the others.
CREATE OR REPLACE FUNCTION give_mrn() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	counter integer;
BEGIN
	IF NEW.mrn <> '' THEN
		INSERT INTO mrn_counters AS c (owner_id, last) VALUES (NEW.owner_id, 0)
		ON CONFLICT (owner_id) DO UPDATE SET last = c.last;
		RETURN NEW;
	END IF;
	LOOP
		INSERT INTO mrn_counters AS c (owner_id, last) VALUES (NEW.owner_id, 1)
		ON CONFLICT (owner_id) DO UPDATE SET last = c.last + 1
		RETURNING c.last INTO counter;
		NEW.mrn := 'P-' || CASE WHEN counter < 1000000 THEN lpad(counter::text, 6, '0') ELSE counter::text END;
		EXIT WHEN NOT EXISTS (
			SELECT FROM patient_words WHERE owner_id = NEW.owner_id AND word = lower(NEW.mrn)
		);
	END LOOP;
	RETURN NEW;
END
$$;--> statement-breakpoint

-- Under row-level security nothing was found by this index: coalesce is not leakproof, case is.
DROP INDEX "patients_birth_index";--> statement-breakpoint
CREATE INDEX "patients_birth_index" ON "patients" USING btree ("owner_id",(case when "date_of_birth" is null then 'infinity' else "date_of_birth" end),"id");--> statement-breakpoint

-- patient_words takes its place.
ALTER TABLE "patients" DROP COLUMN "slips";
