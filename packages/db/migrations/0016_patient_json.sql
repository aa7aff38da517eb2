-- A patient as the API answers it. It depends on nothing but what it is given: dates and times are written alike whatever the
-- session's settings are.
CREATE FUNCTION patient_json(
	id uuid, mrn text, given_name text, family_name text, date_of_birth date, sex sex, phone text, email text, address jsonb,
	blood_group blood_group, allergies text[], notes text, emergency_contact jsonb, archived_at timestamptz, version integer,
	created_at timestamptz, updated_at timestamptz
) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN (
		SELECT row_to_json(patient)
		FROM (
			SELECT id, mrn, given_name AS "givenName", family_name AS "familyName", date_of_birth AS "dateOfBirth", sex,
				phone, email, address, blood_group AS "bloodGroup", allergies, notes, emergency_contact AS "emergencyContact",
				CASE WHEN archived_at IS NULL THEN 'active' ELSE 'archived' END AS status, version,
				to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",
				to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt"
		) AS patient
	);
END
$$;--> statement-breakpoint
ALTER TABLE "patients" ADD COLUMN "json" text GENERATED ALWAYS AS (patient_json(id, mrn, given_name, family_name, date_of_birth, sex, phone, email, address, blood_group, allergies, notes, emergency_contact, archived_at, version, created_at, updated_at)) STORED NOT NULL;--> statement-breakpoint

-- What the history does not keep has one column more.
CREATE OR REPLACE FUNCTION record_change() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	kept constant text[] := '{id,owner_id,version,created_at,updated_at,archived_at,sort_name,search_text,slips,json}';
	old_row constant jsonb := CASE TG_OP WHEN 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
	new_row constant jsonb := to_jsonb(NEW);
	before constant jsonb := old_row - kept;
	after constant jsonb := new_row - kept;
	moment timestamptz := CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE NEW.updated_at END;
	what change_action := 'updated';
	fields jsonb := '[]';
BEGIN
	IF TG_OP = 'INSERT' THEN
		what := 'created';
	ELSIF old_row ->> 'archived_at' IS NULL AND new_row ->> 'archived_at' IS NOT NULL THEN
		what := 'archived';
	ELSIF old_row ->> 'archived_at' IS NOT NULL AND new_row ->> 'archived_at' IS NULL THEN
		what := 'restored';
	ELSIF before ->> 'status' = 'active' AND after ->> 'status' = 'ended' THEN
		what := 'ended';
	ELSIF before ->> 'status' = 'ended' AND after ->> 'status' = 'active' THEN
		what := 'reopened';
	END IF;
	IF before <> after THEN
		fields := (
			SELECT coalesce(
				jsonb_agg(
					jsonb_build_object('field', camel_case(key), 'before', coalesce(before -> key, 'null'), 'after', value)
					ORDER BY key
				),
				'[]'
			)
			FROM jsonb_each(after)
			WHERE value IS DISTINCT FROM coalesce(before -> key, 'null')
		);
	ELSIF what = 'updated' THEN
		RETURN NULL;
	END IF;
	INSERT INTO changes (id, at, actor_id, owner_id, subject, subject_id, action, fields)
	VALUES (
		uuid_v7(), moment, nullif(current_setting('app.user_id', true), '')::uuid, (new_row ->> 'owner_id')::uuid,
		TG_ARGV[0]::change_subject, NEW.id, what, fields
	);
	RETURN NULL;
END
$$;
