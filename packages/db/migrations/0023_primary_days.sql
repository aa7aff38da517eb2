-- Which doctor is a patient's primary one is a question about a day: an assignment keeps the days on which it is. They follow
-- from the times for which doctors were named the primary one, of which each assignment keeps its own, so that taking a name
-- back gives the days to whom they were taken from.
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;--> statement-breakpoint

DROP INDEX "mappings_one_active_primary";--> statement-breakpoint
ALTER TABLE "mappings" DROP COLUMN "json_fields";--> statement-breakpoint
ALTER TABLE "mappings" ADD COLUMN "primary_terms" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "mappings" ADD COLUMN "primary_on" datemultirange DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "mappings" ADD COLUMN "was_primary" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "mappings" ADD COLUMN "was_double" boolean DEFAULT false NOT NULL;--> statement-breakpoint

-- What was there before is carried over by whoever owns the tables, and is no change of a record.
ALTER TABLE mappings NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE mappings DISABLE TRIGGER USER;--> statement-breakpoint

-- Whoever began later had the day. The one of now was made the primary after the others had ended, whenever it began.
WITH named AS (
	SELECT owner_id, patient_id, id, started_on AS since, row_number() OVER patient AS turn,
		count(*) OVER (PARTITION BY owner_id, patient_id) AS turns,
		CASE WHEN status = 'ended' THEN ended_on END AS until,
		CASE WHEN status = 'active' THEN max(ended_on) FILTER (WHERE status = 'ended') OVER (PARTITION BY owner_id, patient_id) END
			AS again
	FROM mappings
	WHERE is_primary
	WINDOW patient AS (PARTITION BY owner_id, patient_id ORDER BY created_at, id)
), days AS (
	SELECT owner_id, id, since, turn, turns, again,
		datemultirange(daterange(since, until)) - coalesce((
			SELECT range_agg(daterange(later.since, NULL))
			FROM named AS later
			WHERE later.owner_id = one.owner_id AND later.patient_id = one.patient_id
				AND (later.since, later.turn) > (one.since, one.turn)
				AND later.until IS DISTINCT FROM later.since
		), '{}')
		+ CASE WHEN again > since THEN datemultirange(daterange(again, NULL)) ELSE '{}' END AS primary_on
	FROM named AS one
)
UPDATE mappings
SET primary_on = days.primary_on,
	primary_terms = jsonb_build_array(jsonb_build_object('from', since, 'until', NULL, 'since', since, 'order', turn))
		|| CASE WHEN again > since
			THEN jsonb_build_array(jsonb_build_object('from', again, 'until', NULL, 'since', again, 'order', turns + 1))
			ELSE '[]'
		END
FROM days
WHERE mappings.owner_id = days.owner_id AND mappings.id = days.id;--> statement-breakpoint

-- Of assignments of one doctor to one patient at the same time one keeps to the rule, what goes on or else was made last.
UPDATE mappings SET was_double = true
WHERE EXISTS (
	SELECT FROM mappings AS other
	WHERE other.owner_id = mappings.owner_id AND other.patient_id = mappings.patient_id AND other.doctor_id = mappings.doctor_id
		AND (other.status = 'active', other.created_at, other.id) > (mappings.status = 'active', mappings.created_at, mappings.id)
		AND daterange(other.started_on, CASE WHEN other.status = 'ended' THEN other.ended_on END)
			&& daterange(mappings.started_on, CASE WHEN mappings.status = 'ended' THEN mappings.ended_on END)
);--> statement-breakpoint

UPDATE mappings SET was_primary = is_primary WHERE status = 'ended' AND is_primary;--> statement-breakpoint
ALTER TABLE mappings ENABLE TRIGGER USER;--> statement-breakpoint
ALTER TABLE mappings FORCE ROW LEVEL SECURITY;--> statement-breakpoint

ALTER TABLE "mappings" DROP COLUMN "is_primary";--> statement-breakpoint
DROP FUNCTION mapping_json_fields;--> statement-breakpoint
CREATE FUNCTION mapping_json_fields(
	id uuid, patient_id uuid, doctor_id uuid, role mapping_role, started_on date, ended_on date, reason text, notes text,
	status mapping_status, version integer, created_at timestamptz, updated_at timestamptz
) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	RETURN (
		SELECT substr(json, 2, length(json) - 2)
		FROM (
			SELECT row_to_json(mapping)::text AS json
			FROM (
				SELECT id, patient_id AS "patientId", doctor_id AS "doctorId", role, started_on AS "startedOn",
					ended_on AS "endedOn", reason, notes, status, version,
					to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",
					to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "updatedAt"
			) AS mapping
		) AS written
	);
END
$$;--> statement-breakpoint
ALTER TABLE "mappings" ADD COLUMN "json_fields" text GENERATED ALWAYS AS (mapping_json_fields(id, patient_id, doctor_id, role, started_on, ended_on, reason, notes, status, version, created_at, updated_at)) STORED NOT NULL;--> statement-breakpoint

ALTER TABLE "mappings" ADD CONSTRAINT "mappings_primary_while_it_holds" CHECK ("mappings"."primary_on" <@ daterange("mappings"."started_on", case when "mappings"."status" = 'ended' then "mappings"."ended_on" end));--> statement-breakpoint
CREATE INDEX "mappings_primary_index" ON "mappings" USING btree ("owner_id","patient_id") WHERE "mappings"."status" = 'active' and "mappings"."primary_on" <> '{}';--> statement-breakpoint
-- Looked at when the transaction ends: in it one gives up the days that another takes over.
ALTER TABLE mappings ADD CONSTRAINT mappings_one_primary_a_day
	EXCLUDE USING gist (owner_id WITH =, patient_id WITH =, primary_on WITH &&) WHERE (primary_on <> '{}')
	DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
-- What is active goes on until a person ends it, also past the day that was planned.
ALTER TABLE mappings ADD CONSTRAINT mappings_one_at_a_time_per_pair
	EXCLUDE USING gist (
		owner_id WITH =, patient_id WITH =, doctor_id WITH =,
		daterange(started_on, CASE WHEN status = 'ended' THEN ended_on END) WITH &&
	) WHERE (NOT was_double);--> statement-breakpoint

-- Nobody was looked after before being born. Either of the two days may be the mistaken one: the one that is written is
-- refused. What never held, because it ended on its first day, says nothing.
CREATE FUNCTION begin_after_birth() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	IF EXISTS (
		SELECT FROM public.patients
		WHERE owner_id = NEW.owner_id AND id = NEW.patient_id AND date_of_birth > NEW.started_on
	) THEN
		RAISE EXCEPTION 'an assignment begins before the patient is born'
			USING ERRCODE = 'check_violation', CONSTRAINT = 'mappings_begin_after_birth';
	END IF;
	RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER mappings_begin_after_birth AFTER INSERT ON mappings
	FOR EACH ROW EXECUTE FUNCTION begin_after_birth();--> statement-breakpoint
CREATE TRIGGER mappings_begin_anew_after_birth AFTER UPDATE OF started_on, status ON mappings
	FOR EACH ROW WHEN (OLD.started_on <> NEW.started_on OR OLD.status = 'ended' AND NEW.status = 'active')
	EXECUTE FUNCTION begin_after_birth();--> statement-breakpoint

CREATE FUNCTION be_born_before_assignments() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	IF EXISTS (
		SELECT FROM public.mappings
		WHERE owner_id = NEW.owner_id AND patient_id = NEW.id AND started_on < NEW.date_of_birth
			AND (status = 'active' OR ended_on > started_on)
	) THEN
		RAISE EXCEPTION 'a patient is born after an assignment began'
			USING ERRCODE = 'check_violation', CONSTRAINT = 'patients_born_before_assignments';
	END IF;
	RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER patients_born_before_assignments AFTER UPDATE OF date_of_birth ON patients
	FOR EACH ROW WHEN (OLD.date_of_birth IS DISTINCT FROM NEW.date_of_birth AND NEW.date_of_birth IS NOT NULL)
	EXECUTE FUNCTION be_born_before_assignments();--> statement-breakpoint

-- Days as the history tells them: a list of spans, or null for no day at all.
CREATE FUNCTION days_as_json(days datemultirange) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
	SELECT jsonb_agg(jsonb_build_object('from', lower(span), 'until', upper(span)) ORDER BY span) FROM unnest(days) AS span
);--> statement-breakpoint

-- Of an assignment the history tells on which days it is the primary one, not what they follow from.
CREATE OR REPLACE FUNCTION changed_fields(before jsonb, after jsonb) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	kept constant text[] := '{id,owner_id,version,created_at,updated_at,archived_at,sort_name,search_text,slips,json,json_fields,primary_terms,was_primary,was_double}';
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
		FROM jsonb_each(after - kept)
		WHERE value IS DISTINCT FROM coalesce(before -> key, 'null')
	);
END
$$;
