-- The words of a text, folded, and each with one letter left out. Two words that share one of these differ by a slip at
-- most: a letter too many, too few, another one, or two that changed places. Short words are left out: too many are alike.
CREATE FUNCTION slips(value text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
	SELECT coalesce(array_agg(DISTINCT CASE gap WHEN 0 THEN word ELSE overlay(word PLACING '' FROM gap FOR 1) END), '{}')
	FROM regexp_split_to_table(fold(value), '[[:space:][:punct:]]+') AS words (word),
		generate_series(0, char_length(word)) AS gaps (gap)
	WHERE char_length(word) >= 4
);
