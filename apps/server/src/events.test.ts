import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { today } from '@hms/contracts';
import { Database, notifications } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from './app.ts';
import { parseConfig } from './config.ts';
import { openEvents } from './event-stream.testing.ts';
import { createLog } from './log.ts';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.testing.ts';
import { openServer, password, problemOf, type Server } from './testing.ts';

const metricsToken = 'a-token-for-prometheus';
const environment = {
	METRICS_TOKEN: metricsToken,
	LIMIT_REGISTER_PER_ADDRESS: 'off',
	LIMIT_SIGN_IN_PER_ADDRESS: 'off',
};

let server: Server;
let line: TcpProxy;
beforeAll(async () => {
	server = await openServer(environment, {
		via: async (target) => {
			line = await openTcpProxy(target);
			return line.target;
		},
	});
});
afterAll(() => server.close());

const opened = new Set<Awaited<ReturnType<typeof openEvents>>>();
afterEach(async () => {
	for (const stream of opened) stream.close();
	await Promise.all([...opened].map(({ ended }) => ended));
	opened.clear();
	await expect.poll(streams).toBe(0);
});

/** How many streams the server has open. */
async function streams(): Promise<number> {
	const authorization = `Bearer ${metricsToken}`;
	const { body } = await server.send('GET', '/api/metrics', undefined, { authorization });
	return Number(/^hms_event_streams (\d+)$/m.exec(body)?.[1]);
}

async function listen({ token }: { token: string }, url = server.url) {
	const stream = await openEvents(url, { authorization: `Bearer ${token}` });
	opened.add(stream);
	if (stream.response.ok) await stream.until(1);
	return stream;
}

const ready = { event: 'ready', data: { quietMs: expect.any(Number) } };

let number = 0;
const newUser = () => server.signUp(`user${++number}`);
const id = (answer: { body: { id: string } }) => answer.body.id;

describe('the stream of events', () => {
	it('is made for proxies and browsers, and begins with "ready"', async () => {
		const { response, received } = await listen(server.ada);
		expect(response.status).toBe(200);
		expect(Object.fromEntries(response.headers)).toMatchObject({
			'content-type': 'text/event-stream',
			'cache-control': 'no-store, no-transform',
			'x-accel-buffering': 'no',
			'x-request-id': expect.any(String),
		});
		expect(received).toEqual([ready]);
	});

	it('tells changes of own records and of the directory, and nobody else of the former', async () => {
		const ada = await newUser();
		const grace = await newUser();
		const [toAda, toGrace] = [await listen(ada), await listen(grace)];
		const patientId = id(await ada.send('POST', '/api/patients', { givenName: 'Secret' }));
		const path = `/api/patients/${patientId}`;
		await ada.send('PATCH', path, { notes: 'Secret' });
		const doctor = { givenName: 'D', specialty: 'other' };
		const doctorId = id(await grace.send('POST', '/api/doctors', doctor));
		const mappingId = id(await ada.send('POST', '/api/mappings', { patientId, doctorId }));
		await ada.send('DELETE', path);
		const about = { actorId: ada.user.id, patientId: null };
		const changed = (data: object) => ({ event: 'changed', data });
		const ofDoctor = changed({
			...{ ...about, actorId: grace.user.id },
			...{ subject: 'doctor', id: doctorId, version: 1 },
		});
		expect(await toAda.until(6)).toEqual([
			ready,
			changed({ ...about, subject: 'patient', id: patientId, version: 1 }),
			changed({ ...about, subject: 'patient', id: patientId, version: 2 }),
			ofDoctor,
			changed({ ...about, subject: 'mapping', id: mappingId, version: 1, patientId }),
			changed({ ...about, subject: 'patient', id: patientId, version: 3 }),
		]);
		expect(await toGrace.until(2)).toEqual([ready, ofDoctor]);
	});

	it('says with "ready" for how long nothing has happened', async () => {
		const [ada, grace] = [await newUser(), await newUser()];
		await listen(ada);
		const before = performance.now();
		await grace.send('POST', '/api/patients', { givenName: 'Secret' });
		const quietMs = async (user: { token: string }) => {
			const [first] = (await listen(user)).received;
			return first?.event === 'ready' ? first.data.quietMs : Number.NaN;
		};
		expect(await quietMs(grace)).toBeLessThan(performance.now() - before);
		const since = Math.floor(performance.now() - before);
		expect(await quietMs(ada)).toBeGreaterThanOrEqual(since);
	});

	it('tells nothing of what was refused or rolled back', async () => {
		const user = await newUser();
		const stream = await listen(user);
		await user.send('POST', '/api/patients', { givenName: 'A', mrn: 'M-1' });
		expect((await user.send('POST', '/api/patients', { givenName: 'B', mrn: 'M-1' })).status).toBe(
			409,
		);
		const last = id(await user.send('POST', '/api/patients', { givenName: 'C' }));
		expect((await stream.until(3)).slice(2)).toMatchObject([{ data: { id: last } }]);
	});

	it('sums up what one command does to many records', async () => {
		const user = await newUser();
		const ids: string[] = [];
		for (let n = 0; n < 14; n++) {
			ids.push(id(await user.send('POST', '/api/patients', { givenName: `P${n}` })));
		}
		const stream = await listen(user);
		await user.send('POST', '/api/patients/archive', { ids });
		const received = await stream.until(12);
		const told = received.slice(1).map(({ data }) => ('id' in data ? data.id : undefined));
		expect(told.at(-1)).toBeNull();
		expect(new Set(ids)).toEqual(new Set([...told.slice(0, 10), ...ids.slice(10)]));
		// Nothing else came of it: the next event is that of the next command.
		const next = id(await user.send('POST', '/api/patients', { givenName: 'Next' }));
		expect((await stream.until(13)).at(-1)).toMatchObject({ data: { id: next } });
	});

	it('tells of a notification, and when notifications are read', async () => {
		const user = await newUser();
		const stream = await listen(user);
		const written = {
			id: randomUUID(),
			...{ ownerId: user.user.id, actorId: server.ada.user.id },
			...{ kind: 'share_ended' as const, details: {} },
		};
		await server.database.system.insert(notifications).values(written);
		await server.database.system.insert(notifications).values({ ...written, id: randomUUID() });
		await user.send('POST', '/api/notifications/read', {});
		expect((await stream.until(4)).slice(1)).toEqual([
			{ event: 'notification', data: { id: written.id, kind: 'share_ended' } },
			{ event: 'notification', data: { id: expect.any(String), kind: 'share_ended' } },
			{ event: 'notification', data: { id: null, kind: null } },
		]);
	});

	it('tells whose account has changed, and nobody else', async () => {
		const user = await newUser();
		const [own, others] = [await listen(user), await listen(server.ada)];
		// The second one changes nothing.
		for (const dateOrder of ['ymd', 'ymd', null]) {
			await user.send('PATCH', '/api/auth/me', { dateOrder });
		}
		await server.ada.send('PATCH', `/api/users/${user.user.id}`, { role: 'admin' });
		await server.ada.send('PATCH', `/api/users/${user.user.id}`, { role: 'staff' });
		const doctor = { givenName: 'D', specialty: 'other' };
		const doctorId = id(await user.send('POST', '/api/doctors', doctor));
		const told = { event: 'account', data: {} };
		const last = { event: 'changed', data: { id: doctorId } };
		expect((await own.until(6)).slice(1)).toMatchObject([told, told, told, told, last]);
		expect((await others.until(2)).slice(1)).toMatchObject([last]);
	});

	it('reaches whoever is connected to another process', async () => {
		const database = new Database(server.target, { max: 2, idleSessionSeconds: 3600 });
		const app = await buildApp({
			config: parseConfig({}),
			services: { ...server.services, database },
			recordFailures: server.recordFailures,
			log: createLog('silent'),
		});
		const url = await app.listen({ port: 0, host: '127.0.0.1' });
		const user = await newUser();
		const stream = await listen(user, url);
		const patientId = id(await user.send('POST', '/api/patients', { givenName: 'Here' }));
		expect(await stream.until(2)).toMatchObject([{}, { data: { id: patientId } }]);
		// Stopping it ends the stream at once.
		await app.close();
		await stream.ended;
		await database.close();
	});
});

describe('who may open it', () => {
	it('is whoever is signed in, with a token or with a cookie from a page of this system', async () => {
		const signedIn = await fetch(new URL('/api/trpc/auth.signIn', server.url), {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: server.url },
			body: JSON.stringify({ email: server.ada.user.email, password }),
		});
		const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
		const stream = await openEvents(server.url, { cookie, 'sec-fetch-site': 'same-origin' });
		opened.add(stream);
		expect(stream.response.status).toBe(200);
		for (const headers of [
			{},
			{ authorization: 'Bearer wrong' },
			{ cookie: 'hms_session=wrong' },
			{ cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
		]) {
			const refused = await problemOf(
				server.send('GET', '/api/events', undefined, Object(headers)),
			);
			expect(refused).toMatchObject({ status: 401, code: 'unauthenticated' });
		}
	});

	it('is asked with GET', async () => {
		const { headers } = await problemOf(server.ada.send('POST', '/api/events', {}));
		expect(headers.get('allow')).toBe('GET');
		expect((await server.ada.send('HEAD', '/api/events')).status).toBe(405);
	});

	it('may open so many, and another one when one is closed', async () => {
		const user = await newUser();
		const all = [];
		for (let n = 0; n < 20; n++) all.push(await listen(user));
		const refused = await problemOf(user.send('GET', '/api/events'));
		expect(refused).toMatchObject({ status: 429, code: 'too_many_requests' });
		expect(refused.headers.get('retry-after')).toBe('20');
		expect((await listen(await newUser())).response.status).toBe(200);
		all[0]?.close();
		await expect.poll(streams).toBe(20);
		expect((await listen(user)).response.status).toBe(200);
	});
});

describe('a stream ends', () => {
	it('when its session does, and no other', async () => {
		const user = await newUser();
		const login = { email: user.user.email, password };
		const other = await server.send('POST', '/api/auth/login', login);
		const [ending, staying] = [await listen(user), await listen(other.body)];
		await user.send('POST', '/api/auth/logout');
		await ending.ended;
		const patient = { givenName: 'Still told' };
		const authorization = `Bearer ${other.body.token}`;
		await server.send('POST', '/api/patients', patient, { authorization });
		await staying.until(2);
	});

	it('when the user is disabled', async () => {
		const user = await newUser();
		const stream = await listen(user);
		await server.ada.send('PATCH', `/api/users/${user.user.id}`, { status: 'disabled' });
		await stream.ended;
		expect(stream.received).toHaveLength(1);
	});

	it('when its personal token is taken back, and works for any token until then', async () => {
		const user = await newUser();
		const fields = { name: 'Board', scope: 'read', expiresOn: today() };
		const { body: made } = await user.send('POST', '/api/auth/tokens', fields);
		const stream = await listen(made);
		await user.send('POST', '/api/patients', { givenName: 'Told' });
		await stream.until(2);
		await user.send('DELETE', `/api/auth/tokens/${made.id}`);
		await stream.ended;
		const authorization = `Bearer ${made.token}`;
		const refused = server.send('GET', '/api/events', undefined, { authorization });
		expect(await problemOf(refused)).toMatchObject({ status: 401, code: 'unauthenticated' });
	});

	it('when the session expires by itself', async () => {
		const user = await newUser();
		await withConnection(
			server.target,
			(owner) => owner`
				update sessions set expires_at = now() + interval '2 seconds' where user_id = ${user.user.id}`,
		);
		const stream = await listen(user);
		await stream.ended;
		expect((await user.send('GET', '/api/patients')).status).toBe(401);
	});

	it('when its client does not read', async () => {
		const user = await newUser();
		const socket = await openSilentStream(user.token);
		// PostgreSQL leaves out equal messages of a transaction.
		const tellMuch = (owner: { unsafe(text: string): Promise<unknown> }) =>
			owner.unsafe(`
				select pg_notify('hms_events', json_build_object(
					'event', 'changed', 'to', array['${user.user.id}'], 'data', rpad(n::text, 7000, 'x'))::text)
				from generate_series(1, 500) as n`);
		await withConnection(server.target, async (owner) => {
			while ((await streams()) > 0) await tellMuch(owner);
		});
		socket.destroy();
	});
});

describe('a lost connection to the database', () => {
	it('is told with "ready" once there is another one, and streams go on', async () => {
		const user = await newUser();
		const stream = await listen(user);
		for (let round = 1; round <= 3; round++) {
			await line.disconnect();
			await line.reconnect();
			await expect
				.poll(() => stream.received.filter(({ event }) => event === 'ready'))
				.toHaveLength(round + 1);
			const count = stream.received.length;
			const patientId = id(await user.send('POST', '/api/patients', { givenName: 'After' }));
			expect((await stream.until(count + 1)).at(-1)).toMatchObject({ data: { id: patientId } });
		}
	});

	it('ends the streams of sessions that ended meanwhile', async () => {
		const user = await newUser();
		const stream = await listen(user);
		await line.disconnect();
		await withConnection(
			server.target,
			(owner) => owner`delete from sessions where user_id = ${user.user.id}`,
		);
		await line.reconnect();
		await stream.ended;
	});

	it('refuses new streams while it lasts', async () => {
		const user = await newUser();
		await line.disconnect();
		const refused = await problemOf(user.send('GET', '/api/events'));
		expect(refused).toMatchObject({ status: 503, code: 'unavailable' });
		await line.reconnect();
		await expect.poll(async () => (await listen(user)).response.status).toBe(200);
	});
});

/** Opens a stream and reads nothing of it. */
async function openSilentStream(token: string) {
	const { hostname, port } = new URL(server.url);
	const socket = connect(Number(port), hostname);
	socket.on('error', () => undefined);
	socket.pause();
	socket.write(
		`GET /api/events HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
	);
	await expect.poll(streams).toBe(1);
	return socket;
}
