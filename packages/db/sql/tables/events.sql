-- Live updates. What happened is told to every process that listens on the channel `hms_events`, once its transaction has
-- committed. A message is a JSON object: what happened (`event`), whom it concerns (`to`, ids of users; null: everybody), and what
-- they are told (`data`): ids and kinds, never what a record holds.

-- Sends an event. PostgreSQL takes 8000 bytes at most, so a long list of users goes in parts.
CREATE OR REPLACE FUNCTION send_event(event text, audience uuid[], data text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	part_size constant integer := 100;
	sent text;
BEGIN
	FOR place IN 1 .. greatest(cardinality(audience), 1) BY part_size LOOP
		-- An assignment runs no query, as PERFORM would.
		sent := pg_notify(
			'hms_events',
			'{"event":"' || event || '","to":'
				|| coalesce('["' || array_to_string(audience[place : place + part_size - 1], '","') || '"]', 'null')
				|| ',"data":' || data || '}'
		);
	END LOOP;
END
$$;

-- The users who may see an owner's patient, and what hangs on it.
CREATE OR REPLACE FUNCTION who_may_see(owner uuid, patient uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
RETURN array_append(
	ARRAY(
		SELECT user_id FROM shares
		WHERE owner_id = owner AND (patient_id = patient OR patient_id IS NULL) AND (ends_at IS NULL OR ends_at > now())
	),
	owner
);

-- Tells that a record has changed. Of a transaction that changes many, the first ones are told one by one; the rest is one event
-- without an id, because PostgreSQL sends equal messages of a transaction once.
CREATE OR REPLACE FUNCTION tell_change(subject change_subject, after jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	one_by_one constant integer := 10;
	told constant integer := coalesce(nullif(current_setting('app.told_changes', true), ''), '0');
	audience uuid[];
	data text := '{"subject":"' || subject || '","actorId":'
		|| coalesce('"' || nullif(current_setting('app.user_id', true), '') || '"', 'null');
	done text;
BEGIN
	IF told < one_by_one THEN
		done := set_config('app.told_changes', (told + 1)::text, true);
		data := data || ',"id":' || (after -> 'id') || ',"version":' || (after -> 'version')
			|| ',"patientId":' || coalesce(after -> 'patient_id', 'null') || '}';
	ELSE
		data := data || ',"id":null,"version":null,"patientId":null}';
	END IF;
	IF subject = 'patient' THEN
		audience := public.who_may_see((after ->> 'owner_id')::uuid, (after ->> 'id')::uuid);
	ELSIF subject = 'mapping' THEN
		audience := public.who_may_see((after ->> 'owner_id')::uuid, (after ->> 'patient_id')::uuid);
	END IF;
	done := public.send_event('changed', audience, data);
END
$$;

-- Tells that sessions or personal tokens of some users have ended, whatever ended them: their streams are looked at and closed.
CREATE OR REPLACE FUNCTION tell_ended_sessions() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM send_event('sessions_ended', array_agg(DISTINCT user_id), 'null') FROM ended HAVING count(*) > 0;
	RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER sessions_tell_ended AFTER DELETE ON sessions REFERENCING OLD TABLE AS ended
	FOR EACH STATEMENT EXECUTE FUNCTION tell_ended_sessions();

CREATE OR REPLACE TRIGGER personal_tokens_tell_ended AFTER DELETE ON personal_tokens REFERENCING OLD TABLE AS ended
	FOR EACH STATEMENT EXECUTE FUNCTION tell_ended_sessions();

-- Tells that the clinic's settings were changed: every process reads them again.
CREATE OR REPLACE FUNCTION tell_clinic_settings() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM send_event('clinic', NULL, '{"version":' || NEW.version || '}');
	RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER clinic_settings_tell AFTER UPDATE ON clinic_settings
	FOR EACH ROW EXECUTE FUNCTION tell_clinic_settings();

-- Tells a user's own windows and programs that the account has changed.
CREATE OR REPLACE FUNCTION tell_account() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	-- Not a condition of the trigger, which would keep migrations from changing these columns.
	IF ROW(OLD.name, OLD.role, OLD.language, OLD.date_order, OLD.time_format)
		IS DISTINCT FROM ROW(NEW.name, NEW.role, NEW.language, NEW.date_order, NEW.time_format) THEN
		PERFORM send_event('account', array[NEW.id], '{}');
	END IF;
	RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER users_tell AFTER UPDATE ON users
	FOR EACH ROW EXECUTE FUNCTION tell_account();

-- Tells who gets a notification.
CREATE OR REPLACE FUNCTION tell_notification() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM send_event(
		'notification', array[NEW.owner_id], '{"id":"' || NEW.id || '","kind":"' || NEW.kind || '"}'
	);
	RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER notifications_tell AFTER INSERT ON notifications
	FOR EACH ROW EXECUTE FUNCTION tell_notification();

-- Tells the other windows of a user that some were read; however many, the messages of a transaction are equal.
CREATE OR REPLACE FUNCTION tell_read_notification() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
	PERFORM send_event('notification', array[NEW.owner_id], '{"id":null,"kind":null}');
	RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER notifications_tell_read AFTER UPDATE OF read_at ON notifications
	FOR EACH ROW EXECUTE FUNCTION tell_read_notification();
