-- Chains of hashes over the history and over the records of who saw a patient, one of each for each owner: the hash of a record
-- covers the record and the hash before it. `verifyAudit` (src/audit) computes them again, from what is written here.
-- Writers of one owner do not wait for each other: a change is chained once it is committed, see `seal_changes`.

CREATE OR REPLACE FUNCTION milliseconds(at timestamptz) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (extract(epoch FROM at) * 1000)::bigint;

-- Makes a change wait to be chained, in its own transaction. The directory's history has the chain of nobody.
CREATE OR REPLACE FUNCTION link_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	INSERT INTO change_links (change_id, owner_id)
	VALUES (NEW.id, coalesce(NEW.owner_id, '00000000-0000-0000-0000-000000000000'));
	RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER changes_link AFTER INSERT ON changes
	FOR EACH ROW EXECUTE FUNCTION link_change();

-- What the hash of a change covers, besides the hash before it.
CREATE OR REPLACE FUNCTION change_digest(change changes) RETURNS bytea
LANGUAGE sql STABLE STRICT
RETURN sha256(convert_to(concat_ws('|', (change).id, milliseconds((change).at), (change).actor_id, (change).subject,
	(change).subject_id, (change).action, (change).fields::text), 'UTF8'));

-- The hashes of records that follow one another, each over the one before it and the record's parts. A loop, because one
-- statement for all of them takes a tenth of the time that one for each takes.
CREATE OR REPLACE FUNCTION chain_hashes(before bytea, records bytea[]) RETURNS bytea[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	part bytea;
	hashes bytea[] := '{}';
BEGIN
	FOREACH part IN ARRAY records LOOP
		before := sha256(before || part);
		hashes := array_append(hashes, before);
	END LOOP;
	RETURN hashes;
END
$$;

-- Locks the heads of chains, so that nobody else extends or purges these chains before the transaction ends.
-- @returns whose chains they are; not those that somebody else has locked, if `waits` is false
CREATE OR REPLACE FUNCTION lock_chains(owners uuid[], of_kind chain_kind, waits boolean) RETURNS uuid[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
	locked uuid[];
BEGIN
	-- All callers lock in one order, so that two never deadlock.
	INSERT INTO chain_heads (owner_id, kind) SELECT id, of_kind FROM unnest(owners) AS id ORDER BY id ON CONFLICT DO NOTHING;
	IF waits THEN
		SELECT array_agg(owner_id) INTO locked FROM (
			SELECT owner_id FROM chain_heads WHERE owner_id = ANY (owners) AND kind = of_kind ORDER BY owner_id FOR UPDATE
		) AS heads;
	ELSE
		SELECT array_agg(owner_id) INTO locked FROM (
			SELECT owner_id FROM chain_heads WHERE owner_id = ANY (owners) AND kind = of_kind ORDER BY owner_id FOR UPDATE SKIP LOCKED
		) AS heads;
	END IF;
	RETURN locked;
END
$$;

-- Chains committed changes, at most so many of each owner. Several processes may call it: whoever finds a chain locked leaves it
-- to the other. Changes that a crash left unchained are chained by the next call.
-- @returns how many it has chained
CREATE OR REPLACE FUNCTION seal_changes(most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	owners uuid[];
	sealed integer;
BEGIN
	owners := lock_chains(ARRAY(SELECT DISTINCT owner_id FROM change_links WHERE seq IS NULL), 'changes', false);
	-- A statement of its own, which sees what others committed before the heads were locked.
	WITH waiting AS (
		SELECT head.owner_id, link.change_id, link.digest, row_number() OVER (PARTITION BY head.owner_id ORDER BY link.change_id) AS n
		FROM unnest(owners) AS head (owner_id) CROSS JOIN LATERAL (
			SELECT change_id, coalesce(erased_digest, change_digest(changes)) AS digest
			FROM change_links LEFT JOIN changes ON id = change_id
			WHERE change_links.owner_id = head.owner_id AND seq IS NULL ORDER BY change_id LIMIT most
		) AS link
	), chained AS (
		SELECT owner_id, seq, chain_hashes(hash, digests) AS hashes
		FROM chain_heads JOIN (
			SELECT owner_id, array_agg(digest ORDER BY n) AS digests FROM waiting GROUP BY owner_id
		) AS links USING (owner_id)
		WHERE kind = 'changes'
	), moved AS (
		UPDATE chain_heads AS head SET seq = head.seq + cardinality(hashes), hash = hashes[cardinality(hashes)]
		FROM chained WHERE head.owner_id = chained.owner_id AND kind = 'changes'
	)
	UPDATE change_links AS link SET seq = chained.seq + n, hash = hashes[n]
	FROM waiting JOIN chained USING (owner_id) WHERE link.change_id = waiting.change_id;
	GET DIAGNOSTICS sealed = ROW_COUNT;
	RETURN sealed;
END
$$;

-- Records and chains who saw which patients: an array of objects with ownerId, userId, sessionId, right, kind, patientIds and at
-- (milliseconds since 1970). What is recorded already for the same five minutes is left out, so that a call may be repeated.
-- @returns how many it has recorded
CREATE OR REPLACE FUNCTION record_accesses(reads jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	owners uuid[];
	recorded integer;
BEGIN
	owners := lock_chains(
		ARRAY(SELECT DISTINCT "ownerId" FROM jsonb_to_recordset(reads) AS reads ("ownerId" uuid)), 'accesses', true
	);
	-- A statement of its own, which sees what others committed before the heads were locked.
	WITH seen AS (
		SELECT DISTINCT ON (patient_id, slot, "userId", "sessionId", kind, "right")
			"ownerId" AS owner_id, patient_id, slot, "userId" AS user_id, "sessionId" AS session_id, kind, "right", at, number
		FROM ROWS FROM (jsonb_to_recordset(reads) AS (
			"ownerId" uuid, "userId" uuid, "sessionId" uuid, "right" access_right, kind access_kind, "patientIds" jsonb, at bigint
		)) WITH ORDINALITY AS reads ("ownerId", "userId", "sessionId", "right", kind, "patientIds", at, number)
		CROSS JOIN LATERAL to_timestamp(at / 300000 * 300) AS slot
		CROSS JOIN LATERAL (SELECT value::uuid FROM jsonb_array_elements_text("patientIds")) AS patients (patient_id)
		ORDER BY patient_id, slot, "userId", "sessionId", kind, "right", at, number
	), numbered AS (
		SELECT row_number() OVER (PARTITION BY owner_id ORDER BY at, number) AS n, seen.* FROM seen
		WHERE NOT EXISTS (
			SELECT FROM accesses AS known
			WHERE known.patient_id = seen.patient_id AND known.slot = seen.slot AND known.user_id = seen.user_id
				AND known.session_id = seen.session_id AND known.kind = seen.kind AND known.right = seen.right
			-- Each is looked up by the index: how many there are is not known when this is planned.
			OFFSET 0
		)
	), fresh AS MATERIALIZED (
		SELECT
			-- A UUID of version 7 with the time of the read: of one millisecond, in the order of the chain.
			encode(
				substr(int8send(at), 3) || substr(int4send(28672 + (n % 4096)::integer), 3) || substr(uuid_send(gen_random_uuid()), 9),
				'hex'
			)::uuid AS id,
			owner_id, n, patient_id, to_timestamp(at / 1000.0) AS at, slot, user_id, session_id, "right", kind
		FROM numbered
	), chained AS (
		SELECT owner_id, seq, chain_hashes(hash, records) AS hashes
		FROM chain_heads JOIN (
			SELECT owner_id, array_agg(
				convert_to(concat_ws('|', id, milliseconds(at), patient_id, user_id, session_id, "right", fresh.kind), 'UTF8') ORDER BY n
			) AS records
			FROM fresh GROUP BY owner_id
		) AS records USING (owner_id)
		WHERE kind = 'accesses'
	), moved AS (
		UPDATE chain_heads AS head SET seq = head.seq + cardinality(hashes), hash = hashes[cardinality(hashes)]
		FROM chained WHERE head.owner_id = chained.owner_id AND kind = 'accesses'
	)
	INSERT INTO accesses (chain_id, seq, hash, id, owner_id, patient_id, at, slot, user_id, session_id, "right", kind)
	SELECT owner_id, seq + n, hashes[n], id, owner_id, patient_id, at, slot, user_id, session_id, "right", kind
	FROM fresh JOIN chained USING (owner_id) ORDER BY owner_id, n;
	GET DIAGNOSTICS recorded = ROW_COUNT;
	RETURN recorded;
END
$$;

-- Deletes records of who saw a patient, at most so many of each owner: those from the beginning of a chain that are older than
-- they are kept. The chain then begins after the last of them, which its head remembers. It is refused for less than thirty
-- days, so that nobody removes a trace by it.
-- @returns how many it has deleted
CREATE OR REPLACE FUNCTION purge_accesses(kept_days integer, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	chain uuid;
	purged record;
	before constant timestamptz := now() - make_interval(days => kept_days);
	deleted integer;
	total integer := 0;
BEGIN
	IF kept_days < 30 THEN
		RAISE EXCEPTION 'records are kept for thirty days at least' USING ERRCODE = 'check_violation';
	END IF;
	FOR chain IN SELECT owner_id FROM chain_heads WHERE kind = 'accesses' ORDER BY owner_id LOOP
		PERFORM lock_chains(ARRAY[chain], 'accesses', true);
		SELECT seq, hash, at INTO purged FROM (
			SELECT seq, hash, at, bool_and(at < before) OVER (ORDER BY seq) AS is_old
			FROM (SELECT * FROM accesses WHERE chain_id = chain ORDER BY seq LIMIT most) AS oldest
		) AS oldest
		WHERE is_old ORDER BY seq DESC LIMIT 1;
		CONTINUE WHEN NOT FOUND;
		DELETE FROM accesses WHERE chain_id = chain AND seq <= purged.seq;
		GET DIAGNOSTICS deleted = ROW_COUNT;
		UPDATE chain_heads SET purged_seq = purged.seq, purged_hash = purged.hash, purged_at = purged.at
		WHERE owner_id = chain AND kind = 'accesses';
		total := total + deleted;
	END LOOP;
	RETURN total;
END
$$;
