import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, openSocket, problemInText, problemOf, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer();
});
afterAll(() => server.close());

const nobody = '01900000-0000-7000-8000-000000000000';

describe('readiness', () => {
	it('needs every migration of this program, and does not mind newer ones', async () => {
		const other = await openServer();
		const change = (statement: string) =>
			withConnection(other.target, (sql) => sql.unsafe(statement));
		const ready = () => other.send('GET', '/api/health/ready');
		expect(await ready()).toMatchObject({ status: 200, body: { status: 'ok' } });
		await change(
			`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', 9999999999999)`,
		);
		expect((await ready()).status).toBe(200);
		await change(
			`delete from drizzle.__drizzle_migrations where id = (select min(id) from drizzle.__drizzle_migrations)`,
		);
		const answer = await problemOf(ready());
		expect(answer).toMatchObject({ status: 503, code: 'unavailable' });
		expect(answer.headers.get('retry-after')).toBe('2');
		expect((await other.send('GET', '/api/health/live')).status).toBe(200);
		await change('drop table drizzle.__drizzle_migrations');
		expect(await problemOf(ready())).toMatchObject({ status: 503 });
		await other.close();
	});

	it('needs the settings of its connections, which a pooler drops', async () => {
		const other = await openServer();
		// The pool opens connections as they are needed, so one may be left that has its settings.
		const drop = () => other.database.system.execute('set role none; select pg_sleep(0.2)');
		const readyWithout = async () => {
			await Promise.all(Array.from({ length: 10 }, drop));
			return await other.send('GET', '/api/health/ready');
		};
		await expect.poll(readyWithout, { timeout: 20_000 }).toMatchObject({
			status: 503,
			body: { detail: expect.stringContaining('pooler') },
		});
		await other.close();
	});

	it('is not cached', async () => {
		const { headers } = await server.send('GET', '/api/health/ready');
		expect(headers.get('cache-control')).toBe('no-store');
	});

	it('ends first when the product stops, while requests are still answered', async () => {
		const ending = await openServer({ SHUTDOWN_DELAY: '1' });
		const { socket, until, answer } = await openSocket(ending.url);
		// A request that has begun, and whose body is to come.
		const body = JSON.stringify({ email: 'ada@example.org', password: 'wrong wrong wrong' });
		socket.write(
			`POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
		);
		await until('100 Continue');
		const ended = ending.app.close();
		expect(await problemOf(ending.send('GET', '/api/health/ready'))).toMatchObject({ status: 503 });
		expect((await ending.send('GET', '/api/health/live')).status).toBe(200);
		expect((await ending.ada.send('GET', '/api/patients')).status).toBe(200);
		socket.write(body);
		expect(
			problemInText((await answer).replace('HTTP/1.1 100 Continue\r\n\r\n', '')),
		).toMatchObject({
			code: 'invalid_credentials',
		});
		await ended;
		await expect(fetch(`${ending.url}/api/health/live`)).rejects.toThrow();
		await ending.database.close();
		await ending.dropDatabase();
	});
});

describe('the end', () => {
	const timeouts = { headersMs: 60_000, requestMs: 60_000, checkIntervalMs: 5000 };

	it('closes a connection without a request', async () => {
		const ending = await openServer({}, { timeouts: { ...timeouts, closingMs: 3_600_000 } });
		const { answer } = await openSocket(ending.url);
		// A connection is known to the server once a later one was answered.
		await ending.send('GET', '/api/health/live');
		await ending.close();
		expect(await answer).toBe('');
	});

	it('closes a connection with an unfinished request after the timeout', async () => {
		const ending = await openServer({}, { timeouts: { ...timeouts, closingMs: 500 } });
		const { socket, answer } = await openSocket(ending.url);
		socket.write('GET /api/health/live HTTP/1.1\r\nHost');
		await ending.send('GET', '/api/health/live');
		await ending.close();
		expect(await answer).toBe('');
	});
});

describe('liveness', () => {
	it('does not query the database', async () => {
		const doomed = await openServer();
		await doomed.database.close();
		const cookie = `hms_session=${nobody}.${nobody}.${'x'.repeat(43)}`;
		for (const headers of [{}, { cookie }, { authorization: `Bearer ${doomed.ada.token}` }]) {
			const answer = await doomed.send('GET', '/api/health/live', undefined, headers);
			expect(answer).toMatchObject({ status: 200, body: { status: 'ok' } });
		}
		expect(await problemOf(doomed.send('GET', '/api/health/ready'))).toMatchObject({ status: 503 });
		await doomed.app.close();
		await doomed.dropDatabase();
	});
});

describe('a wrong method', () => {
	it.each([
		['/api/health/live', 'GET, HEAD'],
		['/api/health/ready', 'GET, HEAD'],
		['/api/.well-known/jwks.json', 'GET, HEAD'],
		['/api/auth/login', 'POST'],
		['/api/auth/me', 'GET, HEAD, PATCH'],
		['/api/doctors', 'GET, HEAD, POST'],
		[`/api/mappings/${nobody}`, 'DELETE, GET, HEAD, PATCH, PUT'],
		[`/api/patients/${nobody}/restore`, 'POST'],
	])('is 405 and told which there are: %s', async (path, allow) => {
		const offered = allow.split(', ');
		const wrong = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter(
			(method) => !offered.includes(method),
		);
		for (const method of wrong) {
			const answer = await server.ada.send(method, path);
			expect(answer.status, method).toBe(405);
			expect(answer.headers.get('allow')).toBe(allow);
			if (method !== 'HEAD') expect(answer.body).toMatchObject({ code: 'method_not_allowed' });
		}
	});

	it('of tRPC is 405 too', async () => {
		const { send } = server.ada;
		for (const [method, path, allow] of [
			['PUT', 'patient.list', 'GET, HEAD, POST'],
			['DELETE', 'nothing.here', 'GET, HEAD, POST'],
			['GET', 'patient.create', 'POST'],
			['POST', 'patient.list', 'GET, HEAD'],
		] as const) {
			const body = method === 'GET' || method === 'DELETE' ? undefined : {};
			const answer = await send(method, `/api/trpc/${path}`, body);
			expect(answer, `${method} ${path}`).toMatchObject({
				status: 405,
				body: { error: { data: { code: 'method_not_allowed' } } },
			});
			expect(answer.headers.get('allow')).toBe(allow);
		}
	});
});

describe('HEAD', () => {
	it('answers as GET does, without the body', async () => {
		const { send } = server.ada;
		const { body } = await send('POST', '/api/patients', { givenName: 'H' });
		const paths = [
			'/api/health/live',
			'/api/health/ready',
			'/api/.well-known/jwks.json',
			'/api/auth/me',
			'/api/patients',
			'/api/patients?limit=0',
			`/api/patients/${body.id}`,
			`/api/patients/${nobody}`,
			'/api/nothing',
			'/api/patients/',
			'/api/trpc/auth.me',
			'/api/trpc/auth.me,auth.me?batch=1',
			'/api/trpc/nothing.here',
			'/api/trpc',
		];
		for (const [who, send] of [
			['ada', server.ada.send],
			['a stranger', server.send],
		] as const) {
			for (const path of paths) {
				const got = await send('GET', path);
				const head = await send('HEAD', path);
				expect(head.body, `${who} ${path}`).toBeUndefined();
				expect(shape(head), `${who} ${path}`).toEqual(shape(got));
			}
		}
	});

	it('of what is known already is 304 too', async () => {
		const { body } = await server.ada.send('POST', '/api/patients', { givenName: 'H' });
		const answer = await server.ada.send('HEAD', `/api/patients/${body.id}`, undefined, {
			'if-none-match': '"1"',
		});
		expect(answer.status).toBe(304);
	});
});

/** What of an answer does not differ from one request to the next. */
function shape({ status, headers }: { status: number; headers: Headers }) {
	expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
	const same = new Headers(headers);
	// The client asks for the last two itself, and asks otherwise with HEAD.
	for (const name of ['date', 'x-request-id', 'connection', 'keep-alive']) same.delete(name);
	return { status, headers: Object.fromEntries(same) };
}
