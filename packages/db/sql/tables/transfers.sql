-- Giving patients to another owner, with everything that hangs on them.

-- Moves some of the patients of a transfer that this transaction has written: to the receiver, or back where it is undone.
-- Assignments and shares follow by their foreign keys, words by a trigger; the history, and who saw the patients, is moved here.
-- Whom a patient was shared with still sees it; the new owner can take that back. It runs as the owner of the tables, because
-- row-level security lets the application write rows of one owner only.
-- @param asked the patients; null: all of the giver's or, to move back, all that are still the receiver's
-- @param most how many it moves at most
-- @returns those that it has moved
CREATE OR REPLACE FUNCTION move_patients(transfer uuid, asked uuid[], most integer) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	made transfers;
	is_undo boolean;
	giver uuid;
	receiver uuid;
	ids uuid[];
BEGIN
	-- Row-level security decides who may write the row. One that another transaction has written permits nothing.
	SELECT * INTO made FROM transfers WHERE id = transfer AND xmin = pg_current_xact_id()::xid;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'no transfer of this transaction' USING ERRCODE = 'insufficient_privilege';
	END IF;
	is_undo := made.undone_at IS NOT NULL;
	giver := CASE WHEN is_undo THEN made.to_id ELSE made.from_id END;
	receiver := CASE WHEN is_undo THEN made.from_id ELSE made.to_id END;
	PERFORM set_config('app.moving_from', giver::text, true), set_config('app.moving_to', receiver::text, true);
	-- No other transfer of the same giver meanwhile, and nobody else is let in to one of the patients: `lockOwnership` of the API
	-- takes this lock too.
	PERFORM pg_advisory_xact_lock(hashtextextended('shares of ' || giver, 0));
	-- Whoever is let in to one of them holds the share while writing, and then wants the patient. Those of all patients at once,
	-- because the first call may have moved some when the next one begins.
	PERFORM FROM shares
		WHERE owner_id = giver AND patient_id IS NOT NULL AND (ends_at IS NULL OR ends_at > now())
			AND (asked IS NULL OR patient_id = ANY (asked)) AND (NOT is_undo OR EXISTS (
				SELECT FROM transferred_patients AS moved WHERE moved.transfer_id = transfer AND moved.patient_id = shares.patient_id
			))
		ORDER BY id FOR UPDATE;
	ids := ARRAY(
		SELECT id FROM patients
		WHERE owner_id = giver AND (asked IS NULL OR id = ANY (asked)) AND (NOT is_undo OR EXISTS (
			SELECT FROM transferred_patients AS moved WHERE moved.transfer_id = transfer AND moved.patient_id = patients.id
		))
		ORDER BY id LIMIT most FOR UPDATE
	);
	-- As registering does, so that nobody takes a number meanwhile.
	INSERT INTO mrn_counters AS counter (owner_id, last) VALUES (receiver, 0)
	ON CONFLICT (owner_id) DO UPDATE SET last = counter.last;
	IF NOT is_undo THEN
		INSERT INTO transferred_patients (transfer_id, patient_id, mrn_before, mrn_after)
		SELECT transfer, id, mrn, mrn FROM patients WHERE owner_id = giver AND id = ANY (ids);
	END IF;
	DELETE FROM shares WHERE owner_id = giver AND user_id = receiver AND patient_id = ANY (ids);

	-- First those whose number is free: only then is it known which numbers can be assigned to the others.
	WITH wanted AS (
		SELECT id, CASE WHEN is_undo AND mrn = moved.mrn_after THEN moved.mrn_before ELSE mrn END AS number
		FROM patients LEFT JOIN transferred_patients AS moved ON moved.transfer_id = transfer AND moved.patient_id = patients.id
		WHERE owner_id = giver AND id = ANY (ids)
	), free AS (
		SELECT DISTINCT ON (upper(number)) id, number FROM wanted
		WHERE NOT EXISTS (
			SELECT FROM patients AS other WHERE other.owner_id = receiver AND upper(other.mrn) = upper(number)
		)
		ORDER BY upper(number), id
	)
	UPDATE patients SET owner_id = receiver, mrn = number,
		former_mrns = CASE WHEN mrn = number THEN former_mrns ELSE array_remove(former_mrns, number) || mrn END
	FROM free WHERE patients.owner_id = giver AND patients.id = free.id;
	UPDATE patients SET owner_id = receiver, mrn = '', former_mrns = former_mrns || mrn
	WHERE owner_id = giver AND id = ANY (ids);

	IF NOT is_undo THEN
		UPDATE transferred_patients AS moved SET mrn_after = mrn
		FROM patients WHERE owner_id = receiver AND id = patient_id AND transfer_id = transfer AND id = ANY (ids);
	END IF;
	UPDATE accesses SET owner_id = receiver WHERE owner_id = giver AND patient_id = ANY (ids);
	UPDATE changes SET owner_id = receiver
	WHERE owner_id = giver AND subject = 'patient' AND subject_id = ANY (ids);
	UPDATE changes SET owner_id = receiver
	WHERE owner_id = giver AND subject = 'mapping' AND subject_id IN (
		SELECT id FROM mappings WHERE owner_id = receiver AND patient_id = ANY (ids)
	);
	PERFORM set_config('app.moving_from', '', true), set_config('app.moving_to', '', true);
	RETURN ids;
END
$$;

-- Row-level security holds for the owner of the tables too, see privileges.sql: `move_patients` reads and writes rows of both owners.
DO $$
DECLARE
	moved text;
	owner text;
BEGIN
	FOREACH moved IN ARRAY ARRAY['patients', 'mappings', 'mrn_counters', 'changes'] LOOP
		SELECT quote_ident(tableowner) INTO owner FROM pg_tables WHERE schemaname = 'public' AND tablename = moved;
		CONTINUE WHEN EXISTS (
			SELECT FROM pg_policy WHERE polname = moved || '_move' AND polrelid = moved::regclass AND polroles = ARRAY[owner::regrole::oid]
		);
		EXECUTE format('DROP POLICY IF EXISTS %s_move ON %1$s', moved);
		EXECUTE format(
			'CREATE POLICY %s_move ON %1$s TO %s USING (owner_id::text = ANY (ARRAY[current_setting(''app.moving_from'', true), current_setting(''app.moving_to'', true)]))',
			moved, owner
		);
	END LOOP;
END
$$;
