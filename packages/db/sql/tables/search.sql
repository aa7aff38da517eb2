-- Searching patients by their words.
--
-- similar_words and words_with_typo run as the owner of the tables: row-level security lets PostgreSQL use an index only for
-- leakproof comparisons, and those of arrays and LIKE are not. They take the owner from the transaction and from nowhere else, and
-- return words only. Their plans do not depend on their arguments; planning each time would take longer than running them. The keys
-- are of one owner already: IS TRUE keeps PostgreSQL from reading all words of the owner in another index as well.

-- The words of this owner's patients that a folded part of a search text finds other than by their beginning: in another script, as
-- a short form or what it is short for (rank 1), as an inner part (2), and in another spelling or with a typo (3). One or two
-- characters are looked up as an inner part in names only: almost every number has them.
CREATE OR REPLACE FUNCTION similar_words(part text) RETURNS TABLE (rank integer, word text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
-- One owner may have most of a table when the plans are made: they use the indexes all the same, for the other owners.
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
	owner constant uuid := nullif(current_setting('app.owner_id', true), '')::uuid;
	keys constant bigint[] := ngram_keys(owner, part, 3);
	-- Numbers differ in their last digits; the n-grams that many numbers share only make the lookup slow.
	last_keys constant bigint[] := ngram_keys(owner, right(part, 5), 3);
	pattern constant text := '%' || regexp_replace(part, '([\\%_])', '\\\1', 'g') || '%';
BEGIN
	-- An e-mail address is found by its beginning only.
	IF part IS NULL OR starts_with(part, '@') THEN
		RETURN;
	END IF;
	IF part !~ '[0-9]' THEN
		RETURN QUERY SELECT form.rank, mark || form.word
			FROM (
				SELECT likeness(spelling, part) AS rank, spelling AS word
				FROM unnest(latin_spellings(part) || transcriptions(part) || short_forms(part)) AS spelling
				WHERE NOT starts_with(spelling, part) GROUP BY spelling
			) AS form, unnest('{"",~}'::text[]) AS mark
			WHERE form.rank IS NOT NULL
				AND EXISTS (SELECT FROM patient_words WHERE owner_id = owner AND word = mark || form.word)
		UNION
		SELECT found.rank, found.word FROM (
			SELECT word, likeness(ltrim(word, '~'), part) AS rank FROM name_words
			WHERE name_keys(owner_id, word) && likeness_keys(owner, part)
				AND (owner_id = owner) IS TRUE AND word NOT LIKE pattern
			OFFSET 0
		) AS found WHERE found.rank IS NOT NULL;
	END IF;
	IF char_length(part) < 3 THEN
		-- No index has so short a part: all words of the owner's names are read.
		RETURN QUERY SELECT 2, word FROM name_words
			WHERE owner_id = owner AND word LIKE pattern AND NOT starts_with(word, part);
		RETURN;
	END IF;
	RETURN QUERY SELECT 2, word FROM name_words
		WHERE name_keys(owner_id, word) @> keys
			AND (owner_id = owner) IS TRUE AND word LIKE pattern AND NOT starts_with(word, part);
	RETURN QUERY SELECT 2, word FROM patient_words
		WHERE is_number AND ngram_keys(owner_id, word, 3) @> last_keys
			AND (owner_id = owner) IS TRUE AND word LIKE pattern AND NOT starts_with(word, part);
END
$$;

-- The words in the names of this owner's patients that equal a folded word or differ from it by a typo.
CREATE OR REPLACE FUNCTION words_with_typo(searched text) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
	owner constant uuid := nullif(current_setting('app.owner_id', true), '')::uuid;
BEGIN
	RETURN QUERY SELECT word FROM name_words
		WHERE name_keys(owner_id, word) && typo_keys(owner, left(searched, 40))
			AND (owner_id = owner) IS TRUE AND (word = searched OR is_typo(word, searched));
END
$$;

-- The patients of this owner that a folded part of a search text finds, with each word that finds one: in the order of the words
-- those that begin with it, then those of `similar_words` by rank. `place` is 0 or the rank, followed by the word. At most `most`
-- rows; a last row without a patient says that these are all. A quick one leaves the words of `similar_words` out where they may
-- be of many patients.
CREATE OR REPLACE FUNCTION word_hits(part text, most integer, is_quick boolean) RETURNS TABLE (patient_id uuid, place text)
LANGUAGE plpgsql STABLE ROWS 20 SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
	owner constant uuid := nullif(current_setting('app.owner_id', true), '')::uuid;
	read integer;
	more integer;
BEGIN
	RETURN QUERY SELECT patient_id, '0' || word FROM patient_words
		WHERE owner_id = owner AND word >= part AND word < part || chr(1114111)
		ORDER BY word, patient_id LIMIT most;
	GET DIAGNOSTICS read = ROW_COUNT;
	IF read = most OR is_quick AND EXISTS (SELECT FROM patients WHERE owner_id = owner OFFSET 500) THEN
		RETURN;
	END IF;
	RETURN QUERY SELECT hit.patient_id, words.rank || words.word
		FROM (SELECT rank, word COLLATE "C" AS word FROM similar_words(part) ORDER BY rank, word COLLATE "C") AS words
		CROSS JOIN LATERAL (
			SELECT patient_id FROM patient_words WHERE owner_id = owner AND word = words.word ORDER BY patient_id LIMIT most - read
		) AS hit
		ORDER BY words.rank, words.word, hit.patient_id
		LIMIT most - read;
	GET DIAGNOSTICS more = ROW_COUNT;
	IF read + more < most THEN
		RETURN NEXT;
	END IF;
END
$$;

-- The patients that `word_hits` finds among those that others share with this user, each placed by the first of its words, with what
-- lists filter by: sex and date of birth only where `has_filters`. One owner after the other is entered, so that row-level security
-- shows of each what that owner shares. A last row without a patient says that these are all; beyond about `most` they are not.
CREATE OR REPLACE FUNCTION shared_word_hits(part text, most integer, has_filters boolean)
RETURNS TABLE (owner_id uuid, id uuid, place text, archived_at timestamptz, sex sex, date_of_birth date)
LANGUAGE plpgsql ROWS 100
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
	owner uuid;
	ids uuid[];
	places text[];
	has_all boolean := true;
BEGIN
	FOR owner IN SELECT DISTINCT owner_id FROM received_shares() LOOP
		PERFORM enter_share(owner, false);
		SELECT array_agg(patient_id), array_agg(place) INTO ids, places
		FROM (SELECT patient_id, min(place COLLATE "C") AS place FROM word_hits(part, most, false) GROUP BY patient_id) AS hit;
		has_all := array_position(ids, NULL) IS NOT NULL;
		EXIT WHEN NOT has_all;
		most := most - cardinality(ids);
		IF has_filters OR EXISTS (
			SELECT FROM patients WHERE owner_id = owner AND archived_at IS NOT NULL OFFSET cardinality(ids)
		) THEN
			-- One scan for all ids: looking up each takes three times the buffers.
			RETURN QUERY SELECT owner, id, places[n], archived_at, sex, date_of_birth
				FROM generate_subscripts(ids, 1) AS n JOIN patients ON id = ids[n]
				WHERE owner_id = owner AND id = ANY (ids);
		ELSE
			-- Fewer patients are archived than were found, so that less is read.
			RETURN QUERY SELECT owner, hit.id, hit.place, archived.archived_at, NULL::sex, NULL::date
				FROM unnest(ids, places) AS hit (id, place) LEFT JOIN (
					SELECT id, archived_at FROM patients WHERE owner_id = owner AND archived_at IS NOT NULL OFFSET 0
				) AS archived ON archived.id = hit.id
				WHERE hit.id IS NOT NULL;
		END IF;
	END LOOP;
	PERFORM leave_share();
	IF has_all THEN
		id := NULL;
		RETURN NEXT;
	END IF;
END
$$;

-- Patients of others, given as arrays of equal length of their owners and ids, as JSON. One owner after the other is entered; what is
-- not shared with this user now is left out.
CREATE OR REPLACE FUNCTION shared_patients(owner_ids uuid[], patient_ids uuid[]) RETURNS TABLE (owner_id uuid, id uuid, "json" text)
LANGUAGE plpgsql ROWS 50 SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
	owner uuid;
BEGIN
	FOR owner IN SELECT DISTINCT unnest(owner_ids) LOOP
		PERFORM enter_share(owner, false);
		RETURN QUERY SELECT owner_id, id, patients.json FROM patients WHERE owner_id = owner AND id = ANY (patient_ids);
	END LOOP;
	PERFORM leave_share();
END
$$;

-- A superset of this owner's patients that match all folded `parts` of a search text and one of the birth dates `days`: the
-- caller compares them with the whole query. They are found by those parts that at most `most` patients match (all of them if
-- it is null). Null if more than `most` match each part.
CREATE OR REPLACE FUNCTION search_candidates(parts text[], days date[], most integer) RETURNS uuid[]
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
	-- Comparing so few with the rest of the query is as fast as looking them up by it.
	few constant integer := 500;
	owner constant uuid := nullif(current_setting('app.owner_id', true), '')::uuid;
	part_limit integer;
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
	FOREACH part_limit IN ARRAY ARRAY[least(few, most), most] LOOP
		FOREACH part IN ARRAY parts LOOP
			year := substring(part FROM '^(?:1[89]|20)[0-9]{2}$');
			found := ARRAY(
				SELECT patient_id FROM patient_words
				WHERE owner_id = owner AND word >= part AND word < part || chr(1114111)
				UNION ALL
				SELECT similar_to_part.patient_id FROM similar_words(part) AS words CROSS JOIN LATERAL (
					SELECT patient_id FROM patient_words WHERE owner_id = owner AND word = words.word OFFSET 0
				) AS similar_to_part
				UNION ALL
				SELECT id FROM patients
				WHERE year IS NOT NULL AND owner_id = owner
					AND CASE WHEN date_of_birth IS NULL THEN 'infinity' ELSE date_of_birth END
						BETWEEN make_date(year, 1, 1) AND make_date(year, 12, 31)
				LIMIT part_limit + 1
			);
			CONTINUE WHEN cardinality(found) > part_limit;
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
$$;
