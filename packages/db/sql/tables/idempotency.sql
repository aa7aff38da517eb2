-- Idempotency keys: see `withIdempotencyKey` of the API.

-- Claims an idempotency key of this user for the rest of the transaction, and drops the user's keys that are older than `lifetime`.
-- Raises SQLSTATE HMS02 while another transaction holds the key, HMS03 if the key has an answer. Either error also ends the
-- statements that were sent after this one in the same flush.
CREATE OR REPLACE FUNCTION claim_idempotency_key(owner uuid, claimed_key text, lifetime interval) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	IF NOT pg_try_advisory_xact_lock(hashtextextended(owner || ' ' || claimed_key, 0)) THEN
		RAISE EXCEPTION 'the idempotency key is in use' USING ERRCODE = 'HMS02';
	END IF;
	DELETE FROM idempotency_keys WHERE owner_id = owner AND created_at < now() - lifetime;
	IF EXISTS (SELECT FROM idempotency_keys WHERE owner_id = owner AND key = claimed_key) THEN
		RAISE EXCEPTION 'the idempotency key was used' USING ERRCODE = 'HMS03';
	END IF;
END
$$;
