import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, password, problemOf, type Server } from './testing.ts';

const app = 'https://app.example';
const other = 'http://localhost:5173';
const stranger = 'https://evil.example';

let open: Server;
let closed: Server;
beforeAll(async () => {
	[open, closed] = await Promise.all([
		openServer({ CORS_ORIGINS: `${app}, ${other}` }),
		openServer(),
	]);
});
afterAll(() => Promise.all([open.close(), closed.close()]));

const preflight = (server: Server, origin: string, path = '/api/patients') =>
	server.send('OPTIONS', path, undefined, {
		origin,
		'access-control-request-method': 'PUT',
		'access-control-request-headers': 'authorization,content-type,if-match',
	});
const corsHeaders = (headers: Headers) =>
	[...headers.keys()].filter((name) => name.startsWith('access-control-'));

describe('a page of a named origin', () => {
	it.each([app, other])('may send a preflight request: %s', async (origin) => {
		const { status, headers } = await preflight(open, origin);
		expect(status).toBe(204);
		expect(headers.get('access-control-allow-origin')).toBe(origin);
		expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST, PUT, PATCH, DELETE');
		expect(headers.get('access-control-allow-headers')?.toLowerCase().split(', ').sort()).toEqual([
			'authorization',
			'content-type',
			'idempotency-key',
			'if-match',
			'if-none-match',
			'x-client-version',
		]);
		expect(headers.get('access-control-allow-credentials')).toBeNull();
		expect(headers.get('vary')).toBe('Origin');
		expect(headers.get('x-request-id')).toBeTruthy();
	});

	it('may use the API with its token, and read what stands in the headers', async () => {
		const { send } = open.ada;
		const created = await send('POST', '/api/patients', { givenName: 'A' }, { origin: app });
		expect(created.status).toBe(201);
		const { headers } = created;
		expect(headers.get('access-control-allow-origin')).toBe(app);
		expect(headers.get('access-control-expose-headers')).toBe(
			'ETag, Location, Retry-After, X-API-Version, X-Request-Id',
		);
		expect(headers.get('access-control-allow-credentials')).toBeNull();
		const listed = await send('GET', '/api/trpc/patient.list?input=%7B%7D', undefined, {
			origin: app,
		});
		expect(listed.status).toBe(200);
		expect(listed.headers.get('access-control-allow-origin')).toBe(app);
		expect(listed.headers.get('vary')).toBe('Origin');
	});

	it.each([
		['GET', '/api/patients', undefined, 401],
		['GET', '/api/nothing', undefined, 404],
		['DELETE', '/api/patients', undefined, 405],
		['POST', '/api/auth/login', '{', 400],
		['POST', '/api/auth/login', 'x'.repeat(200_000), 413],
	])('may read why it was refused: %s %s is %4$i', async (method, path, body, status) => {
		const answer = await open.send(method, path, body, { origin: app });
		expect(answer.status).toBe(status);
		expect(answer.headers.get('access-control-allow-origin')).toBe(app);
	});

	it('has no use of the cookie of whoever looks at it', async () => {
		const signedIn = await open.send(
			'POST',
			'/api/trpc/auth.signIn',
			{ email: 'ada@example.org', password },
			{ 'sec-fetch-site': 'same-origin' },
		);
		const [cookie = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';');
		const own = await open.send('GET', '/api/auth/me', undefined, { cookie });
		expect(own.status).toBe(200);
		for (const site of ['same-site', 'cross-site', undefined]) {
			const from = { cookie, origin: app, ...(site ? { 'sec-fetch-site': site } : {}) };
			const read = open.send('GET', '/api/auth/me', undefined, from);
			expect(await problemOf(read)).toMatchObject({ status: 401 });
			const written = open.send('POST', '/api/patients', { givenName: 'Forged' }, from);
			expect(await problemOf(written)).toMatchObject({ status: 403, code: 'forbidden' });
		}
	});
});

describe('a page of any other origin', () => {
	it.each([stranger, `${app}.evil.example`, 'https://APP.example', `${app}:8443`, 'null'])(
		'is told nothing: %s',
		async (origin) => {
			const asked = await problemOf(preflight(open, origin));
			expect(asked).toMatchObject({ status: 405 });
			expect(corsHeaders(asked.headers)).toEqual([]);
			const answer = await open.ada.send('GET', '/api/patients', undefined, { origin });
			expect(corsHeaders(answer.headers)).toEqual([]);
			expect(answer.headers.get('vary')).toBe('Origin');
		},
	);
});

describe('without a named origin', () => {
	it('other origins may not use the API', async () => {
		expect(await problemOf(preflight(closed, app))).toMatchObject({ status: 405 });
		const { headers } = await closed.ada.send('GET', '/api/patients', undefined, { origin: app });
		expect(corsHeaders(headers)).toEqual([]);
	});
});

it('is of the API only, and of preflights only', async () => {
	expect(await problemOf(preflight(open, app, '/patients'))).toMatchObject({ status: 404 });
	const options = open.send('OPTIONS', '/api/patients', undefined, { origin: app });
	expect(await problemOf(options)).toMatchObject({ status: 405 });
});
