-- What transactions of the application begin with.

-- Checks the session and sets the user who acts in the transaction, which is about that user's own rows until `enter_share`; raises
-- SQLSTATE HMS01 if the session has ended. A browser's session is proved by its secret; a program's by a signed token, which the
-- API has verified. In place of a session it takes a personal token, which is proved by its hash. Answers with the user.
CREATE OR REPLACE FUNCTION enter_session(session_id uuid, for_user uuid, secret bytea, idle_limit interval) RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE
	used_at timestamptz;
	setting text;
BEGIN
	SELECT last_used_at INTO used_at
	FROM public.sessions
	WHERE id = session_id
		AND user_id = for_user
		AND CASE kind WHEN 'browser' THEN secret_hash = secret ELSE secret IS NULL END
		AND expires_at > now()
		AND last_used_at > now() - idle_limit;
	IF FOUND THEN
		-- At most once a minute, so that a read does not cost a write; and without waiting for another transaction of the session,
		-- which may last, and may wait for this one.
		IF used_at < now() - interval '1 minute' THEN
			UPDATE public.sessions SET last_used_at = now() WHERE id = (
				SELECT id FROM public.sessions WHERE id = session_id AND last_used_at = used_at FOR NO KEY UPDATE SKIP LOCKED
			);
		END IF;
	ELSE
		SELECT coalesce(last_used_at, '-infinity') INTO used_at
		FROM public.personal_tokens
		WHERE id = session_id AND user_id = for_user AND token_hash = secret AND expires_at > now();
		IF NOT FOUND THEN
			RAISE EXCEPTION 'no live session' USING ERRCODE = 'HMS01';
		END IF;
		IF used_at < now() - interval '1 minute' THEN
			UPDATE public.personal_tokens SET last_used_at = now() WHERE id = (
				SELECT id FROM public.personal_tokens
				WHERE id = session_id AND coalesce(last_used_at, '-infinity') = used_at FOR NO KEY UPDATE SKIP LOCKED
			);
		END IF;
	END IF;
	-- An assignment runs no query, as PERFORM would.
	setting := set_config('app.user_id', for_user::text, true);
	setting := set_config('app.owner_id', for_user::text, true);
	RETURN for_user;
END
$$;

-- Sets how long each statement of this transaction may take.
CREATE OR REPLACE FUNCTION limit_statements(milliseconds integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM set_config('statement_timeout', milliseconds::text, true);
END
$$;
