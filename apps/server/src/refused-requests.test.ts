import { connect as connectTo } from 'node:net';
import { problem } from '@hms/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, password, problemOf, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer();
});
afterAll(() => server.close());

const nobody = '01900000-0000-7000-8000-000000000000';

describe('a request that no route accepts', () => {
	it.each([
		['DELETE', '/api/patients', 'GET, HEAD, POST'],
		['PUT', '/api/auth/login', 'POST'],
		['POST', `/api/mappings/${nobody}`, 'GET, HEAD, PUT, PATCH, DELETE'],
	])('%s %s is 405', async (method, path, allow) => {
		const answer = await problemOf(
			server.ada.send(method, path, method === 'DELETE' ? undefined : {}),
		);
		expect(answer).toMatchObject({ status: 405, code: 'method_not_allowed' });
		expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(allow.split(', ').sort());
	});

	it.each([
		'/api',
		'/api/',
		'/api/nothing',
		'/api/patients/',
		'/api/Patients',
		`/api/patients/${nobody}/`,
		'/api/patients/a/b/c',
	])('%s is 404', async (path) => {
		expect(await problemOf(server.ada.send('GET', path))).toMatchObject({
			status: 404,
			code: 'not_found',
		});
	});

	it('is answered with a problem body', async () => {
		const { send } = server.ada;
		expect(await problemOf(send('POST', '/api/patients', '{"givenName":'))).toMatchObject({
			status: 400,
			code: 'malformed_json',
		});
		expect(
			await problemOf(send('POST', '/api/patients', '{"__proto__":{"givenName":"x"}}')),
		).toMatchObject({ status: 400 });
		expect(
			await problemOf(
				send('POST', '/api/patients', 'givenName=x', {
					'content-type': 'application/x-www-form-urlencoded',
				}),
			),
		).toMatchObject({
			status: 415,
			code: 'unsupported_media_type',
		});
		expect(
			await problemOf(send('POST', '/api/patients', 'x', { 'content-type': 'text/plain' })),
		).toMatchObject({ status: 415 });
		expect(
			await problemOf(send('POST', '/api/patients', { givenName: 'x'.repeat(102_400) })),
		).toMatchObject({ status: 413, code: 'payload_too_large' });
		expect(
			await problemOf(send('POST', '/api/patients', '['.repeat(50_000) + ']'.repeat(50_000))),
		).toMatchObject({ status: 400 });
		expect(await problemOf(send('GET', '/api/patients/%zz'))).toMatchObject({
			status: 400,
			code: 'validation',
		});
	});

	it.each(['', 'Bearer', 'Bearer x', 'Basic eDp5', `Bearer ${'x'.repeat(5000)}`])(
		'with the authorization %j is 401',
		async (authorization) => {
			const answer = await problemOf(
				server.send('GET', '/api/patients', undefined, { authorization }),
			);
			expect(answer).toMatchObject({ status: 401, code: 'unauthenticated' });
			expect(answer.headers.get('www-authenticate')).toBe('Bearer');
		},
	);

	it('without any is 401', async () => {
		expect(await problemOf(server.send('GET', '/api/patients'))).toMatchObject({ status: 401 });
	});
});

describe('malformed requests', () => {
	/** Sends bytes as they are, and reads what comes back until the connection ends. */
	async function raw(text: string): Promise<string> {
		const { hostname, port } = new URL(server.url);
		const socket = connectTo(Number(port), hostname);
		socket.end(text);
		let answer = '';
		for await (const chunk of socket) answer += chunk;
		return answer;
	}

	it.each([
		[
			'two lengths',
			'POST /api/patients HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
		],
		[
			'a length and chunks',
			'POST /api/patients HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n{}',
		],
		['no method', 'FOO /api/patients HTTP/1.1\r\nHost: localhost\r\n\r\n'],
		['no protocol', 'hello\r\n\r\n'],
		[
			'huge headers',
			`GET /api/patients HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
		],
	])('with %s are answered in kind', async (_, text) => {
		const [head = '', body = ''] = (await raw(text)).split('\r\n\r\n');
		expect(head).toMatch(/^HTTP\/1\.1 400 /);
		const told = problem.parse(JSON.parse(body));
		expect(head.toLowerCase()).toContain(`x-request-id: ${told.requestId}`);
	});

	it('with a method of their own are 405', async () => {
		const answer = await raw(
			'QUERY /api/patients HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
		);
		expect(answer).toMatch(/^HTTP\/1\.1 405 /);
		expect(answer.toLowerCase()).toContain('\r\nallow: ');
	});

	it('with long addresses are 4xx, and a full batch is served', async () => {
		const { send } = server.ada;
		expect(await problemOf(send('GET', `/api/patients/${'a'.repeat(500)}`))).toMatchObject({
			status: 400,
		});
		expect(await problemOf(send('GET', `/api/patients/${'a'.repeat(5000)}`))).toMatchObject({
			status: 400,
		});
		const calls = Array.from({ length: 10 }, () => 'mapping.listForPatient').join(',');
		const answer = await send('GET', `/api/trpc/${calls}?batch=1&input=%7B%7D`);
		expect(answer.body).toHaveLength(10);
	});

	it('that have body fields in the query string are refused', async () => {
		const login = `/api/auth/login?email=ada@example.org&password=${encodeURIComponent(password)}`;
		expect(await problemOf(server.send('POST', login))).toMatchObject({
			status: 400,
			paths: ['email', 'password'],
		});
		expect(await problemOf(server.ada.send('POST', '/api/patients?givenName=q'))).toMatchObject({
			status: 400,
		});
	});

	it('without a session are 401 before their input is validated', async () => {
		expect(await problemOf(server.send('GET', '/api/patients?bogus=1'))).toMatchObject({
			status: 401,
		});
		expect(await problemOf(server.send('POST', '/api/patients', { bogus: 1 }))).toMatchObject({
			status: 401,
		});
	});

	it('with an impossible version are 400', async () => {
		const answer = await server.ada.send('POST', '/api/trpc/patient.archive', {
			id: nobody,
			expectedVersion: 2 ** 31,
		});
		expect(answer.status).toBe(400);
	});
});
