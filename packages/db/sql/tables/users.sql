-- Accounts: what holds whoever changes them.

-- Ends everything that a disabled account could still be used with, and keeps one active administrator: otherwise nobody could
-- invite, enable or disable anybody. Changes of administrators take turns, so that two cannot take the role from each other.
CREATE OR REPLACE FUNCTION check_user_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	IF NEW.status = 'disabled' THEN
		DELETE FROM sessions WHERE user_id = NEW.id;
		DELETE FROM password_resets WHERE user_id = NEW.id;
		DELETE FROM personal_tokens WHERE user_id = NEW.id;
	END IF;
	IF OLD.role = 'admin' AND OLD.status = 'active' AND (NEW.role <> 'admin' OR NEW.status <> 'active') THEN
		PERFORM pg_advisory_xact_lock(hashtext('hms.admins'));
		-- A statement of its own, which sees what was committed while this one waited.
		IF NOT EXISTS (SELECT FROM users WHERE role = 'admin' AND status = 'active') THEN
			RAISE EXCEPTION 'no active administrator would be left'
				USING ERRCODE = 'check_violation', CONSTRAINT = 'users_active_admin';
		END IF;
	END IF;
	RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER users_check_change AFTER UPDATE OF role, status ON users
	FOR EACH ROW EXECUTE FUNCTION check_user_change();

-- Lets nobody sign in to a disabled account, or make a token for it. The lock makes disabling wait, and then end that too.
CREATE OR REPLACE FUNCTION check_new_session() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM FROM users WHERE id = NEW.user_id AND status = 'active' FOR SHARE;
	IF NOT FOUND THEN
		RAISE EXCEPTION 'the account is disabled' USING ERRCODE = 'check_violation', CONSTRAINT = 'sessions_active_user';
	END IF;
	RETURN NEW;
END
$$;

CREATE OR REPLACE TRIGGER sessions_check_new BEFORE INSERT ON sessions
	FOR EACH ROW EXECUTE FUNCTION check_new_session();

CREATE OR REPLACE TRIGGER personal_tokens_check_new BEFORE INSERT ON personal_tokens
	FOR EACH ROW EXECUTE FUNCTION check_new_session();

-- Keeps when the accounts of ended sessions were last used.
CREATE OR REPLACE FUNCTION keep_last_seen() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	INSERT INTO last_seen (user_id, at)
	SELECT user_id, max(last_used_at) FROM ended GROUP BY user_id ORDER BY user_id
	ON CONFLICT (user_id) DO UPDATE SET at = greatest(last_seen.at, excluded.at);
	RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER sessions_keep_last_seen AFTER DELETE ON sessions REFERENCING OLD TABLE AS ended
	FOR EACH STATEMENT EXECUTE FUNCTION keep_last_seen();
