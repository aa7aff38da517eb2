-- Doctors and mappings as the API answers them, as patients are kept already: most of what the list of a care team costs is
-- writing its dates, times and names as JSON.

-- What a mapping says of its doctor comes first.
CREATE FUNCTION doctor_json(
	id uuid, given_name text, family_name text, specialty specialty, archived_at timestamptz, license_number text, phone text,
	email text, accepting_patients boolean, version integer, created_at timestamptz, updated_at timestamptz
) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN (
		SELECT row_to_json(doctor)
		FROM (
			SELECT id, given_name AS "givenName", family_name AS "familyName", specialty,
				CASE WHEN archived_at IS NULL THEN 'active' ELSE 'archived' END AS status,
				license_number AS "licenseNumber", phone, email, accepting_patients AS "acceptingPatients", version,
				to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",
				to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt"
		) AS doctor
	);
END
$$;--> statement-breakpoint

-- Without the braces.
CREATE FUNCTION mapping_json_fields(
	id uuid, patient_id uuid, doctor_id uuid, role mapping_role, is_primary boolean, started_on date, ended_on date, reason text,
	notes text, status mapping_status, version integer, created_at timestamptz, updated_at timestamptz
) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN (
		SELECT substr(json, 2, length(json) - 2)
		FROM (
			SELECT row_to_json(mapping)::text AS json
			FROM (
				SELECT id, patient_id AS "patientId", doctor_id AS "doctorId", role, is_primary AS "isPrimary",
					started_on AS "startedOn", ended_on AS "endedOn", reason, notes, status, version,
					to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",
					to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt"
			) AS mapping
		) AS written
	);
END
$$;--> statement-breakpoint

ALTER TABLE "doctors" ADD COLUMN "json" text GENERATED ALWAYS AS (doctor_json(id, given_name, family_name, specialty, archived_at, license_number, phone, email, accepting_patients, version, created_at, updated_at)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "mappings" ADD COLUMN "json_fields" text GENERATED ALWAYS AS (mapping_json_fields(id, patient_id, doctor_id, role, is_primary, started_on, ended_on, reason, notes, status, version, created_at, updated_at)) STORED NOT NULL;--> statement-breakpoint

-- What the history does not keep has one column more.
CREATE OR REPLACE FUNCTION changed_fields(before jsonb, after jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	kept constant text[] := '{id,owner_id,version,created_at,updated_at,archived_at,sort_name,search_text,slips,json,json_fields}';
BEGIN
	RETURN (
		SELECT coalesce(
			jsonb_agg(
				jsonb_build_object('field', camel_case(key), 'before', coalesce(before -> key, 'null'), 'after', value)
				ORDER BY key
			),
			'[]'
		)
		FROM jsonb_each(after - kept)
		WHERE value IS DISTINCT FROM coalesce(before -> key, 'null')
	);
END
$$;
