-- Rate limiting by attempts.

-- Counts an attempt. The first `most` within `seconds` are allowed; each one after that has to wait twice as long as the one
-- before, up to `seconds`. After `seconds` without an attempt counting starts again. It is called before the outcome is known,
-- so that a hundred attempts at once count as a hundred. Returns how many seconds to wait; 0 means that the attempt is allowed.
CREATE OR REPLACE FUNCTION count_attempt(
	attempt text, most integer, seconds integer, moment timestamptz DEFAULT clock_timestamp()
) RETURNS double precision
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
	found attempts;
BEGIN
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
		refusal_recorded = false,
		blocked_until = CASE WHEN found.count >= most
			THEN moment + make_interval(secs => least(seconds, 2 ^ least(found.count - most, 30)))
		END
	WHERE key = attempt;
	RETURN 0;
END
$$;
