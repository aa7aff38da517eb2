CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;--> statement-breakpoint

-- Text as it is compared in searching and sorting: lower case, without accents, in any script, whatever the database's
-- own locale. Immutable in fact as long as the dictionary "unaccent" is left as it ships.
CREATE FUNCTION fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN translate(
	lower(
		public.unaccent('public.unaccent'::regdictionary, regexp_replace(normalize(value, NFKD), U&'[\0300-\036F]', '', 'g'))
		COLLATE "und-x-icu"
	),
	-- The two small sigmas are one letter, whose shape depends on where in the word it stands.
	'ς', 'σ'
);
