-- What the role of the application may do: read and write; delete only what opens an account or is
-- kept for a while (sessions, tokens, links, shares, second factors, attempts, idempotency keys); define nothing.
-- Functions are granted by `restrictPrivileges` in src/app-role.ts.

GRANT USAGE ON SCHEMA public TO hms_app;
GRANT SELECT, INSERT, UPDATE ON users, credentials, last_seen, doctors, patients, mappings, mrn_counters TO hms_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, invitations, password_resets, personal_tokens, attempts, idempotency_keys, shares TO hms_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON totp_secrets, recovery_codes, passkeys, passkey_challenges TO hms_app;
-- The row of the clinic's settings is there from the start.
GRANT SELECT, UPDATE ON clinic_settings TO hms_app;
-- The history is written by triggers, with the rights of the application, and never changed.
GRANT SELECT, INSERT ON changes TO hms_app;
-- The security log is added to, and never changed; `delete_old_security_events` deletes what is no longer kept.
GRANT SELECT, INSERT ON security_events TO hms_app;
GRANT SELECT ON patient_words TO hms_app;
GRANT SELECT, INSERT, UPDATE (reviewed_at, reviewed_by, note) ON emergency_accesses TO hms_app;
-- Patients of a transfer are moved by `move_patients`.
GRANT SELECT, INSERT, UPDATE (undone_at) ON transfers TO hms_app;
-- Who saw a patient is written by `record_accesses`; the chains by functions that run as the owner of the tables, but for the
-- links of new changes.
GRANT SELECT ON accesses TO hms_app;
GRANT INSERT (change_id, owner_id) ON change_links TO hms_app;
-- A notification is written once, and then read.
GRANT SELECT, INSERT, UPDATE (read_at) ON notifications TO hms_app;

-- Row-level security applies to the owner of the tables too, so that no query can step around it by its role. Not to those that
-- functions that run as the owner read, write or delete from: the two tables of words, shares, notifications, second factors,
-- idempotency keys, the security log, the history and who saw a patient; nor to the clinic's settings, which the owner inserts.
DO $$
DECLARE
	forced constant regclass[] := '{patients,mappings,mrn_counters,invitations,password_resets,passkey_challenges,personal_tokens}';
	other record;
BEGIN
	FOR other IN
		SELECT oid::regclass AS name, oid = ANY (forced) AS is_forced FROM pg_class
		WHERE relnamespace = 'public'::regnamespace AND relrowsecurity AND relforcerowsecurity <> (oid = ANY (forced))
	LOOP
		-- Only where it is otherwise: the statement waits for everybody who reads the table.
		EXECUTE format('ALTER TABLE %s %s ROW LEVEL SECURITY', other.name, CASE WHEN other.is_forced THEN 'FORCE' ELSE 'NO FORCE' END);
	END LOOP;
END
$$;

-- Backups and `verifyAudit` read the rows of everybody, as the owner of the tables. The condition does not hold in functions that run
-- as the owner for an account of the application's own.
DO $$
DECLARE
	forced record;
BEGIN
	FOR forced IN SELECT relname AS name, relowner AS owner, oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relforcerowsecurity LOOP
		CONTINUE WHEN EXISTS (
			SELECT FROM pg_policy WHERE polname = forced.name || '_all_rows' AND polrelid = forced.oid AND polroles = ARRAY[forced.owner]
		);
		EXECUTE format('DROP POLICY IF EXISTS %s_all_rows ON %1$s', forced.name);
		EXECUTE format(
			'CREATE POLICY %s_all_rows ON %1$s FOR SELECT TO %s USING (current_setting(''app.all_rows'', true) = ''on'' AND session_user = current_user)',
			forced.name, forced.owner::regrole
		);
	END LOOP;
END
$$;

-- The application may see which migrations were applied: it serves once all of its own are.
GRANT USAGE ON SCHEMA drizzle TO hms_app;
GRANT SELECT ON drizzle.__drizzle_migrations TO hms_app;
