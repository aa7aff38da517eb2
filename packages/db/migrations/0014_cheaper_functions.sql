-- What a write runs, for less. PostgreSQL reads the body of a function in SQL anew for each statement that may inline it,
-- also where it finds then that it cannot, and starts its executor for each call; a body in PL/pgSQL is read once a
-- connection. All of these give what they gave, so indexes and generated columns stay as they are.
CREATE OR REPLACE FUNCTION fold(value text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
	RETURN translate(
		lower(
			public.unaccent('public.unaccent'::regdictionary, regexp_replace(normalize(value, NFKD), U&'[\0300-\036F]', '', 'g'))
			COLLATE "und-x-icu"
		),
		-- The two small sigmas are one letter, whose shape depends on where in the word it stands.
		'ς', 'σ'
	);
END
$$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION gram_keys(owner uuid, word text, size integer) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	seed constant bigint := uuid_hash_extended(owner, 0);
	keys bigint[] := '{}';
BEGIN
	FOR start IN 1 .. char_length(word) - size + 1 LOOP
		keys := keys || hashtextextended(substr(word, start, size) COLLATE "C", seed);
	END LOOP;
	RETURN keys;
END
$$;--> statement-breakpoint

CREATE OR REPLACE FUNCTION name_keys(owner uuid, word text) RETURNS bigint[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
	-- With the schema: what maintains indexes has no search path.
	RETURN public.gram_keys(owner, word, 1) || public.gram_keys(owner, word, 2) || public.gram_keys(owner, word, 3)
		|| public.slip_keys(owner, word);
END
$$;--> statement-breakpoint

-- One expression, which PostgreSQL puts in the place of a call.
CREATE OR REPLACE FUNCTION camel_case(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN lower(left(name, 1)) || substr(replace(initcap(replace(name, '_', ' ')), ' ', ''), 2);--> statement-breakpoint

CREATE OR REPLACE FUNCTION record_change() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	kept constant text[] := '{id,owner_id,version,created_at,updated_at,archived_at,sort_name,search_text,slips}';
	before jsonb := CASE TG_OP WHEN 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
	after jsonb := to_jsonb(NEW);
	moment timestamptz := CASE TG_OP WHEN 'INSERT' THEN NEW.created_at ELSE NEW.updated_at END;
	what change_action := 'updated';
	fields jsonb := '[]';
BEGIN
	IF TG_OP = 'INSERT' THEN
		what := 'created';
	ELSIF before ->> 'archived_at' IS NULL AND after ->> 'archived_at' IS NOT NULL THEN
		what := 'archived';
	ELSIF before ->> 'archived_at' IS NOT NULL AND after ->> 'archived_at' IS NULL THEN
		what := 'restored';
	ELSIF before ->> 'status' = 'active' AND after ->> 'status' = 'ended' THEN
		what := 'ended';
	ELSIF before ->> 'status' = 'ended' AND after ->> 'status' = 'active' THEN
		what := 'reopened';
	END IF;
	IF before - kept <> after - kept THEN
		fields := (
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
	ELSIF what = 'updated' THEN
		RETURN NULL;
	END IF;
	INSERT INTO changes (id, at, actor_id, owner_id, subject, subject_id, action, fields)
	VALUES (
		uuid_v7(), moment, nullif(current_setting('app.user_id', true), '')::uuid, (after ->> 'owner_id')::uuid,
		TG_ARGV[0]::change_subject, NEW.id, what, fields
	);
	RETURN NULL;
END
$$;--> statement-breakpoint

-- UUID version 7 (RFC 9562, method 3), as before: 48 bits of milliseconds, 12 bits of their fraction, then chance.
CREATE OR REPLACE FUNCTION uuid_v7(at timestamptz DEFAULT clock_timestamp()) RETURNS uuid
LANGUAGE plpgsql VOLATILE PARALLEL SAFE AS $$
DECLARE
	microseconds constant bigint := floor(extract(epoch FROM at) * 1000000);
BEGIN
	RETURN (
		lpad(to_hex(microseconds / 1000), 12, '0')
		-- The version, 7, stands before the fraction.
		|| to_hex(28672 + floor((microseconds % 1000) * 4.096)::integer)
		|| substr(replace(gen_random_uuid()::text, '-', ''), 17)
	)::uuid;
END
$$;
