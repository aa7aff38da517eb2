ALTER TABLE changes FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT ON changes TO hms_app;--> statement-breakpoint

-- UUID version 7 (RFC 9562, method 3): 48 bits of milliseconds, 12 bits of their fraction, then chance. What one
-- transaction writes one after the other is ordered by it.
CREATE FUNCTION uuid_v7(at timestamptz DEFAULT clock_timestamp()) RETURNS uuid
LANGUAGE sql VOLATILE PARALLEL SAFE
RETURN encode(
	overlay(
		overlay(
			uuid_send(gen_random_uuid())
			PLACING substring(int8send(floor(extract(epoch FROM at) * 1000)::bigint) FROM 3) FROM 1 FOR 6
		)
		-- The version, 7, stands before the fraction.
		PLACING int2send((28672 + floor(extract(microseconds FROM at) % 1000 * 4.096))::int2) FROM 7 FOR 2
	),
	'hex'
)::uuid;--> statement-breakpoint

-- A column's name as programs know it: date_of_birth is dateOfBirth.
CREATE FUNCTION camel_case(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
	SELECT string_agg(CASE WHEN n = 1 THEN word ELSE initcap(word) END, '' ORDER BY n)
	FROM regexp_split_to_table(name, '_') WITH ORDINALITY AS words (word, n)
);--> statement-breakpoint

-- Writes down what became of a row: the trigger's argument says what kind of row it is.
CREATE FUNCTION record_change() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	kept constant text[] := '{id,owner_id,version,created_at,updated_at,archived_at,sort_name,search_text,slips}';
	before jsonb := CASE TG_OP WHEN 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
	after jsonb := to_jsonb(NEW);
	what change_action;
	fields jsonb;
BEGIN
	what := CASE
		WHEN TG_OP = 'INSERT' THEN 'created'
		WHEN before ->> 'archived_at' IS NULL AND after ->> 'archived_at' IS NOT NULL THEN 'archived'
		WHEN before ->> 'archived_at' IS NOT NULL AND after ->> 'archived_at' IS NULL THEN 'restored'
		WHEN before ->> 'status' = 'active' AND after ->> 'status' = 'ended' THEN 'ended'
		WHEN before ->> 'status' = 'ended' AND after ->> 'status' = 'active' THEN 'reopened'
		ELSE 'updated'
	END;
	SELECT coalesce(
		jsonb_agg(
			jsonb_build_object('field', camel_case(key), 'before', coalesce(before -> key, 'null'), 'after', value)
			ORDER BY key
		),
		'[]'
	) INTO fields
	FROM jsonb_each(after - kept)
	WHERE value IS DISTINCT FROM coalesce(before -> key, 'null');
	IF what = 'updated' AND fields = '[]' THEN
		RETURN NULL;
	END IF;
	INSERT INTO changes (id, at, actor_id, owner_id, subject, subject_id, action, fields)
	SELECT uuid_v7(), at, nullif(current_setting('app.user_id', true), '')::uuid, (after ->> 'owner_id')::uuid,
		TG_ARGV[0]::change_subject, NEW.id, what, fields
	FROM (SELECT CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE NEW.updated_at END) AS moment (at);
	RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER patients_record_change AFTER INSERT OR UPDATE ON patients
	FOR EACH ROW EXECUTE FUNCTION record_change('patient');--> statement-breakpoint
CREATE TRIGGER doctors_record_change AFTER INSERT OR UPDATE ON doctors
	FOR EACH ROW EXECUTE FUNCTION record_change('doctor');--> statement-breakpoint
CREATE TRIGGER mappings_record_change AFTER INSERT OR UPDATE ON mappings
	FOR EACH ROW EXECUTE FUNCTION record_change('mapping');
