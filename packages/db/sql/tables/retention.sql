-- Deleting what is no longer kept, where row-level security or privileges keep the application from it: these functions run as
-- the owner. `deleteExpired` of the API calls them. Rows that another transaction has locked are left for the next time.

-- Deletes some of the answers to idempotency keys that are older than their lifetime. Returns how many.
CREATE OR REPLACE FUNCTION delete_old_idempotency_keys(lifetime interval, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	deleted integer;
BEGIN
	DELETE FROM idempotency_keys WHERE ctid = ANY (ARRAY(
		SELECT ctid FROM idempotency_keys WHERE created_at < now() - lifetime LIMIT most FOR UPDATE SKIP LOCKED
	));
	GET DIAGNOSTICS deleted = ROW_COUNT;
	RETURN deleted;
END
$$;

-- Deletes some of the entries of the security log that are older than so many days. Younger than 90 days none is deleted, whatever
-- the application asks for. Returns how many.
CREATE OR REPLACE FUNCTION delete_old_security_events(days integer, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	deleted integer;
BEGIN
	DELETE FROM security_events WHERE ctid = ANY (ARRAY(
		SELECT ctid FROM security_events
		WHERE at < now() - make_interval(days => greatest(days, 90)) LIMIT most FOR UPDATE SKIP LOCKED
	));
	GET DIAGNOSTICS deleted = ROW_COUNT;
	RETURN deleted;
END
$$;

-- Deletes some of the notifications that are older than 90 days, read or not. Returns how many.
CREATE OR REPLACE FUNCTION delete_old_notifications(most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	deleted integer;
BEGIN
	DELETE FROM notifications WHERE ctid = ANY (ARRAY(
		SELECT ctid FROM notifications WHERE created_at < now() - interval '90 days' LIMIT most FOR UPDATE SKIP LOCKED
	));
	GET DIAGNOSTICS deleted = ROW_COUNT;
	RETURN deleted;
END
$$;

-- Deletes some of the shares that have ended by themselves; emergency accesses are among them. Returns how many.
CREATE OR REPLACE FUNCTION delete_ended_shares(most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
	deleted integer;
BEGIN
	DELETE FROM shares WHERE ctid = ANY (ARRAY(
		SELECT ctid FROM shares WHERE ends_at <= now() LIMIT most FOR UPDATE SKIP LOCKED
	));
	GET DIAGNOSTICS deleted = ROW_COUNT;
	RETURN deleted;
END
$$;
