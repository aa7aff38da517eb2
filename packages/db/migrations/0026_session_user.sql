-- A read that shares a connection says in its answer whose session it was read for.
DROP FUNCTION enter_session(uuid, uuid, bytea, interval);--> statement-breakpoint

-- Checks that a session is active, and makes its user's rows visible until the transaction ends. Answers with the user.
CREATE FUNCTION enter_session(session_id uuid, for_user uuid, secret bytea, idle_limit interval) RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE
	used_at timestamptz;
BEGIN
	SELECT last_used_at INTO used_at
	FROM public.sessions
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
		UPDATE public.sessions SET last_used_at = now() WHERE id = session_id AND last_used_at = used_at;
	END IF;
	PERFORM set_config('app.user_id', for_user::text, true);
	RETURN for_user;
END
$$;
