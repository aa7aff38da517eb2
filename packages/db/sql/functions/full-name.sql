-- A person's name as it is shown. A name in Chinese, Japanese or Korean script has the family name first, without a space; one in
-- Katakana alone is of elsewhere. `fullName` in packages/contracts does the same.
CREATE OR REPLACE FUNCTION full_name(given text, family text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	letters constant text := U&'\1100-\11FF\3005\3041-\309F\3400-\4DBF\4E00-\9FFF\AC00-\D7A3\F900-\FAFF\+020000-\+03134F';
	east_asian constant text := '^[' || letters || U&'\30A0-\30FF' || ' ]+$';
BEGIN
	IF octet_length(family) > char_length(family) AND given ~ east_asian COLLATE "C" AND family ~ east_asian COLLATE "C"
		AND family ~ ('[' || letters || ']') COLLATE "C"
	THEN
		RETURN family || given;
	END IF;
	RETURN concat_ws(' ', given, family);
END
$$;
