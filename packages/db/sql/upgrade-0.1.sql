-- Brings a database of version 0.1, the last one before this baseline, to the state that migrations/0000_baseline.sql makes: what
-- is derived from other columns is written by triggers instead of being generated. No row is read or lost.

DO $$
DECLARE
	old record;
BEGIN
	FOR old IN
		SELECT tgname AS name, tgrelid::regclass AS of_table FROM pg_trigger
		WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
	LOOP
		EXECUTE format('DROP TRIGGER %I ON %s', old.name, old.of_table);
	END LOOP;
END
$$;

ALTER TABLE patients
	ALTER COLUMN sort_name DROP EXPRESSION,
	ALTER COLUMN search_text DROP EXPRESSION,
	ALTER COLUMN json DROP EXPRESSION;
ALTER TABLE patients
	ALTER COLUMN sort_name SET DEFAULT '',
	ALTER COLUMN search_text SET DEFAULT '',
	ALTER COLUMN json SET DEFAULT '',
	ADD COLUMN summary_json text DEFAULT '' NOT NULL;

ALTER TABLE doctors
	ALTER COLUMN sort_name DROP EXPRESSION,
	ALTER COLUMN search_text DROP EXPRESSION,
	ALTER COLUMN slips DROP EXPRESSION,
	ALTER COLUMN json DROP EXPRESSION;
ALTER TABLE doctors RENAME COLUMN slips TO typo_variants;
ALTER INDEX doctors_slips_index RENAME TO doctors_typo_variants_index;
ALTER TABLE doctors
	ALTER COLUMN sort_name SET DEFAULT '',
	ALTER COLUMN search_text SET DEFAULT '',
	ALTER COLUMN typo_variants SET DEFAULT '{}',
	ALTER COLUMN json SET DEFAULT '',
	ADD COLUMN summary_json text DEFAULT '' NOT NULL;

ALTER TABLE mappings ALTER COLUMN json_fields DROP EXPRESSION;
ALTER TABLE mappings ALTER COLUMN json_fields SET DEFAULT '';

-- Indexes depend on two functions, which stay; the others are made anew.
ALTER FUNCTION gram_keys(uuid, text, integer) RENAME TO ngram_keys;
DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY array(
		SELECT oid::regprocedure::text FROM pg_proc
		WHERE pronamespace = 'public'::regnamespace AND proname NOT IN ('ngram_keys', 'name_keys')
			AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')
	) LOOP
		-- With it go the functions in SQL that call it.
		EXECUTE format('DROP FUNCTION IF EXISTS %s CASCADE', name);
	END LOOP;
END
$$;
