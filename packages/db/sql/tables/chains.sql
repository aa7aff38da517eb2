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

-- Chains committed changes, at most so many of each owner. Several processes may call it: the row of a chain's head is locked
-- while the chain grows, and whoever finds it locked leaves that chain to the other. Changes that a crash left unchained are
-- chained by the next call.
-- @returns how many it has chained
CREATE OR REPLACE FUNCTION seal_changes(most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	chain uuid;
	last bigint;
	last_hash bytea;
	change record;
	sealed integer := 0;
BEGIN
	FOR chain IN SELECT DISTINCT owner_id FROM change_links WHERE seq IS NULL ORDER BY owner_id LOOP
		INSERT INTO chain_heads (owner_id, kind) VALUES (chain, 'changes') ON CONFLICT DO NOTHING;
		SELECT seq, hash INTO last, last_hash FROM chain_heads
		WHERE owner_id = chain AND kind = 'changes' FOR UPDATE SKIP LOCKED;
		CONTINUE WHEN NOT FOUND;
		FOR change IN
			SELECT changes.* FROM change_links JOIN changes ON id = change_id
			WHERE change_links.owner_id = chain AND seq IS NULL ORDER BY change_id LIMIT most
		LOOP
			last := last + 1;
			last_hash := sha256(
				last_hash
				|| convert_to(concat_ws('|',
					change.id, milliseconds(change.at), change.actor_id, change.subject, change.subject_id, change.action
				), 'UTF8')
				|| sha256(convert_to(change.fields::text, 'UTF8'))
			);
			UPDATE change_links SET seq = last, hash = last_hash WHERE change_id = change.id;
			sealed := sealed + 1;
		END LOOP;
		UPDATE chain_heads SET seq = last, hash = last_hash WHERE owner_id = chain AND kind = 'changes';
	END LOOP;
	RETURN sealed;
END
$$;

-- Records and chains who saw which patients: an array of objects with ownerId, userId, sessionId, right, kind, patientId and at
-- (milliseconds since 1970). One that is recorded already for the same five minutes is left out, so that a call may be repeated.
-- @returns how many it has recorded
CREATE OR REPLACE FUNCTION record_accesses(reads jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	chain uuid;
	last bigint;
	last_hash bytea;
	seen record;
	recorded integer := 0;
BEGIN
	-- Chains are locked in one order by all callers, so that two never deadlock.
	FOR chain IN SELECT DISTINCT "ownerId" FROM jsonb_to_recordset(reads) AS reads ("ownerId" uuid) ORDER BY 1 LOOP
		INSERT INTO chain_heads (owner_id, kind) VALUES (chain, 'accesses') ON CONFLICT DO NOTHING;
		SELECT seq, hash INTO last, last_hash FROM chain_heads WHERE owner_id = chain AND kind = 'accesses' FOR UPDATE;
		FOR seen IN
			SELECT uuid_v7() AS id, first_read.* FROM (
				SELECT DISTINCT ON ("patientId", slot, "userId", "sessionId", kind, "right")
					"patientId", slot, "userId", "sessionId", kind, "right", read_at
				FROM jsonb_to_recordset(reads) AS reads (
					"ownerId" uuid, "userId" uuid, "sessionId" uuid, "right" access_right, kind access_kind, "patientId" uuid, at bigint
				), LATERAL (
					SELECT to_timestamp(at / 1000.0)::timestamptz(3) AS read_at, to_timestamp(at / 300000 * 300) AS slot
				) AS times
				WHERE "ownerId" = chain
				ORDER BY "patientId", slot, "userId", "sessionId", kind, "right", read_at
			) AS first_read
			WHERE NOT EXISTS (
				SELECT FROM accesses AS known
				WHERE known.patient_id = "patientId" AND known.slot = first_read.slot AND known.user_id = "userId"
					AND known.session_id = "sessionId" AND known.kind = first_read.kind AND known.right = first_read.right
			)
			ORDER BY read_at
		LOOP
			last := last + 1;
			last_hash := sha256(last_hash || convert_to(concat_ws('|',
				seen.id, milliseconds(seen.read_at), seen."patientId", seen."userId", seen."sessionId", seen.right, seen.kind
			), 'UTF8'));
			INSERT INTO accesses (
				chain_id, seq, hash, id, owner_id, patient_id, at, slot, user_id, session_id, "right", kind
			) VALUES (
				chain, last, last_hash, seen.id, chain, seen."patientId", seen.read_at, seen.slot, seen."userId", seen."sessionId",
				seen.right, seen.kind
			);
			recorded := recorded + 1;
		END LOOP;
		UPDATE chain_heads SET seq = last, hash = last_hash WHERE owner_id = chain AND kind = 'accesses';
	END LOOP;
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
		PERFORM FROM chain_heads WHERE owner_id = chain AND kind = 'accesses' FOR UPDATE;
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
