-- What a search compares: which characters count, which words a record has, and what is a slip of a word.

-- Text as it is compared in searching and sorting: lower case, without accents and other marks that may be left out, in any
-- script, whatever the database's own locale; words with single spaces between them. Punctuation is a space, but for
-- apostrophes, which are nothing, as are characters that only format their neighbours. Not more than 600 characters, however
-- much a character stands for (one of Unicode's stands for 18). Folding it again changes nothing. Immutable in fact as long as
-- the dictionary "unaccent" is left as it ships.
CREATE OR REPLACE FUNCTION fold(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	folded text := left(value, 1000);
BEGIN
	IF octet_length(folded) = char_length(folded) THEN
		-- What follows does the same to ASCII, for ten times as much.
		folded := lower(translate(folded, '''`', '') COLLATE "C");
		IF folded ~ '[^a-z0-9]' COLLATE "C" THEN
			folded := regexp_replace(folded COLLATE "C", '[^a-z0-9]+', ' ', 'g');
		END IF;
	ELSE
		-- Accents that stand alone, as apostrophes, would become a space and an accent.
		folded := left(normalize(translate(folded, U&'\00B4\1FBD\1FBF\1FEF\1FFD\1FFE', ''), NFKD), 2400);
		folded := regexp_replace(
			folded COLLATE "C",
			'['
			-- Apostrophes, and letters that are written like them.
			|| U&'\0027\0060\02B9-\02BF\02C8\02CA\02CB\02EE\0374\055A\05F3\05F4\07F4\07F5\2018-\201B\2032\2035\A78B\A78C'
			-- What is not seen: soft hyphen, fillers, joiners, marks of direction, selectors of variants, tags.
			|| U&'\00AD\061C\115F\1160\17B4\17B5\180B-\180F\200B-\200F\202A-\202E\2060-\206F\FE00-\FE0F\FEFF\FFF9-\FFFB'
			|| U&'\+01BCA0-\+01BCA3\+01D173-\+01D17A\+0E0000-\+0E0FFF'
			-- Accents; vowel points and signs of cantillation in Hebrew, Arabic and Syriac, Arabic's lengthening stroke and hamza;
			-- the dot below letters of India.
			|| U&'\0300-\036F\0483-\0489\0591-\05BD\05BF\05C1\05C2\05C4\05C5\05C7\0610-\061A\0621\0640\064B-\065F\0670\0674'
			|| U&'\06D6-\06DC\06DF-\06E4\06E7\06E8\06EA-\06ED\0711\0730-\074A\0897-\089F\08CA-\08E1\08E3-\08FF'
			|| U&'\093C\09BC\0A3C\0ABC\0B3C\0CBC\1AB0-\1AFF\1DC0-\1DFF\20D0-\20F0\FE20-\FE2F'
			|| ']+',
			'', 'g'
		);
		-- Lower case first: what the dictionary does not know as a capital it may know as a small letter.
		folded := lower(public.unaccent('public.unaccent'::regdictionary, lower(folded COLLATE "und-x-icu")) COLLATE "C");
		folded := translate(
			folded,
			-- Letters with two shapes in one script, by their place in the word or the language; Katakana; capitals of Georgian,
			-- and below of rare scripts, which older versions of ICU leave as they are; digits.
			'ςךםןףץٱىیېےةہھەۃکڪァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶヽᲐᲑᲒᲓᲔᲕᲖᲗᲘᲙᲚᲛᲜᲝᲞᲟᲠᲡᲢᲣᲤᲥᲦᲧᲨᲩᲪᲫᲬᲭᲮᲯᲰᲱᲲᲳᲴᲵᲶᲷᲸᲹᲺᲽᲾᲿ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙'
			|| U&'\2C2F\A7B8\A7BA\A7BC\A7BE\A7C0\A7C2\A7C4\A7C5\A7C6\A7C7\A7C9\A7CB\A7CC\A7CE\A7D0\A7D2\A7D4\A7D6\A7D8\A7DA\A7DC'
			|| U&'\A7F5\1C89\+010570\+010571\+010572\+010573\+010574\+010575\+010576\+010577\+010578\+010579\+01057A\+01057C\+01057D'
			|| U&'\+01057E\+01057F\+010580\+010581\+010582\+010583\+010584\+010585\+010586\+010587\+010588\+010589\+01058A\+01058C'
			|| U&'\+01058D\+01058E\+01058F\+010590\+010591\+010592\+010594\+010595\+010D50\+010D51\+010D52\+010D53\+010D54\+010D55'
			|| U&'\+010D56\+010D57\+010D58\+010D59\+010D5A\+010D5B\+010D5C\+010D5D\+010D5E\+010D5F\+010D60\+010D61\+010D62\+010D63'
			|| U&'\+010D64\+010D65\+016E40\+016E41\+016E42\+016E43\+016E44\+016E45\+016E46\+016E47\+016E48\+016E49\+016E4A\+016E4B'
			|| U&'\+016E4C\+016E4D\+016E4E\+016E4F\+016E50\+016E51\+016E52\+016E53\+016E54\+016E55\+016E56\+016E57\+016E58\+016E59'
			|| U&'\+016E5A\+016E5B\+016E5C\+016E5D\+016E5E\+016E5F\+016EA0\+016EA1\+016EA2\+016EA3\+016EA4\+016EA5\+016EA6\+016EA7'
			|| U&'\+016EA8\+016EA9\+016EAA\+016EAB\+016EAC\+016EAD\+016EAE\+016EAF\+016EB0\+016EB1\+016EB2\+016EB3\+016EB4\+016EB5'
			|| U&'\+016EB6\+016EB7\+016EB8',
			'σכמנפצاييييهههههككぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖゝაბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰჱჲჳჴჵჶჷჸჹჺჽჾჿ01234567890123456789012345678901234567890123456789'
			|| U&'\2C5F\A7B9\A7BB\A7BD\A7BF\A7C1\A7C3\A794\0073\007A\A7C8\A7CA\0264\A7CD\A7CF\A7D1\A7D3\A7D5\A7D7\A7D9\A7DB\019B'
			|| U&'\A7F6\1C8A\+010597\+010598\+010599\+01059A\+01059B\+01059C\+01059D\+01059E\+01059F\+0105A0\+0105A1\+0105A3\+0105A4'
			|| U&'\+0105A5\+0105A6\+0105A7\+0105A8\+0105A9\+0105AA\+0105AB\+0105AC\+0105AD\+0105AE\+0105AF\+0105B0\+0105B1\+0105B3'
			|| U&'\+0105B4\+0105B5\+0105B6\+0105B7\+0105B8\+0105B9\+0105BB\+0105BC\+010D70\+010D71\+010D72\+010D73\+010D74\+010D75'
			|| U&'\+010D76\+010D77\+010D78\+010D79\+010D7A\+010D7B\+010D7C\+010D7D\+010D7E\+010D7F\+010D80\+010D81\+010D82\+010D83'
			|| U&'\+010D84\+010D85\+016E60\+016E61\+016E62\+016E63\+016E64\+016E65\+016E66\+016E67\+016E68\+016E69\+016E6A\+016E6B'
			|| U&'\+016E6C\+016E6D\+016E6E\+016E6F\+016E70\+016E71\+016E72\+016E73\+016E74\+016E75\+016E76\+016E77\+016E78\+016E79'
			|| U&'\+016E7A\+016E7B\+016E7C\+016E7D\+016E7E\+016E7F\+016EBB\+016EBC\+016EBD\+016EBE\+016EBF\+016EC0\+016EC1\+016EC2'
			|| U&'\+016EC3\+016EC4\+016EC5\+016EC6\+016EC7\+016EC8\+016EC9\+016ECA\+016ECB\+016ECC\+016ECD\+016ECE\+016ECF\+016ED0'
			|| U&'\+016ED1\+016ED2\+016ED3'
		);
		folded := regexp_replace(folded COLLATE "und-x-icu", '[[:space:][:cntrl:][:punct:]$+<=>^`|~]+', ' ', 'g');
	END IF;
	RETURN btrim(left(ltrim(folded), 600));
END
$$;--> statement-breakpoint

-- A text as one word, of which the first 40 characters count; null where nothing is left of it. An e-mail address, marked by an
-- @ before it, keeps its punctuation and accents.
CREATE FUNCTION fold_word(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
	IF starts_with(value, '@') THEN
		RETURN left(lower(normalize(left(value, 300), NFKC) COLLATE "und-x-icu"), 40);
	END IF;
	RETURN nullif(left(replace(public.fold(value), ' ', ''), 40), '');
END
$$;--> statement-breakpoint

-- A pattern for LIKE: a word, folded and taken literally, between two others.
CREATE FUNCTION word_pattern(before text, word text, after text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN before || regexp_replace(public.fold_word(word), '([\\%_])', '\\\1', 'g') || after;--> statement-breakpoint

-- The first 20 words of a folded text, 40 characters of each.
CREATE FUNCTION leading_words(folded text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
	IF char_length(folded) <= 40 THEN
		RETURN folded;
	END IF;
	RETURN (
		SELECT string_agg(left(word, 40), ' ' ORDER BY place)
		FROM string_to_table(folded, ' ') WITH ORDINALITY AS words (word, place)
		WHERE place <= 20
	);
END
$$;--> statement-breakpoint

-- The words of a name of two folded parts; a part of several words, as "van den berg" or "smith jones", is a word as well.
CREATE FUNCTION words_of_name(family text, given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN concat_ws(
		' ', nullif(public.leading_words(family), ''), nullif(public.leading_words(given), ''),
		CASE WHEN family LIKE '% %' THEN left(replace(family, ' ', ''), 40) END,
		CASE WHEN given LIKE '% %' THEN left(replace(given, ' ', ''), 40) END
	);
END
$$;--> statement-breakpoint

-- The words that a patient or doctor is found by, in four lines, each with spaces around its words:
-- 1. names, found by any part of them, and with a slip;
-- 2. numbers, found by three characters of them or more: an MRN or licence number as one word, and the telephone number;
-- 3. the whole name written together, in both orders, found by its beginning;
-- 4. what else is found by its beginning: the end of the number as people say it, and its pieces; the telephone number within
--    the country; the e-mail address.
-- Names and number of the contact in an emergency have a ~ before them: they are found as parts of words, so after the others.
CREATE FUNCTION search_text(given_name text, family_name text, number text, phone text, email text, contact jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	given constant text := public.fold(given_name);
	family constant text := coalesce(public.fold(family_name), '');
	contact_name constant text := nullif(public.leading_words(public.fold(contact ->> 'name')), '');
BEGIN
	RETURN concat_ws(' ', '', nullif(public.words_of_name(family, given), ''), '~' || replace(contact_name, ' ', ' ~'), E'\n')
		|| concat_ws(
			' ', '', public.fold_word(number), nullif(substr(phone, 2), ''), '~' || nullif(substr(contact ->> 'phone', 2), ''), E'\n'
		)
		|| concat_ws(
			' ', '',
			nullif(left(replace(family || given, ' ', ''), 40), ''),
			CASE WHEN family <> '' AND given <> '' THEN left(replace(given || family, ' ', ''), 40) END,
			E'\n'
		)
		|| concat_ws(
			' ', '',
			nullif(public.number_of_mrn(number), ''),
			CASE WHEN number ~ '[ ,()]' OR number !~ '[0-9]' THEN nullif(public.leading_words(public.fold(number)), '') END,
			nullif(public.number_within_country(phone), ''),
			public.fold_word('@' || email),
			''
		);
END
$$;--> statement-breakpoint

-- The same, a word a row.
DROP FUNCTION words_of_patient(text, text, text);--> statement-breakpoint
CREATE FUNCTION words_of_patient(search_text text) RETURNS TABLE (word text, is_number boolean)
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT word, bool_or(line = 2)
	FROM string_to_table(search_text, E'\n') WITH ORDINALITY AS lines (words, line), string_to_table(words, ' ') AS words (word)
	WHERE word <> ''
	GROUP BY word;
END;--> statement-breakpoint

-- Whether a word of four letters or more and one of three or more differ by a slip: a letter more, fewer, another one, or two
-- beside each other that changed places.
CREATE FUNCTION is_slip(one text, other text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	size constant integer := char_length(one);
	more constant integer := char_length(other) - size;
	place integer := 1;
BEGIN
	IF more < 0 THEN
		RETURN public.is_slip(other, one);
	ELSIF more > 1 OR size < 3 OR size + more < 4 THEN
		RETURN false;
	END IF;
	WHILE place <= size AND substr(one, place, 1) = substr(other, place, 1) LOOP
		place := place + 1;
	END LOOP;
	RETURN substr(one, place + 1 - more) = substr(other, place + 1) OR (
		more = 0 AND substr(one, place, 2) = reverse(substr(other, place, 2)) AND substr(one, place + 2) = substr(other, place + 2)
	);
END
$$;--> statement-breakpoint

-- The words of a folded text, and each with one letter left out: words that differ by a slip share one of these. Of three letters
-- there is the word alone.
CREATE OR REPLACE FUNCTION slips(value text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
	SELECT coalesce(array_agg(DISTINCT CASE gap WHEN 0 THEN word ELSE overlay(word PLACING '' FROM gap FOR 1) END), '{}')
	FROM string_to_table(value, ' ') AS words (word),
		generate_series(0, CASE WHEN char_length(word) > 3 THEN char_length(word) ELSE 0 END) AS gaps (gap)
	WHERE char_length(word) >= 3
);--> statement-breakpoint

-- The same of one word, as keys of one owner, none of them a key of a piece.
CREATE OR REPLACE FUNCTION slip_keys(owner uuid, word text) RETURNS bigint[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(
	SELECT hashtextextended(('~' || slip) COLLATE "C", uuid_hash_extended(owner, 0))
	FROM unnest(public.slips(ltrim(word, '~'))) AS found (slip)
);--> statement-breakpoint

-- The words of this session's user that a part of a search text, folded, is found in other than at the beginning
-- (rank 1), and those it may be a slip of (rank 2). One or two characters are looked for in names alone: almost every
-- number has them. It runs as the tables' owner, since row-level security would let it use none of these indexes, and takes
-- whose words they are from the session and from nothing else.
CREATE OR REPLACE FUNCTION similar_words(part text) RETURNS TABLE (rank integer, word text)
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
	-- An address is found by its beginning alone.
	IF part IS NULL OR starts_with(part, '@') THEN
		RETURN;
	END IF;
	RETURN QUERY SELECT 1, word FROM name_words
		WHERE name_keys(owner_id, word) @> keys
			AND owner_id = owner AND word LIKE within AND NOT starts_with(word, part);
	IF char_length(part) >= 3 THEN
		RETURN QUERY SELECT 1, word FROM patient_words
			WHERE is_number AND gram_keys(owner_id, word, 3) @> last_keys
				AND owner_id = owner AND word LIKE within AND NOT starts_with(word, part);
	END IF;
	IF char_length(part) >= 3 AND part !~ '[0-9]' THEN
		RETURN QUERY SELECT 2, word FROM name_words
			WHERE name_keys(owner_id, word) && slip_keys(owner, part)
				AND owner_id = owner AND word NOT LIKE within AND is_slip(ltrim(word, '~'), part);
	END IF;
END
$$;--> statement-breakpoint

-- The words in names of this session's user's patients that are a folded word or a slip of it. It runs as the tables' owner for the same reason as similar_words, and within the same bounds.
CREATE FUNCTION words_with_slip(asked text) RETURNS SETOF text
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10
SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
	owner constant uuid := nullif(current_setting('app.user_id', true), '')::uuid;
BEGIN
	RETURN QUERY SELECT word FROM name_words
		WHERE name_keys(owner_id, word) && slip_keys(owner, left(asked, 40))
			AND owner_id = owner AND (word = asked OR is_slip(word, asked));
END
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION words_with_slip(text) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION words_with_slip(text) TO hms_app;--> statement-breakpoint

CREATE OR REPLACE FUNCTION give_mrn() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
	counter integer;
BEGIN
	IF NEW.mrn <> '' THEN
		INSERT INTO public.mrn_counters AS c (owner_id, last) VALUES (NEW.owner_id, 0)
		ON CONFLICT (owner_id) DO UPDATE SET last = c.last;
		RETURN NEW;
	END IF;
	LOOP
		INSERT INTO public.mrn_counters AS c (owner_id, last) VALUES (NEW.owner_id, 1)
		ON CONFLICT (owner_id) DO UPDATE SET last = c.last + 1
		RETURNING c.last INTO counter;
		NEW.mrn := 'P-' || CASE WHEN counter < 1000000 THEN lpad(counter::text, 6, '0') ELSE counter::text END;
		-- Also not one that differs in its punctuation alone.
		EXIT WHEN NOT EXISTS (
			SELECT FROM public.patient_words WHERE owner_id = NEW.owner_id AND word = public.fold_word(NEW.mrn)
		);
	END LOOP;
	RETURN NEW;
END
$$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION add_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	INSERT INTO patient_words (owner_id, patient_id, word, is_number)
	SELECT owner_id, id, word, is_number FROM added, words_of_patient(search_text);
	PERFORM pg_advisory_xact_lock(uuid_hash_extended(owner_id, 0)) FROM (SELECT DISTINCT owner_id FROM added ORDER BY 1) AS owners;
	INSERT INTO name_words (owner_id, word)
	SELECT DISTINCT owner_id, word FROM added, string_to_table(split_part(search_text, E'\n', 1), ' ') AS names (word)
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
		SELECT NEW.owner_id, NEW.id, word, is_number FROM words_of_patient(NEW.search_text);
		PERFORM pg_advisory_xact_lock(uuid_hash_extended(NEW.owner_id, 0));
		INSERT INTO name_words (owner_id, word)
		SELECT DISTINCT NEW.owner_id, word FROM string_to_table(split_part(NEW.search_text, E'\n', 1), ' ') AS names (word)
		WHERE word <> ''
		ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END
$$;--> statement-breakpoint

-- How long each statement of this transaction may take.
CREATE FUNCTION limit_statements(milliseconds integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM set_config('statement_timeout', milliseconds::text, true);
END
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION limit_statements(integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION limit_statements(integer) TO hms_app;--> statement-breakpoint

-- All that was made by the functions as they were is made anew: first the columns, then the words, then the indexes.
DROP TRIGGER "patients_change_words" ON "patients";--> statement-breakpoint
ALTER TABLE "patients"
	DROP COLUMN "sort_name",
	DROP COLUMN "search_text",
	ADD COLUMN "sort_name" text GENERATED ALWAYS AS (fold(coalesce(family_name || ' ', '') || given_name)) STORED NOT NULL,
	ADD COLUMN "search_text" text GENERATED ALWAYS AS (search_text(given_name, family_name, mrn, phone, email, emergency_contact)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "patients_sort_name_index" ON "patients" USING btree ("owner_id","sort_name" collate "C","id");--> statement-breakpoint
CREATE TRIGGER patients_change_words AFTER UPDATE ON patients
	FOR EACH ROW WHEN (OLD.search_text <> NEW.search_text) EXECUTE FUNCTION keep_words();--> statement-breakpoint
ALTER TABLE "doctors"
	DROP COLUMN "sort_name",
	DROP COLUMN "search_text",
	DROP COLUMN "slips",
	ADD COLUMN "sort_name" text GENERATED ALWAYS AS (fold(coalesce(family_name || ' ', '') || given_name)) STORED NOT NULL,
	ADD COLUMN "search_text" text GENERATED ALWAYS AS (search_text(given_name, family_name, license_number, phone, email, null)) STORED NOT NULL,
	ADD COLUMN "slips" text[] GENERATED ALWAYS AS (slips(words_of_name(coalesce(fold(family_name), ''), fold(given_name)))) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "doctors_sort_name_index" ON "doctors" USING btree ("sort_name" collate "C","id");--> statement-breakpoint
CREATE INDEX "doctors_search_index" ON "doctors" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "doctors_slips_index" ON "doctors" USING gin ("slips");--> statement-breakpoint

DROP INDEX "name_words_keys_index";--> statement-breakpoint
DROP INDEX "patient_words_number_index";--> statement-breakpoint
TRUNCATE patient_words, name_words;--> statement-breakpoint
-- Row-level security hides patients from their tables' owner too, so they are read owner by owner as the application does.
GRANT INSERT ON patient_words, name_words TO hms_app;--> statement-breakpoint
CREATE POLICY "name_words_rebuild" ON name_words FOR ALL TO hms_app USING (true) WITH CHECK (true);--> statement-breakpoint
DO $$
DECLARE
	owner uuid;
BEGIN
	FOR owner IN SELECT id FROM users LOOP
		PERFORM set_config('app.user_id', owner::text, true);
		EXECUTE 'SET LOCAL ROLE hms_app';
		INSERT INTO patient_words (owner_id, patient_id, word, is_number)
		SELECT owner_id, id, words.word, words.is_number
		FROM patients, words_of_patient(search_text) AS words
		WHERE owner_id = owner;
		INSERT INTO name_words (owner_id, word)
		SELECT DISTINCT owner_id, names.word
		FROM patients, string_to_table(split_part(search_text, E'\n', 1), ' ') AS names (word)
		WHERE owner_id = owner AND names.word <> '';
		RESET ROLE;
	END LOOP;
	PERFORM set_config('app.user_id', '', true);
END
$$;--> statement-breakpoint
DROP POLICY "name_words_rebuild" ON name_words;--> statement-breakpoint
REVOKE INSERT ON patient_words, name_words FROM hms_app;--> statement-breakpoint
CREATE INDEX "name_words_keys_index" ON "name_words" USING gin (name_keys(owner_id, word)) WITH (fastupdate=true,gin_pending_list_limit=64);--> statement-breakpoint
CREATE INDEX "patient_words_number_index" ON "patient_words" USING gin (gram_keys(owner_id, word, 3)) WITH (fastupdate=true,gin_pending_list_limit=64) WHERE is_number;--> statement-breakpoint
ANALYZE patients, doctors, patient_words, name_words;
