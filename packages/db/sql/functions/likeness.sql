-- Words of names compared with what is typed: keys by which indexes find words in another script or spelling, and how alike two
-- words are.

-- What a word of a name with these `latin_spellings` is looked up by: `=` and a spelling other than the word, `*` and the first three
-- letters of one where the word is not in Latin letters, `l` or `a` and the consonants of a word in Latin or Arabic letters.
CREATE OR REPLACE FUNCTION spelling_keys(word text, spellings text[]) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	is_latin constant boolean := word ~ '^[a-z]+$' COLLATE "C";
	sounds constant text := public.consonants(word);
	keys text[] := '{}';
	spelling text;
BEGIN
	FOREACH spelling IN ARRAY spellings LOOP
		IF spelling <> word THEN
			keys := keys || ('=' || spelling);
		END IF;
		IF NOT is_latin THEN
			keys := keys || ('*' || left(spelling, 3));
		END IF;
	END LOOP;
	IF sounds IS NOT NULL THEN
		keys := keys || (CASE WHEN is_latin THEN 'l' ELSE 'a' END || sounds);
	END IF;
	IF starts_with(word, 'ال') THEN
		-- The article, which is a word of its own in Latin letters, and the name without it.
		keys := keys || '{=al,=el}'::text[] || ('a' || coalesce(public.consonants(substr(word, 3)), ''));
	END IF;
	RETURN keys;
END
$$;

-- The keys of words that may be a part of a search text, with these `latin_spellings`, in another script or spelling.
CREATE OR REPLACE FUNCTION searched_spelling_keys(part text, spellings text[]) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	is_latin constant boolean := part ~ '^[a-z]+$' COLLATE "C";
	sounds constant text := public.consonants(part);
	keys text[] := '{}';
	spelling text;
BEGIN
	FOREACH spelling IN ARRAY spellings LOOP
		keys := keys || ('=' || spelling);
		IF is_latin AND char_length(spelling) >= 3 THEN
			keys := keys || ('*' || left(spelling, 3));
		END IF;
	END LOOP;
	IF is_latin AND sounds IS NOT NULL THEN
		keys := keys || ('a' || sounds);
	END IF;
	IF char_length(sounds) >= 3 OR NOT is_latin AND sounds IS NOT NULL THEN
		keys := keys || ('l' || sounds);
	END IF;
	IF starts_with(part, 'ال') THEN
		keys := keys || ('l' || coalesce(public.consonants(substr(part, 3)), ''));
	END IF;
	RETURN keys;
END
$$;

-- Whether two words in Latin letters, with these plain spellings, differ in vowels only that languages without letters for them take
-- for each other: e for a and u for o, as in Mohammed and Muhammad. In short words they tell names apart.
CREATE OR REPLACE FUNCTION has_like_vowels(plain text, searched text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
	RETURN translate(plain, 'eu', 'ao') = translate(searched, 'eu', 'ao') AND char_length(public.consonants(searched)) >= 3;
END
$$;

-- How a word of a name is like a part of a search text: 1 for it or its beginning in another script, a short form of it or what it is
-- short for, 3 for another spelling or a typo of it; null for anything else.
CREATE OR REPLACE FUNCTION likeness(word text, part text) RETURNS integer
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	is_latin constant boolean := part ~ '^[a-z]+$' COLLATE "C";
	are_latin constant boolean := is_latin AND word ~ '^[a-z]+$' COLLATE "C";
	spellings text[];
	searched text[];
	one text;
	other text;
BEGIN
	IF are_latin THEN
		IF word = ANY (public.short_forms(part)) THEN
			RETURN 1;
		ELSIF public.is_typo(word, part) THEN
			RETURN 3;
		END IF;
	END IF;
	spellings := public.latin_spellings(word);
	searched := public.latin_spellings(part);
	IF are_latin THEN
		IF spellings = searched OR public.has_like_vowels(spellings[1], searched[1]) THEN
			RETURN 3;
		END IF;
	ELSIF spellings && searched
		OR is_latin AND word ~ U&'^[\0620-\06D3]+$' COLLATE "C" AND (
			starts_with(word, 'ال') AND part IN ('al', 'el') OR public.sounds_like_arabic(part, word)
		)
		OR part ~ U&'^[\0620-\06D3]+$' COLLATE "C" AND word ~ '^[a-z]+$' COLLATE "C" AND public.sounds_like_arabic(word, part)
	THEN
		RETURN 1;
	END IF;
	FOREACH one IN ARRAY spellings LOOP
		FOREACH other IN ARRAY searched LOOP
			IF is_latin AND NOT are_latin AND char_length(other) >= 3 AND starts_with(one, other) THEN
				RETURN 1;
			ELSIF public.is_typo(one, other) THEN
				RETURN 3;
			END IF;
		END LOOP;
	END LOOP;
	RETURN CASE WHEN public.is_typo(word, part) THEN 3 END;
END
$$;
