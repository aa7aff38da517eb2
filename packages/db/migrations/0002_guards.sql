-- Row-level security holds for the tables' owner too, so that no query can step past it by its role.
ALTER TABLE patients FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE mappings FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE mrn_counters FORCE ROW LEVEL SECURITY;--> statement-breakpoint

-- The application reads and writes; it deletes nothing but sessions and defines nothing.
GRANT USAGE ON SCHEMA public TO hms_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON users, credentials, doctors, patients, mappings, mrn_counters TO hms_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions TO hms_app;--> statement-breakpoint

-- Every transaction begins with this: it ends in an error (SQLSTATE HMS01) unless the session is alive, and otherwise
-- says whose rows the transaction may see. A browser's session is proved by its secret; a program's by a signed token,
-- which was checked before.
CREATE FUNCTION enter_session(session_id uuid, for_user uuid, secret bytea, idle_limit interval) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	used_at timestamptz;
BEGIN
	SELECT last_used_at INTO used_at
	FROM sessions
	WHERE id = session_id
		AND user_id = for_user
		AND CASE kind WHEN 'browser' THEN secret_hash = secret ELSE secret IS NULL END
		AND expires_at > now()
		AND last_used_at > now() - idle_limit;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'no live session' USING ERRCODE = 'HMS01';
	END IF;
	-- Written once a minute at most: a read should not cost a write.
	IF used_at < now() - interval '1 minute' THEN
		UPDATE sessions SET last_used_at = now() WHERE id = session_id AND last_used_at = used_at;
	END IF;
	PERFORM set_config('app.user_id', for_user::text, true);
END
$$;--> statement-breakpoint

CREATE FUNCTION count_version() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	NEW.version := OLD.version + 1;
	NEW.updated_at := greatest(now(), OLD.updated_at);
	RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER patients_count_version BEFORE UPDATE ON patients
	FOR EACH ROW EXECUTE FUNCTION count_version();--> statement-breakpoint
CREATE TRIGGER doctors_count_version BEFORE UPDATE ON doctors
	FOR EACH ROW EXECUTE FUNCTION count_version();--> statement-breakpoint
CREATE TRIGGER mappings_count_version BEFORE UPDATE ON mappings
	FOR EACH ROW EXECUTE FUNCTION count_version();--> statement-breakpoint

-- Gives the next free MRN where none is named. Naming one takes the same row lock, so that the number given here cannot
-- be taken by somebody else before this transaction ends.
CREATE FUNCTION give_mrn() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	counter integer;
BEGIN
	IF NEW.mrn <> '' THEN
		INSERT INTO mrn_counters AS c (owner_id, last) VALUES (NEW.owner_id, 0)
		ON CONFLICT (owner_id) DO UPDATE SET last = c.last;
		RETURN NEW;
	END IF;
	LOOP
		INSERT INTO mrn_counters AS c (owner_id, last) VALUES (NEW.owner_id, 1)
		ON CONFLICT (owner_id) DO UPDATE SET last = c.last + 1
		RETURNING c.last INTO counter;
		NEW.mrn := 'P-' || CASE WHEN counter < 1000000 THEN lpad(counter::text, 6, '0') ELSE counter::text END;
		EXIT WHEN NOT EXISTS (
			SELECT FROM patients WHERE owner_id = NEW.owner_id AND upper(mrn) = NEW.mrn
		);
	END LOOP;
	RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER patients_give_mrn BEFORE INSERT ON patients
	FOR EACH ROW EXECUTE FUNCTION give_mrn();--> statement-breakpoint
CREATE TRIGGER patients_change_mrn BEFORE UPDATE OF mrn ON patients
	FOR EACH ROW WHEN (OLD.mrn IS DISTINCT FROM NEW.mrn) EXECUTE FUNCTION give_mrn();
