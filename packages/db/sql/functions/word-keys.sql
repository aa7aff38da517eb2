-- Words compared despite a typo, and hash keys by which GIN indexes find words by their inner parts and despite a typo.

-- Whether a word of four letters or more and one of three or more differ by a typo: one letter more, fewer or replaced, or two
-- adjacent letters transposed.
CREATE OR REPLACE FUNCTION is_typo(one text, other text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	size constant integer := char_length(one);
	more constant integer := char_length(other) - size;
	place integer := 1;
BEGIN
	IF more < 0 THEN
		RETURN public.is_typo(other, one);
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
$$;

-- The words of a folded text, and each of them with one letter left out: two words that differ by a typo share one of these. A
-- word of three letters is taken as it is; shorter ones are not taken at all.
CREATE OR REPLACE FUNCTION typo_variants(value text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
	SELECT coalesce(array_agg(DISTINCT CASE gap WHEN 0 THEN word ELSE overlay(word PLACING '' FROM gap FOR 1) END), '{}')
	FROM string_to_table(value, ' ') AS words (word),
		generate_series(0, CASE WHEN char_length(word) > 3 THEN char_length(word) ELSE 0 END) AS gaps (gap)
	WHERE char_length(word) >= 3
);

-- The typo variants of a word as hash keys of one owner, distinct from those of its n-grams: the keys of `typo_variants`, made by a
-- loop, which takes a third of the time.
CREATE OR REPLACE FUNCTION typo_keys(owner uuid, word text) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	seed constant bigint := uuid_hash_extended(owner, 0);
	marked constant text := '~' || ltrim(word, '~');
	size constant integer := char_length(marked);
	keys bigint[] := '{}';
BEGIN
	IF size < 4 THEN
		RETURN keys;
	END IF;
	keys := keys || hashtextextended(marked COLLATE "C", seed);
	FOR place IN 2 .. CASE WHEN size > 4 THEN size ELSE 0 END LOOP
		-- Of two equal letters it does not matter which is left out.
		CONTINUE WHEN substr(marked, place, 1) = substr(marked, place - 1, 1);
		keys := keys || hashtextextended((left(marked, place - 1) || substr(marked, place + 1)) COLLATE "C", seed);
	END LOOP;
	RETURN keys;
END
$$;

-- The n-grams of a word (its parts of `size` characters) as hash keys of one owner. The index of numbers is built on it.
CREATE OR REPLACE FUNCTION ngram_keys(owner uuid, word text, size integer) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	seed constant bigint := uuid_hash_extended(owner, 0);
	keys bigint[] := '{}';
BEGIN
	FOR start IN 1 .. char_length(word) - size + 1 LOOP
		keys := keys || hashtextextended(substr(word, start, size) COLLATE "C", seed);
	END LOOP;
	RETURN keys;
END
$$;

-- Keys as hash keys of one owner.
CREATE OR REPLACE FUNCTION hash_keys(owner uuid, keys text[]) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	seed constant bigint := uuid_hash_extended(owner, 0);
	hashes bigint[] := '{}';
	key text;
BEGIN
	FOREACH key IN ARRAY keys LOOP
		hashes := hashes || hashtextextended(key COLLATE "C", seed);
	END LOOP;
	RETURN hashes;
END
$$;

-- All keys of a word of a name: its parts of three characters, its typo variants, and those of its other spellings. The index of
-- names is built on it, and PostgreSQL maintains indexes without a search path, so functions are named with their schema. Shorter
-- parts have no keys: there are many in each word, and each key takes time when a word is added.
CREATE OR REPLACE FUNCTION name_keys(owner uuid, word text) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	name constant text := ltrim(word, '~');
	spellings constant text[] := public.latin_spellings(name);
	keys bigint[] := public.ngram_keys(owner, word, 3) || public.typo_keys(owner, word)
		|| public.hash_keys(owner, public.spelling_keys(name, spellings));
	spelling text;
BEGIN
	FOREACH spelling IN ARRAY spellings LOOP
		IF spelling <> name THEN
			keys := keys || public.typo_keys(owner, spelling);
		END IF;
	END LOOP;
	RETURN keys;
END
$$;

-- The keys of names that are spelled otherwise than a part of a search text, or are a typo of it.
CREATE OR REPLACE FUNCTION likeness_keys(owner uuid, part text) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	spellings constant text[] := public.latin_spellings(part);
	keys bigint[] := public.hash_keys(owner, public.searched_spelling_keys(part, spellings)) || public.typo_keys(owner, part);
	spelling text;
BEGIN
	FOREACH spelling IN ARRAY spellings LOOP
		IF spelling <> part THEN
			keys := keys || public.typo_keys(owner, spelling);
		END IF;
	END LOOP;
	RETURN keys;
END
$$;
