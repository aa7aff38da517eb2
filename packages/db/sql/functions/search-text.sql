-- The words that a patient or a doctor is found by.

-- The first 20 words of a folded text, each cut to 40 characters.
CREATE OR REPLACE FUNCTION leading_words(folded text) RETURNS text
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
$$;

-- The words of a name, given as folded family name and given name. A part of several words, such as "van den berg" or
-- "smith jones", is added as one word as well.
CREATE OR REPLACE FUNCTION words_of_name(family text, given text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN concat_ws(
		' ', nullif(public.leading_words(family), ''), nullif(public.leading_words(given), ''),
		CASE WHEN family LIKE '% %' THEN left(replace(family, ' ', ''), 40) END,
		CASE WHEN given LIKE '% %' THEN left(replace(given, ' ', ''), 40) END
	);
END
$$;

-- A telephone number in E.164 without its country code, whose length follows from the first digits (ITU-T E.164, annex D).
CREATE OR REPLACE FUNCTION national_number(phone text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(
	phone,
	'^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(2[1-689]|3[578]|42|5[09]|6[7-9]|8[035789]|9[679])[0-9])',
	''
);

-- The number at the end of an MRN, as people say it: 123 for P-000123.
CREATE OR REPLACE FUNCTION mrn_number(mrn text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ltrim(substring(mrn FROM '[0-9]+$'), '0');

-- What an MRN is found by other than as a whole: the number at its end, the whole without the zeros before that (p118 for P-000118),
-- and its parts.
CREATE OR REPLACE FUNCTION mrn_words(mrn text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	number constant text := nullif(public.mrn_number(mrn), '');
	before constant text := CASE
		WHEN mrn LIKE '%0' || number THEN rtrim(left(public.fold_word(mrn), -char_length(number)), '0')
	END;
BEGIN
	RETURN concat_ws(
		' ', number,
		CASE WHEN before ~ '[^0-9]$' THEN before || number END,
		CASE WHEN mrn ~ '[ ,()]' OR mrn !~ '[0-9]' THEN nullif(public.leading_words(public.fold(mrn)), '') END
	);
END
$$;

-- The words that a patient or doctor is found by, in four lines, each with spaces around its words:
-- 1. names, found by any part of them, and despite a typo;
-- 2. numbers, found by three characters of them or more: an MRN or licence number as one word, and the telephone number;
-- 3. the whole name as one word, in both orders, found by its beginning;
-- 4. other words found by their beginning: the number at the end of the MRN, the MRN without zeros before that, and the parts of the
--    MRN; the national telephone number; the e-mail address.
-- Names and number of an emergency contact have a leading ~: they match as parts of words, and so rank after the patient's own.
CREATE OR REPLACE FUNCTION search_text(
	given_name text, family_name text, number text, phone text, email text, contact jsonb
) RETURNS text
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
			nullif(public.mrn_words(number), ''),
			nullif(public.national_number(phone), ''),
			public.fold_word('@' || email),
			''
		);
END
$$;

-- A search_text with further numbers in its lines 2 and 4.
CREATE OR REPLACE FUNCTION add_numbers(search_text text, numbers text[]) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	number text;
	lines text[];
BEGIN
	IF coalesce(cardinality(numbers), 0) = 0 THEN
		RETURN search_text;
	END IF;
	lines := string_to_array(search_text, E'\n');
	FOREACH number IN ARRAY numbers LOOP
		lines[2] := lines[2] || concat_ws(' ', nullif(public.fold_word(number), ''), '');
		lines[4] := lines[4] || concat_ws(' ', nullif(public.mrn_words(number), ''), '');
	END LOOP;
	RETURN array_to_string(lines, E'\n');
END
$$;

-- The words of a search_text, a row each: whether it is part of a name (line 1) and whether it is a number (line 2). Not STRICT, so
-- that PostgreSQL inlines it.
CREATE OR REPLACE FUNCTION split_search_text(search_text text) RETURNS TABLE (word text, is_name boolean, is_number boolean)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT DISTINCT word,
		strpos(split_part(search_text, E'\n', 1), ' ' || word || ' ') > 0,
		strpos(split_part(search_text, E'\n', 2), ' ' || word || ' ') > 0
	FROM string_to_table(replace(search_text, E'\n', ''), ' ') AS words (word)
	WHERE word <> '';
END;
