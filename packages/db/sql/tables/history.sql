-- The history: each change of a patient, doctor or mapping is a row of `changes`, written in the transaction of the change. Those
-- who may see the record are told as well: see events.sql.

-- The API's name of a column: dateOfBirth for date_of_birth. A single expression, which PostgreSQL inlines.
CREATE OR REPLACE FUNCTION camel_case(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(left(name, 1)) || substr(replace(initcap(replace(name, '_', ' ')), ' ', ''), 2);

-- Days as a list of ranges with `from` and `until`; null if there are none.
CREATE OR REPLACE FUNCTION days_as_json(days datemultirange) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
	SELECT jsonb_agg(jsonb_build_object('from', lower(span), 'until', upper(span)) ORDER BY span) FROM unnest(days) AS span
);

-- The fields that differ between two states of a row, with both values; of a new row, those that are not null.
CREATE OR REPLACE FUNCTION changed_fields(before jsonb, after jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	-- Columns that the system keeps, and columns derived from others.
	unrecorded constant text[] := array[
		'id', 'owner_id', 'version', 'created_at', 'updated_at', 'archived_at',
		'former_mrns', 'sort_name', 'search_text', 'typo_variants', 'json', 'summary_json', 'json_fields',
		'primary_terms', 'was_primary', 'was_double'
	];
BEGIN
	IF after ? 'primary_on' THEN
		before := before || jsonb_build_object('primary_on', public.days_as_json((before ->> 'primary_on')::datemultirange));
		after := after || jsonb_build_object('primary_on', public.days_as_json((after ->> 'primary_on')::datemultirange));
	END IF;
	RETURN (
		SELECT coalesce(
			jsonb_agg(
				jsonb_build_object('field', public.camel_case(key), 'before', coalesce(before -> key, 'null'), 'after', value)
				ORDER BY key
			),
			'[]'
		)
		FROM jsonb_each(after - unrecorded)
		WHERE value IS DISTINCT FROM coalesce(before -> key, 'null')
	);
END
$$;

-- Records a new row. The argument of the trigger says what kind of record it is.
CREATE OR REPLACE FUNCTION record_insert() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
	after constant jsonb := to_jsonb(NEW);
	told text;
BEGIN
	INSERT INTO changes (id, at, actor_id, owner_id, subject, subject_id, action, fields)
	VALUES (
		uuid_v7(), NEW.created_at, nullif(current_setting('app.user_id', true), '')::uuid, (after ->> 'owner_id')::uuid,
		TG_ARGV[0]::change_subject, NEW.id, 'created', changed_fields('{}', after)
	);
	told := tell_change(TG_ARGV[0]::change_subject, after);
	RETURN NULL;
END
$$;

-- Records the update of a row, unless no recorded field has changed. Of a patient, another owner is one.
CREATE OR REPLACE FUNCTION record_update() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
	before constant jsonb := to_jsonb(OLD);
	after constant jsonb := to_jsonb(NEW);
	action change_action := 'updated';
	fields jsonb := changed_fields(before, after);
	told text;
BEGIN
	IF TG_ARGV[0] = 'patient' AND before -> 'owner_id' <> after -> 'owner_id' THEN
		fields := fields
			|| jsonb_build_object('field', 'ownerId', 'before', before -> 'owner_id', 'after', after -> 'owner_id');
		-- Those who saw it until now.
		told := tell_change('patient', before);
	END IF;
	IF before ->> 'archived_at' IS NULL AND after ->> 'archived_at' IS NOT NULL THEN
		action := 'archived';
	ELSIF before ->> 'archived_at' IS NOT NULL AND after ->> 'archived_at' IS NULL THEN
		action := 'restored';
	ELSIF before ->> 'status' = 'active' AND after ->> 'status' = 'ended' THEN
		action := 'ended';
	ELSIF before ->> 'status' = 'ended' AND after ->> 'status' = 'active' THEN
		action := 'reopened';
	ELSIF fields = '[]' THEN
		RETURN NULL;
	END IF;
	INSERT INTO changes (id, at, actor_id, owner_id, subject, subject_id, action, fields)
	VALUES (
		uuid_v7(), NEW.updated_at, nullif(current_setting('app.user_id', true), '')::uuid, (after ->> 'owner_id')::uuid,
		TG_ARGV[0]::change_subject, NEW.id, action, fields
	);
	told := tell_change(TG_ARGV[0]::change_subject, after);
	RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER patients_record_insert AFTER INSERT ON patients
	FOR EACH ROW EXECUTE FUNCTION record_insert('patient');
CREATE OR REPLACE TRIGGER doctors_record_insert AFTER INSERT ON doctors
	FOR EACH ROW EXECUTE FUNCTION record_insert('doctor');
CREATE OR REPLACE TRIGGER mappings_record_insert AFTER INSERT ON mappings
	FOR EACH ROW EXECUTE FUNCTION record_insert('mapping');
CREATE OR REPLACE TRIGGER patients_record_update AFTER UPDATE ON patients
	FOR EACH ROW EXECUTE FUNCTION record_update('patient');
CREATE OR REPLACE TRIGGER doctors_record_update AFTER UPDATE ON doctors
	FOR EACH ROW EXECUTE FUNCTION record_update('doctor');
CREATE OR REPLACE TRIGGER mappings_record_update AFTER UPDATE ON mappings
	FOR EACH ROW EXECUTE FUNCTION record_update('mapping');
