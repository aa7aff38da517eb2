-- Text normalised for searching and sorting.

-- Text as it is compared in searches and sorted in lists: lower case, without accents and other optional marks, in any script,
-- whatever the locale of the database; words separated by single spaces. Punctuation becomes a space, except apostrophes, which
-- are dropped, as are invisible formatting characters. The result has at most 600 characters, however many a character expands
-- to (one Unicode character expands to 18). Idempotent. Immutable as long as the dictionary "unaccent" is the one that ships
-- with PostgreSQL.
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
$$;

-- A text as one word, cut to 40 characters; null if nothing is left of it. An e-mail address, marked by a leading @, keeps its
-- punctuation and accents.
CREATE OR REPLACE FUNCTION fold_word(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
	IF starts_with(value, '@') THEN
		RETURN left(lower(normalize(left(value, 300), NFKC) COLLATE "und-x-icu"), 40);
	END IF;
	RETURN nullif(left(replace(public.fold(value), ' ', ''), 40), '');
END
$$;

-- A pattern for LIKE: a word, folded and with its wildcards escaped, between two others.
CREATE OR REPLACE FUNCTION like_pattern(before text, word text, after text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN before || regexp_replace(public.fold_word(word), '([\\%_])', '\\\1', 'g') || after;
