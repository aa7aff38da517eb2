import { apiVersion, checkClientVersion, openApiDocument } from '@hms/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, openSocket, problemInText, problemOf, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer();
});
afterAll(() => server.close());

const major = Number(apiVersion.split('.')[0]);
const as = (version: string) => ({ 'x-client-version': version });

describe('the version of the API', () => {
	it('is the one of its description', () => {
		expect(apiVersion).toMatch(/^\d+\.\d+\.\d+$/);
		expect(openApiDocument().info.version).toBe(apiVersion);
	});

	it.each([
		['GET', '/api/patients', 200],
		['GET', '/api/nothing', 404],
		['DELETE', '/api/patients', 405],
		['GET', '/api/health/live', 200],
		['GET', '/api/openapi.json', 200],
		['GET', '/api/trpc/patient.list?input=%7B%7D', 200],
		['GET', '/api/%zz', 400],
	])('is said in every answer: %s %s is %i', async (method, path, status) => {
		const answer = await server.ada.send(method, path);
		expect(answer.status).toBe(status);
		expect(answer.headers.get('x-api-version')).toBe(apiVersion);
	});

	it('is not said elsewhere', async () => {
		const answer = await server.ada.send('GET', '/patients');
		expect(answer.headers.get('x-api-version')).toBeNull();
	});
});

describe('a client', () => {
	it.each([
		`hms-client/${major}.0.0`,
		`hms-client/${major}.99.7`,
		`Other.App/${major}.1.0-beta.2+5`,
	])('of the same major version is served: %s', async (version) => {
		const { send } = server.ada;
		expect((await send('GET', '/api/patients', undefined, as(version))).status).toBe(200);
		const called = send('GET', '/api/trpc/patient.list?input=%7B%7D', undefined, as(version));
		expect((await called).status).toBe(200);
	});

	it('of another major version is told so, over REST and tRPC, and nothing happens', async () => {
		const { send } = server.ada;
		const version = as(`hms-client/${major + 1}.0.0`);
		const asked = send('POST', '/api/patients', { givenName: 'Unserved' }, version);
		expect(await problemOf(asked)).toMatchObject({ status: 400, code: 'unsupported_client' });
		expect((await asked).body.detail).toBe(
			`This is version ${apiVersion} of the API, and the client is made for version ${major + 1}. Use a client of version ${major}.`,
		);
		const path = '/api/trpc/patient.create';
		expect(await send('POST', path, { givenName: 'Unserved' }, version)).toMatchObject({
			status: 400,
			body: { error: { data: { code: 'unsupported_client', httpStatus: 400 } } },
		});
		expect((await send('GET', '/api/patients?q=unserved&total=true')).body.total).toBe(0);
	});

	it.each(['hms-client', '1.2.3', 'hms-client/1', 'hms client/1.2.3', 'hms-client/1.2.3 x', ''])(
		'says its version in another form: %j',
		async (version) => {
			const refused = problemOf(server.ada.send('GET', '/api/patients', undefined, as(version)));
			expect(await refused).toMatchObject({ status: 400, paths: ['X-Client-Version'] });
		},
	);

	it('says its version once', async () => {
		const { socket, answer } = await openSocket(server.url);
		socket.write(
			[
				'GET /api/clinic HTTP/1.1',
				'Host: localhost',
				'Connection: close',
				`X-Client-Version: hms-client/${major}.0.0`,
				`X-Client-Version: hms-client/${major + 1}.0.0`,
				'\r\n',
			].join('\r\n'),
		);
		expect(problemInText(await answer).errors).toMatchObject([{ path: 'x-client-version' }]);
	});

	it('is compared by major versions only', () => {
		expect(() => checkClientVersion('a/2.0.0', '2.9.1')).not.toThrow();
		expect(() => checkClientVersion('a/2.9.1', '2.0.0')).not.toThrow();
		expect(() => checkClientVersion('a/1.9.9', '2.0.0')).toThrow('Use a client of version 2.');
		expect(() => checkClientVersion('a/20.0.0', '2.0.0')).toThrow('is made for version 20.');
	});
});
