import { once } from 'node:events';
import { Passwords } from '@hms/api';
import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeError } from './log.ts';
import { openServer, openSocket, password, type Server } from './testing.ts';

type Line = Record<string, unknown>;

/** Passwords that are computed once they are let go on. */
class HeldPasswords extends Passwords {
	held: PromiseWithResolvers<void> | undefined;

	protected override async compare(hash: string, given: string): Promise<boolean> {
		await this.held?.promise;
		return super.compare(hash, given);
	}
}

const passwords = new HeldPasswords();
let server: Server;
let log: string[];
beforeAll(async () => {
	log = [];
	server = await openServer(
		{ LOG_LEVEL: 'trace', METRICS_TOKEN: 'metrics-token-planted' },
		{ log: { write: (line) => void log.push(line) }, passwords },
	);
});
afterAll(() => server.close());

const lines = (): Line[] => log.map((line) => JSON.parse(line));

/** The lines of one request. */
async function linesOf(requestId: string | null): Promise<Line[]> {
	// An answer may arrive before its line is written.
	await expect.poll(() => lines().filter((line) => line['reqId'] === requestId)).not.toEqual([]);
	return lines().filter((line) => line['reqId'] === requestId);
}

describe('the log', () => {
	it('says once a minute that the disk of the database is full, whatever wants to write', async () => {
		await withConnection(server.target, (sql) =>
			sql.unsafe(`
				create function no_room() returns trigger language plpgsql as
					$$ begin raise 'could not extend file "base/1/2": No space left on device' using errcode = 'disk_full'; end $$;
				create trigger no_room before insert on doctors execute function no_room()`),
		);
		for (let request = 0; request < 3; request++) {
			const doctor = { givenName: 'D', specialty: 'cardiology' };
			expect(await server.ada.send('POST', '/api/doctors', doctor)).toMatchObject({
				status: 503,
				body: { code: 'unavailable', detail: expect.stringContaining('disk') },
			});
		}
		await withConnection(server.target, (sql) => sql`drop function no_room cascade`);
		const said = lines().filter(({ msg }) => String(msg).includes('disk'));
		expect(said).toHaveLength(1);
		expect(JSON.stringify(said[0])).toContain('No space left on device');
		expect(lines().some(({ msg }) => msg === 'unavailable')).toBe(false);
	});

	it('has one line a request: method, route, status, time', async () => {
		const { send, user } = server.ada;
		const made = await send('POST', '/api/patients', { givenName: 'L' });
		const read = await send('GET', `/api/patients/${made.body.id}?x=y`);
		const nothing = await server.send('GET', '/api/nothing/here');
		const call = await send('GET', '/api/trpc/auth.me');
		const unreadable = await send('GET', '/api/%zz');
		for (const [answer, expected] of [
			[made, { method: 'POST', route: '/api/patients', status: 201, userId: user.id }],
			[read, { method: 'GET', route: '/api/patients/:id', status: 400, userId: user.id }],
			[nothing, { method: 'GET', route: null, status: 404, userId: null }],
			[call, { method: 'GET', route: '/api/trpc/:path', status: 200, userId: user.id }],
			[unreadable, { method: 'GET', route: null, status: 400 }],
		] as const) {
			const found = await linesOf(answer.headers.get('x-request-id'));
			expect(found).toEqual([
				{
					level: 30,
					time: expect.any(Number),
					reqId: expect.any(String),
					userId: null,
					ms: expect.any(Number),
					msg: 'request',
					...expected,
				},
			]);
		}
	});

	it('has a line for each security event, with the network address', async () => {
		const login = { email: server.grace.user.email, password: 'wrong wrong wrong' };
		const refused = await server.send('POST', '/api/auth/login', login);
		const id = refused.headers.get('x-request-id');
		await expect.poll(async () => (await linesOf(id)).length).toBe(2);
		expect(await linesOf(id)).toEqual([
			{
				level: 30,
				time: expect.any(Number),
				reqId: expect.any(String),
				event: 'sign_in_failed',
				eventId: expect.any(String),
				actorId: null,
				userId: server.grace.user.id,
				address: '127.0.0.1',
				detail: 'wrong password',
				msg: 'security event',
			},
			expect.objectContaining({ msg: 'request', status: 401 }),
		]);
	});

	it('has one line for broken HTTP too', async () => {
		const { socket, answer } = await openSocket(server.url);
		socket.write('GET /planted-path HTTP/9.9\r\n\r\n');
		const [, requestId = ''] = /x-request-id: (\S+)/i.exec(await answer) ?? [];
		expect(await linesOf(requestId)).toMatchObject([{ level: 30, status: 400, route: null }]);
	});

	it('has errors without what people entered', async () => {
		const secret = 'Secretname';
		const failing = await server.database.system.execute(`select 1 / 0, '${secret}'`).then(
			() => undefined,
			(error: unknown) => new Error(`Failed query with ${secret}`, { cause: error }),
		);
		const told = JSON.stringify(describeError(failing));
		expect(told).not.toContain(secret);
		expect(told).toContain('22012');
	});

	it('contains no data that people send', async () => {
		const secrets = {
			name: 'Plantedname',
			email: 'planted-address@example.org',
			password: 'planted password phrase',
			street: 'Planted Street 7',
			phone: '+442079469999',
			note: 'planted note of an illness',
			query: 'plantedquery',
			key: 'planted-key',
			path: 'planted-path',
			agent: 'planted-agent',
			metrics: 'metrics-token-planted',
			forwarded: '203.0.113.77',
		};
		const { send } = server;
		const account = { name: secrets.name, email: secrets.email, password: secrets.password };
		const headers = {
			'user-agent': secrets.agent,
			'x-forwarded-for': secrets.forwarded,
			'idempotency-key': secrets.key,
			referer: `http://x/${secrets.path}`,
		};
		const registered = await send('POST', '/api/auth/register', account, headers);
		const { token, refreshToken } = registered.body;
		const bearer = { ...headers, authorization: `Bearer ${token}` };
		const ownPage = { ...headers, 'sec-fetch-site': 'same-origin' };
		const { email } = secrets;
		const signedIn = await send(
			'POST',
			'/api/trpc/auth.signIn',
			{ email, password: secrets.password },
			ownPage,
		);
		const [cookie = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';');
		const patient = {
			givenName: secrets.name,
			familyName: secrets.name,
			mrn: 'Planted-1',
			phone: secrets.phone,
			notes: secrets.note,
			address: { line1: secrets.street, city: secrets.name, country: 'GB' },
		};
		const q = `q=${secrets.query}&givenName=${secrets.name}`;
		const requests: [string, string, unknown, Record<string, string>][] = [
			['POST', '/api/auth/register', account, headers],
			['POST', '/api/auth/login', { ...account, name: undefined }, headers],
			['POST', '/api/auth/login', { email: secrets.email, password: secrets.note }, headers],
			['POST', '/api/auth/refresh', { refreshToken }, headers],
			['POST', '/api/patients', patient, bearer],
			['POST', '/api/patients', patient, { ...bearer, 'idempotency-key': 'planted-key-2' }],
			['POST', '/api/patients', { ...patient, [secrets.name]: secrets.note }, bearer],
			['POST', '/api/patients', `{"givenName":"${secrets.name}`, bearer],
			['POST', '/api/patients', secrets.note.repeat(9999), bearer],
			['POST', '/api/patients', secrets.note, { ...bearer, 'content-type': 'text/plain' }],
			['GET', `/api/patients?${q}`, undefined, bearer],
			['GET', `/api/patients?q=${secrets.query}`, undefined, { ...headers, cookie }],
			['POST', '/api/patients', patient, { ...headers, cookie }],
			['GET', `/api/patients/${secrets.path}?${q}`, undefined, bearer],
			['GET', `/${secrets.path}?${q}`, undefined, bearer],
			['GET', `/api/%zz${secrets.path}?${q}`, undefined, bearer],
			['GET', `/api/${secrets.path.repeat(500)}?${q}`, undefined, bearer],
			['GET', `/api/trpc/${secrets.path}?input=${secrets.query}`, undefined, bearer],
			['GET', `/api/trpc/patient.list?input={"q":"${secrets.query}"}`, undefined, bearer],
			['POST', '/api/trpc/patient.create', patient, bearer],
			['GET', '/api/metrics', undefined, { authorization: `Bearer ${secrets.metrics}` }],
			['GET', '/api/metrics', undefined, { authorization: `Bearer ${secrets.metrics}-not` }],
		];
		const statuses = [];
		for (const [method, path, body, sent] of requests) {
			const { status } = await send(method, path, body, sent);
			statuses.push(status);
		}
		expect(new Set(statuses)).toEqual(new Set([200, 201, 400, 401, 403, 404, 409, 413, 415]));

		// A failure of our own: the database refuses what the program takes for granted.
		await withConnection(server.target, (sql) =>
			sql.unsafe('alter table patients add constraint unheard_of check (false) not valid'),
		);
		const failed = await send('POST', '/api/patients', patient, {
			...bearer,
			'idempotency-key': 'planted-key-3',
		});
		const alsoFailed = await send('POST', '/api/trpc/patient.create', patient, {
			...bearer,
			'idempotency-key': 'planted-key-4',
		});
		await withConnection(server.target, (sql) =>
			sql.unsafe('alter table patients drop constraint unheard_of'),
		);
		expect([failed.status, alsoFailed.status]).toEqual([500, 500]);
		expect(await linesOf(failed.headers.get('x-request-id'))).toMatchObject([
			{ level: 50, msg: 'request failed' },
			{ level: 30, status: 500 },
		]);
		expect(JSON.stringify([failed.body, alsoFailed.body])).not.toMatch(/relation|patients|insert/i);

		const text = log.join('');
		expect(lines().length).toBeGreaterThan(requests.length);
		expect(text).toContain(registered.body.user.id);
		expect(text).not.toMatch(/planted/i);
		for (const secret of [...Object.values(secrets), token, refreshToken, cookie]) {
			expect(text).not.toContain(secret);
			expect(text).not.toContain(encodeURIComponent(secret));
		}
	});
});

describe('a client that disconnects', () => {
	const aborted = () => lines().filter(({ status }) => status === 499);

	it('while sending is logged in one line, and not as an error', async () => {
		for (const path of ['/api/patients', '/api/trpc/patient.create']) {
			const before = log.length;
			const count = aborted().length;
			const { socket, until } = await openSocket(server.url);
			socket.write(
				`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\nExpect: 100-continue\r\n\r\n`,
			);
			await until('100 Continue');
			socket.write('{"givenName":');
			socket.resetAndDestroy();
			await once(socket, 'close');
			await expect.poll(() => aborted().length).toBe(count + 1);
			expect(lines().slice(before)).toEqual([
				expect.objectContaining({
					level: 30,
					status: 499,
					method: 'POST',
					route: path.replace('patient.create', ':path'),
					msg: 'request aborted by its sender',
				}),
			]);
		}
	});

	it('before the answer is logged the same way', async () => {
		const count = aborted().length;
		passwords.held = Promise.withResolvers();
		const stop = new AbortController();
		const request = fetch(`${server.url}/api/auth/login`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ email: 'nobody@example.org', password }),
			signal: stop.signal,
		});
		// Once it is being computed it has arrived.
		await expect.poll(() => passwords.load.running).toBe(1);
		stop.abort();
		await expect(request).rejects.toThrow();
		passwords.held.resolve();
		await expect.poll(() => aborted().length).toBe(count + 1);
	});
});
