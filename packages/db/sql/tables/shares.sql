-- Letting others in to one's patients. A transaction is about the patients of one owner: those of the user who acts, as
-- `enter_session` sets, or what another owner shares with that user, as `enter_share` sets. Row-level security goes by the settings:
--   app.user_id       who acts
--   app.owner_id      whose patients
--   app.readable_ids  the patients of that owner that may be read; empty: all
--   app.writable_ids  those that may be written; empty: all

-- What is shared with this user now. What a disabled user shares is shared with nobody; their patients can be opened in an
-- emergency.
CREATE OR REPLACE FUNCTION received_shares() RETURNS SETOF shares
LANGUAGE plpgsql STABLE ROWS 10 SET search_path = public, pg_temp AS $$
BEGIN
	RETURN QUERY SELECT shares.*
		FROM shares JOIN users ON users.id = shares.owner_id AND (users.status = 'active' OR shares.is_emergency)
		WHERE shares.user_id = nullif(current_setting('app.user_id', true), '')::uuid
			AND (shares.ends_at IS NULL OR shares.ends_at > now());
END
$$;

-- Makes the rest of the transaction one about another owner's patients, as far as that owner shares them with this user; without a
-- share it sees none. For a transaction that writes, nobody takes these shares back or changes them before it ends.
CREATE OR REPLACE FUNCTION enter_share(owner uuid, writes boolean) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
	readable uuid[];
	writable uuid[];
BEGIN
	IF writes THEN
		-- Before any patient, and in one order, as `move_patients` locks them: so none waits for another that waits for it.
		PERFORM FROM shares
			WHERE owner_id = owner AND user_id = nullif(current_setting('app.user_id', true), '')::uuid
				AND (ends_at IS NULL OR ends_at > now())
			ORDER BY id FOR SHARE;
	END IF;
	-- Null is all of the owner's patients: a share of all has no patient.
	SELECT array_agg(patient_id), array_agg(patient_id) FILTER (WHERE level = 'write')
	INTO readable, writable
	FROM received_shares() WHERE owner_id = owner;
	PERFORM set_config('app.readable_ids', listed_ids(readable), true), set_config('app.writable_ids', listed_ids(writable), true),
		set_config('app.owner_id', owner::text, true);
END
$$;

-- Makes the rest of the transaction one about this user's own patients again.
CREATE OR REPLACE FUNCTION leave_share() RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM set_config('app.owner_id', current_setting('app.user_id', true), true), set_config('app.readable_ids', '', true),
		set_config('app.writable_ids', '', true);
END
$$;

-- The patients of a list of shares, as a setting: empty for all, `{}` for none.
CREATE OR REPLACE FUNCTION listed_ids(patient_ids uuid[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN array_position(patient_ids, NULL) IS NOT NULL THEN '' ELSE coalesce(patient_ids, '{}')::text END;

-- The owner who shares a patient with this user, or the patient of an assignment; no row if nobody does. Each owner's patients are looked at as row-level security shows them.
CREATE OR REPLACE FUNCTION find_sharing_owner(subject change_subject, subject_id uuid)
RETURNS TABLE (owner_id uuid, patient_id uuid)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
	owner uuid;
	patient uuid;
BEGIN
	FOR owner IN SELECT DISTINCT owner_id FROM received_shares() LOOP
		PERFORM enter_share(owner, false);
		IF subject = 'mapping' THEN
			SELECT mappings.patient_id INTO patient FROM mappings WHERE owner_id = owner AND id = subject_id;
		ELSE
			SELECT id INTO patient FROM patients WHERE owner_id = owner AND id = subject_id;
		END IF;
		IF FOUND THEN
			RETURN QUERY SELECT owner, patient;
			EXIT;
		END IF;
	END LOOP;
	PERFORM leave_share();
END
$$;

-- The last days of shares that hold now: an administrator who changes the clinic's time zone sees no shares of others.
CREATE OR REPLACE FUNCTION last_days_of_shares() RETURNS SETOF date
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
	SELECT DISTINCT until FROM shares WHERE until IS NOT NULL AND ends_at > now();
END;

-- Moves the end of shares that hold now to when their last day ends in the clinic's new time zone.
CREATE OR REPLACE FUNCTION move_end_of_shares(day date, day_end timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
BEGIN ATOMIC
	UPDATE shares SET ends_at = day_end
	WHERE until = day AND ends_at > now() AND day_end BETWEEN day AND day + interval '3 days';
END;
