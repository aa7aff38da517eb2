-- Names compared despite how they are spelled: one name in several scripts, and in Latin letters by several rules. All of it is of
-- folded words.

-- A Latin word with its sounds spelled in one way, where languages and transcriptions spell them in several: ivanova for Iwanowa,
-- hofman for Hoffmann.
CREATE OR REPLACE FUNCTION plain_spelling(latin text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	plain text := latin;
BEGIN
	plain := replace(replace(plain, 'tsch', 'ch'), 'tch', 'ch');
	plain := replace(replace(replace(plain, 'sch', 'sh'), 'shch', 'sh'), 'chr', 'hr');
	plain := translate(plain, 'wq', 'vk');
	IF plain ~ '[bcdfghklmnprstvz][yj]o' THEN
		-- Cyrillic ё, which is written as е too.
		plain := regexp_replace(plain, '([bcdfghklmnprstvz])[yj]o', '\1e', 'g');
	END IF;
	-- Umlauts and what else two letters stand for one of.
	plain := replace(replace(replace(replace(plain, 'ae', 'a'), 'oe', 'o'), 'ue', 'u'), 'ou', 'u');
	plain := replace(replace(replace(replace(replace(plain, 'kh', 'h'), 'ph', 'f'), 'th', 't'), 'gh', 'g'), 'dh', 'd');
	plain := replace(replace(replace(replace(plain, 'dt', 't'), 'tz', 'ts'), 'ck', 'k'), 'x', 'ks');
	plain := replace(translate(plain, 'yj', 'ii'), 'ie', 'e');
	IF plain ~ 'c' THEN
		plain := regexp_replace(plain, 'c(?![hei])', 'k', 'g');
	END IF;
	IF plain ~ '[eo]ff?$' THEN
		plain := regexp_replace(plain, '([eo])ff?$', '\1v');
	END IF;
	RETURN regexp_replace(plain, '(.)\1+', '\1', 'g');
END
$$;

-- A name in Latin letters; none for a word that is no name, has letters of two scripts, or of one without rules here. Arabic, which
-- writes no vowels, is compared by `sounds_like_arabic`.
CREATE OR REPLACE FUNCTION transcriptions(word text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	latin text;
BEGIN
	IF word ~ '^[a-z]+$' COLLATE "C" THEN
		RETURN ARRAY[word];
	ELSIF word ~ U&'^[\0430-\045F\0491-\04E9]+$' COLLATE "C" THEN
		latin := replace(replace(replace(replace(word, 'щ', 'shch'), 'ж', 'zh'), 'ш', 'sh'), 'ч', 'ch');
		latin := replace(replace(replace(replace(latin, 'х', 'kh'), 'ц', 'ts'), 'ю', 'yu'), 'я', 'ya');
		latin := replace(replace(replace(replace(latin, 'љ', 'lj'), 'њ', 'nj'), 'џ', 'dz'), 'ђ', 'dj');
		latin := translate(latin, 'абвгдезиклмнопрстуфыэіїєјћѕґәғқңөұүһъь', 'abvgdeziklmnoprstufyeiiejczgagknouuh');
	ELSIF word ~ U&'^[\03B1-\03C9]+$' COLLATE "C" THEN
		latin := regexp_replace(regexp_replace(word, '^μπ', 'b'), '^ντ', 'd');
		latin := replace(replace(replace(replace(latin, 'ου', 'u'), 'ευ', 'ev'), 'αυ', 'av'), 'γγ', 'ng');
		latin := replace(replace(replace(replace(latin, 'γκ', 'g'), 'χ', 'kh'), 'ψ', 'ps'), 'ξ', 'x');
		latin := translate(latin, 'αβγδεζηθικλμνοπρστυφω', 'avgdezitiklmnoprstyfo');
	ELSIF word ~ U&'^[\4E00-\9FFF]{1,6}$' COLLATE "C" THEN
		latin := (SELECT string_agg(public.han_reading(han, false), '') FROM string_to_table(word, NULL) AS characters (han));
		-- Some characters are read otherwise in the name of a family.
		RETURN array_remove(ARRAY[
			latin, public.han_reading(left(word, 1), true) || substr(latin, 1 + char_length(public.han_reading(left(word, 1), false)))
		], NULL);
	END IF;
	RETURN CASE WHEN latin IS NULL THEN '{}' WHEN latin ~ 'kh' THEN ARRAY[latin, replace(latin, 'kh', 'ch')] ELSE ARRAY[latin] END;
END
$$;

-- The transcriptions of a name, each spelled plainly, once.
CREATE OR REPLACE FUNCTION latin_spellings(word text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	spellings text[] := '{}';
	latin text;
BEGIN
	FOREACH latin IN ARRAY public.transcriptions(word) LOOP
		latin := left(public.plain_spelling(latin), 40);
		IF latin <> ALL (spellings) THEN
			spellings := spellings || latin;
		END IF;
	END LOOP;
	RETURN spellings;
END
$$;

-- The consonants of a word in Latin or Arabic letters, those written alike as one; null for other words, and where there are none.
CREATE OR REPLACE FUNCTION consonants(word text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	sounds text;
BEGIN
	IF word ~ '^[a-z]+$' COLLATE "C" THEN
		sounds := replace(replace(replace(replace(replace(word, 'sh', 'S'), 'ch', 'S'), 'kh', 'h'), 'gh', 'g'), 'th', 't');
		sounds := replace(replace(replace(replace(replace(sounds, 'dh', 'd'), 'zh', 'z'), 'ph', 'f'), 'dj', 'j'), 'x', 'ks');
		sounds := translate(sounds, 'jqczvaeiouyw', 'gkkdf');
	ELSIF word ~ U&'^[\0620-\06D3]+$' COLLATE "C" THEN
		sounds := translate(word, 'بتثجحخدذرزسشصضطظغفقكلمنهپچژگڤاويع', 'bttghhddrdsSsdtdgfkklmnhpSdgf');
	ELSE
		RETURN NULL;
	END IF;
	-- At its end an h is often left out.
	RETURN nullif(regexp_replace(rtrim(sounds, 'h'), '(.)\1+', '\1', 'g'), '');
END
$$;

-- Whether a Latin word is a spelling of an Arabic one: it has the letters that this one has, and vowels between them.
CREATE OR REPLACE FUNCTION sounds_like_arabic(latin text, arabic text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	pattern text := '';
	letter text;
	place integer := 0;
BEGIN
	FOREACH letter IN ARRAY string_to_array(arabic, NULL) LOOP
		place := place + 1;
		pattern := pattern || CASE letter
			WHEN 'ا' THEN CASE WHEN place = 1 THEN '[aeiou]?' ELSE '(aa?|[eou])' END
			WHEN 'و' THEN '(au|aw|ou|oo|ow|uw|uu?|o|w|v)'
			WHEN 'ي' THEN '(ai|ay|ei|ey|ee|ie|iy|ij|ii?|yy?|j|e' || CASE WHEN place = char_length(arabic) THEN '|aa?' ELSE '' END || ')'
			WHEN 'ه' THEN CASE WHEN place = char_length(arabic) THEN '[ht]?' ELSE 'h' END
			WHEN 'ع' THEN ''
			WHEN 'ث' THEN '(th|t|s)' WHEN 'ج' THEN '(dj|jj?|gg?)' WHEN 'خ' THEN '(kh|h|ch|x)' WHEN 'ذ' THEN '(dh|d|z|th)'
			WHEN 'ش' THEN '(ssh|sh|ch)' WHEN 'ض' THEN '(dd?|dh|zz?)' WHEN 'ظ' THEN '(z|dh|d)' WHEN 'غ' THEN '(gh|g)'
			WHEN 'ف' THEN '(ff?|ph|v)' WHEN 'ق' THEN '(qq?|kk?|c)' WHEN 'ك' THEN '(kk?|cc?|ck)' WHEN 'چ' THEN '(ch|tch)'
			WHEN 'ژ' THEN '(zh|z|j)'
			ELSE '(' || translate(letter, 'بتحدرزسصطلمنپگڤ', 'bthdrzsstlmnpgv') || '){1,2}'
		END || '[aeiou]?';
	END LOOP;
	RETURN latin ~ ('^' || regexp_replace(pattern, '^\[aeiou\]\?\[aeiou\]\?\(l\)\{1,2\}', '([aeu]l)?') || '$')
		OR latin ~ ('^' || pattern || '$');
END
$$;

-- What a word of a name is looked up by despite its spelling: `=` and a plain spelling other than the word, `*` and the first three
-- letters of one where the word is not in Latin letters, `l` or `a` and the consonants of a word in Latin or Arabic letters.
CREATE OR REPLACE FUNCTION spelling_keys(word text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	is_latin constant boolean := word ~ '^[a-z]+$' COLLATE "C";
	keys text[] := '{}';
	spelling text;
BEGIN
	FOREACH spelling IN ARRAY public.latin_spellings(word) LOOP
		IF spelling <> word THEN
			keys := keys || ('=' || spelling);
		END IF;
		IF NOT is_latin THEN
			keys := keys || ('*' || left(spelling, 3));
		END IF;
	END LOOP;
	IF starts_with(word, 'ال') THEN
		-- The article, which is a word of its own in Latin letters, and the name without it.
		keys := keys || '{=al,=el}'::text[] || ('a' || coalesce(public.consonants(substr(word, 3)), ''));
	END IF;
	RETURN array_cat(keys, array_remove(ARRAY[CASE WHEN is_latin THEN 'l' ELSE 'a' END || public.consonants(word)], NULL));
END
$$;

-- The keys of words that are spellings of a part of a search text.
CREATE OR REPLACE FUNCTION searched_spelling_keys(part text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	is_latin constant boolean := part ~ '^[a-z]+$' COLLATE "C";
	keys text[] := '{}';
	spelling text;
BEGIN
	FOREACH spelling IN ARRAY public.latin_spellings(part) LOOP
		keys := keys || ('=' || spelling);
		IF is_latin AND char_length(spelling) >= 3 THEN
			keys := keys || ('*' || left(spelling, 3));
		END IF;
	END LOOP;
	RETURN array_cat(keys, array_remove(ARRAY[
		'l' || public.consonants(part),
		CASE WHEN is_latin THEN 'a' || public.consonants(part) END,
		CASE WHEN starts_with(part, 'ال') THEN 'l' || public.consonants(substr(part, 3)) END
	], NULL));
END
$$;

-- Whether a part of a search text is a word of a name in another spelling, or the beginning of it in Latin letters.
CREATE OR REPLACE FUNCTION is_spelling(word text, part text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	spellings constant text[] := public.latin_spellings(word);
	searched constant text[] := public.latin_spellings(part);
	spelling text;
BEGIN
	IF spellings && searched THEN
		RETURN true;
	ELSIF word ~ '^[a-z]+$' COLLATE "C" THEN
		IF part ~ '^[a-z]+$' COLLATE "C" THEN
			-- Languages without letters for them take e for a and u for o: Mohammed and Muhammad. In short names they tell names apart.
			RETURN char_length(public.consonants(part)) > 2
				AND translate(spellings[1], 'eu', 'ao') = translate(searched[1], 'eu', 'ao');
		END IF;
		RETURN part ~ U&'^[\0620-\06D3]+$' COLLATE "C" AND public.sounds_like_arabic(word, part);
	ELSIF part !~ '^[a-z]+$' COLLATE "C" THEN
		RETURN false;
	ELSIF word ~ U&'^[\0620-\06D3]+$' COLLATE "C" THEN
		RETURN starts_with(word, 'ال') AND part IN ('al', 'el') OR public.sounds_like_arabic(part, word);
	END IF;
	FOREACH spelling IN ARRAY spellings LOOP
		IF char_length(searched[1]) >= 3 AND starts_with(spelling, searched[1]) THEN
			RETURN true;
		END IF;
	END LOOP;
	RETURN false;
END
$$;

-- How a word of a name is like a part of a search text: 1 for it in another script, a short form of it or what it is short for, 3 for
-- another spelling or a typo of it; null for anything else.
CREATE OR REPLACE FUNCTION likeness(word text, part text) RETURNS integer
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
	IF word = ANY (public.short_forms(part)) THEN
		RETURN 1;
	ELSIF public.is_spelling(word, part) THEN
		RETURN CASE WHEN (word || part) ~ '^[a-z]+$' COLLATE "C" THEN 3 ELSE 1 END;
	ELSIF public.is_typo(word, part) OR EXISTS (
		SELECT FROM unnest(public.latin_spellings(word)) AS one, unnest(public.latin_spellings(part)) AS other
		WHERE public.is_typo(one, other)
	) THEN
		RETURN 3;
	END IF;
	RETURN NULL;
END
$$;
