-- Names compared despite how they are spelled: one name in several scripts, and in Latin letters by several rules. All of it is of
-- folded words.

-- A Latin word with its sounds spelled in one way, where languages and transcriptions spell them in several: ivanova for Iwanowa,
-- hofman for Hoffmann.
CREATE OR REPLACE FUNCTION plain_spelling(latin text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	plain text := translate(latin, 'wq', 'vk');
BEGIN
	IF strpos(plain, 'h') > 0 THEN
		plain := replace(replace(replace(replace(replace(plain, 'tsch', 'ch'), 'tch', 'ch'), 'sch', 'sh'), 'shch', 'sh'), 'chr', 'hr');
		plain := replace(replace(replace(replace(replace(plain, 'kh', 'h'), 'ph', 'f'), 'th', 't'), 'gh', 'g'), 'dh', 'd');
	END IF;
	-- Umlauts, and what else two letters are written for; Cyrillic ё, which is written as е too.
	IF plain ~ 'ae|oe|ue|ou|[yj]|dt|tz|x' THEN
		plain := regexp_replace(plain, '([bcdfghklmnprstvz])[yj]o', '\1e', 'g');
		plain := replace(replace(replace(replace(plain, 'ae', 'a'), 'oe', 'o'), 'ue', 'u'), 'ou', 'u');
		plain := replace(replace(replace(translate(plain, 'yj', 'ii'), 'dt', 't'), 'tz', 'ts'), 'x', 'ks');
	END IF;
	plain := replace(plain, 'ie', 'e');
	IF strpos(plain, 'c') > 0 THEN
		plain := regexp_replace(replace(plain, 'ck', 'k'), 'c(?![hei])', 'k', 'g');
	END IF;
	IF plain ~ '[eo]ff?$' THEN
		plain := regexp_replace(plain, '([eo])ff?$', '\1v');
	END IF;
	-- Without a look first, which takes less, each word would be searched for what is repeated.
	IF plain ~ 'aa|bb|cc|dd|ee|ff|gg|hh|ii|kk|ll|mm|nn|oo|pp|rr|ss|tt|uu|vv|zz' THEN
		plain := regexp_replace(plain, '(.)\1+', '\1', 'g');
	END IF;
	RETURN plain;
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
