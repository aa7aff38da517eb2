-- What a function names is looked for where it is, and not where whoever calls it says. Functions that read or write tables
-- have a search path of their own; those that are called for each row or request name the schema instead, which costs nothing.
ALTER FUNCTION count_version() SET search_path = public, pg_temp;--> statement-breakpoint
ALTER FUNCTION record_change() SET search_path = public, pg_temp;--> statement-breakpoint
ALTER FUNCTION record_added() SET search_path = public, pg_temp;--> statement-breakpoint
ALTER FUNCTION search_candidates(text[], date[], integer) SET search_path = public, pg_temp;--> statement-breakpoint

CREATE OR REPLACE FUNCTION enter_session(session_id uuid, for_user uuid, secret bytea, idle_limit interval) RETURNS void
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
END
$$;--> statement-breakpoint

-- As before, by a clock that may be another one.
DROP FUNCTION take_attempt(text, integer, integer);--> statement-breakpoint
-- Counts an attempt. Up to `most` within `seconds` go ahead; each one after that has to wait twice as long as the one
-- before, up to `seconds`. Who has been quiet for `seconds` starts anew. Counted before the outcome is known, so that a
-- hundred at once are a hundred.
-- Answers how many seconds are to be waited; 0 lets it go ahead.
CREATE FUNCTION take_attempt(
	attempt text, most integer, seconds integer, moment timestamptz DEFAULT clock_timestamp()
) RETURNS double precision
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
	found attempts;
BEGIN
	DELETE FROM attempts WHERE last_at < moment - interval '2 days';
	INSERT INTO attempts (key) VALUES (attempt) ON CONFLICT (key) DO NOTHING;
	SELECT * INTO found FROM attempts WHERE key = attempt FOR UPDATE;
	IF found.blocked_until > moment THEN
		RETURN extract(epoch FROM found.blocked_until - moment);
	END IF;
	IF found.last_at < moment - make_interval(secs => seconds) THEN
		found.count := 0;
	END IF;
	found.count := found.count + 1;
	UPDATE attempts
	SET count = found.count,
		last_at = moment,
		blocked_until = CASE WHEN found.count >= most
			THEN moment + make_interval(secs => least(seconds, 2 ^ least(found.count - most, 30)))
		END
	WHERE key = attempt;
	RETURN 0;
END
$$;
