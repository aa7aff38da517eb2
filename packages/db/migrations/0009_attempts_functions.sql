GRANT SELECT, INSERT, UPDATE, DELETE ON attempts TO hms_app;--> statement-breakpoint

-- Counts an attempt. Up to `most` within `seconds` go ahead; each one after that has to wait twice as long as the one
-- before, up to `seconds`. Who has been quiet for `seconds` starts anew. Counted before the outcome is known, so that a
-- hundred at once are a hundred.
-- Answers how many seconds are to be waited; 0 lets it go ahead.
CREATE FUNCTION take_attempt(attempt text, most integer, seconds integer) RETURNS double precision
LANGUAGE plpgsql AS $$
DECLARE
	moment constant timestamptz := clock_timestamp();
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
