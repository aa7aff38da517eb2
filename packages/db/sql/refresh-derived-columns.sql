-- Computes the derived columns of all rows anew, after a function that they depend on has changed. It is no change of a record:
-- no version is counted and no history written. Rows that come out as they were are not written. The words of a patient follow
-- its search text. Row-level security is off meanwhile, because it would hide all rows from the owner of the tables.
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE patients NO FORCE ROW LEVEL SECURITY;
ALTER TABLE mappings NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY array['patients', 'doctors', 'mappings'] LOOP
		EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', name);
		EXECUTE format('ALTER TABLE %I ENABLE TRIGGER %I', name, name || '_set_derived_columns');
		IF name = 'patients' THEN
			ALTER TABLE patients ENABLE TRIGGER patients_replace_words;
		END IF;
		-- Its name puts it after the trigger that computes the columns.
		EXECUTE format(
			'CREATE TRIGGER skip_unchanged BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()',
			name
		);
		EXECUTE format('UPDATE %I SET version = version', name);
		EXECUTE format('DROP TRIGGER skip_unchanged ON %I', name);
		EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', name);
		EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', name, name || '_set_derived_columns');
	END LOOP;
END
$$;
ALTER TABLE patients FORCE ROW LEVEL SECURITY;
ALTER TABLE mappings FORCE ROW LEVEL SECURITY;
