import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, password, type Server } from './testing.ts';

let server: Server;
beforeAll(async () => {
	server = await openServer();
});
afterAll(() => server.close());

const ownPage = { 'sec-fetch-site': 'same-origin' };
const batch = (n: number) =>
	`/api/trpc/${Array.from({ length: n }, () => 'auth.me').join(',')}?batch=1`;

/** A browser of a signed-in user: what it sends along is its cookie. */
async function browserOf(name: string, headers: Record<string, string> = {}) {
	const signedUp = await server.send(
		'POST',
		'/api/trpc/auth.signUp',
		{ name, email: `${name}@browser.example`, password },
		{ ...ownPage, ...headers },
	);
	const [set = ''] = signedUp.headers.getSetCookie();
	const [cookie = ''] = set.split(';');
	return { signedUp, set, cookie };
}

describe('a browser', () => {
	it('is known by a cookie that its scripts cannot read', async () => {
		const { signedUp, set, cookie } = await browserOf('b1');
		expect(signedUp.body.result.data).toEqual({ user: expect.objectContaining({ name: 'b1' }) });
		expect(set).toMatch(/^hms_session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
		const me = await server.send('GET', '/api/trpc/auth.me', undefined, { cookie });
		expect(me).toMatchObject({ status: 200, body: { result: { data: { name: 'b1' } } } });
		expect(me.headers.get('cache-control')).toBe('no-store');
	});

	it('loses its session with sign-out, and the cookie with it', async () => {
		const { cookie } = await browserOf('b2');
		const out = await server.send('POST', '/api/trpc/auth.logout', {}, { cookie, ...ownPage });
		expect(out.status).toBe(200);
		expect(out.headers.get('set-cookie')).toMatch(/^hms_session=; .*Expires=Thu, 01 Jan 1970/);
		const me = await server.send('GET', '/api/trpc/auth.me', undefined, { cookie });
		expect(me).toMatchObject({
			status: 401,
			body: { error: { data: { code: 'unauthenticated', httpStatus: 401 } } },
		});
	});

	it('gets another cookie with another password, and the one before opens nothing', async () => {
		const { cookie } = await browserOf('b3');
		const changed = await server.send(
			'POST',
			'/api/trpc/auth.changePassword',
			{ currentPassword: password, newPassword: 'another long phrase' },
			{ cookie, ...ownPage },
		);
		expect(changed.status).toBe(200);
		const set = changed.headers.get('set-cookie') ?? '';
		expect(set).toMatch(/^hms_session=[^;]+; .*HttpOnly; SameSite=Lax/);
		const [renewed = ''] = set.split(';');
		const me = (mine: string) =>
			server.send('GET', '/api/trpc/auth.me', undefined, { cookie: mine });
		expect((await me(renewed)).status).toBe(200);
		expect((await me(cookie)).status).toBe(401);
	});

	it.each([
		['ends the session before', ownPage, 401],
		['keeps it where another site has sent it', { 'sec-fetch-site': 'cross-site' }, 200],
	])('that signs in again %s', async (_what, headers, status) => {
		const { cookie } = await browserOf(`again${status}`);
		await server.send(
			'POST',
			'/api/trpc/auth.signIn',
			{ email: 'ada@example.org', password },
			{ cookie, ...headers },
		);
		const before = await server.send('GET', '/api/trpc/auth.me', undefined, { cookie });
		expect(before.status).toBe(status);
	});

	it('over https gets a cookie for this very host only', async () => {
		const https = await openServer({ PUBLIC_URL: 'https://clinic.example' });
		const answer = await https.send(
			'POST',
			'/api/trpc/auth.signIn',
			{ email: 'ada@example.org', password },
			{ origin: 'https://clinic.example' },
		);
		expect(answer.headers.getSetCookie()).toEqual([
			expect.stringMatching(
				/^__Host-hms_session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
			),
			expect.stringMatching(
				/^__Host-hms_device=[^;]+; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
			),
		]);
		expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000');
		await https.close();
	});

	it.each([
		[{ 'sec-fetch-site': 'cross-site' }],
		[{ 'sec-fetch-site': 'same-site' }],
		[{ origin: 'https://evil.example' }],
		[{ origin: 'null' }],
		[{}],
	])('changes nothing for a page with %j', async (headers: Record<string, string>) => {
		const { cookie } = await browserOf(`csrf${JSON.stringify(headers).replaceAll(/\W/g, '')}`);
		for (const path of ['/api/trpc/patient.create', '/api/patients']) {
			const answer = await server.send(
				'POST',
				path,
				{ givenName: 'Forged' },
				{ cookie, ...headers },
			);
			const told = answer.body.error?.data ?? answer.body;
			expect({ status: answer.status, code: told.code }, path).toEqual({
				status: 403,
				code: 'forbidden',
			});
		}
		const list = await server.send('GET', '/api/patients', undefined, { cookie });
		expect(list.body.items).toEqual([]);
	});
});

describe('the transport', () => {
	it('accepts ten calls in a batch, and not eleven', async () => {
		const { token } = server.ada;
		const headers = { authorization: `Bearer ${token}` };
		const ten = await server.send('GET', batch(10), undefined, headers);
		expect(ten.status).toBe(200);
		expect(ten.body).toHaveLength(10);
		const eleven = await server.send('GET', batch(11), undefined, headers);
		expect(eleven.status).toBe(400);
	});

	it('answers a bad input field by field, and nothing of its insides', async () => {
		const { send } = server.ada;
		const answer = await send('POST', '/api/trpc/patient.create', { givenName: 5, extra: true });
		expect(answer).toMatchObject({ status: 400 });
		expect(answer.body).toEqual({
			error: {
				code: -32600,
				message: 'givenName: must be text; extra: is not a known field',
				data: {
					code: 'validation',
					httpStatus: 400,
					requestId: answer.headers.get('x-request-id'),
					errors: [
						{ path: 'givenName', message: 'must be text' },
						{ path: 'extra', message: 'is not a known field' },
					],
				},
			},
		});
	});

	it.each([
		['GET', '/api/trpc/nothing.here', undefined, 404, 'not_found'],
		['GET', '/api/trpc/patient.create', undefined, 405, 'method_not_allowed'],
		['GET', '/api/trpc/patient.get?input=%7B', undefined, 400, 'malformed_json'],
		['GET', '/api/trpc/patient.get', undefined, 400, 'validation'],
		['POST', '/api/trpc/patient.create', '{', 400, 'malformed_json'],
	])('%s %s with %j is %i', async (method, path, body, status, code) => {
		const answer = await server.ada.send(method, path, body);
		expect(answer).toMatchObject({ status, body: { error: { data: { code } } } });
		expect(JSON.stringify(answer.body)).not.toMatch(/stack|node_modules|\.ts/);
	});

	it.each([
		'text/plain',
		'multipart/form-data; boundary=x',
		'application/octet-stream',
		'application/x-www-form-urlencoded',
	])('takes no %s', async (type) => {
		const answer = await server.ada.send('POST', '/api/trpc/patient.create', '{"givenName":"A"}', {
			'content-type': type,
		});
		expect(answer).toMatchObject({
			status: 415,
			body: { error: { data: { code: 'unsupported_media_type' } } },
		});
	});

	it('limits a body', async () => {
		const answer = await server.ada.send('POST', '/api/trpc/patient.create', {
			givenName: 'x'.repeat(102_400),
		});
		expect(answer).toMatchObject({ status: 413 });
	});

	it.each([
		['gzip', 'gzip'],
		['br, gzip;q=0.5', 'gzip'],
		['gzip;q=0', null],
		['identity', null],
		['nonsense;;q=x,', null],
	])('sends a long answer to who reads %s as %s, and a short one as it is', async (reads, sent) => {
		const notes = 'All is well. '.repeat(400);
		const { body } = await server.ada.send('POST', '/api/patients', { givenName: 'Long', notes });
		const input = encodeURIComponent(JSON.stringify({ id: body.id }));
		const headers = { 'accept-encoding': reads };
		const get = (path: string) => server.ada.send('GET', path, undefined, headers);
		const long = await get(`/api/trpc/patient.get?input=${input}`);
		expect(long).toMatchObject({
			status: 200,
			body: { result: { data: { notes: notes.trim() } } },
		});
		expect(long.headers.get('content-encoding')).toBe(sent);
		expect((await get('/api/trpc/auth.me')).headers.get('content-encoding')).toBeNull();
	});

	it.each([
		['same-origin', 'gzip'],
		['none', null],
		['same-site', null],
		['cross-site', null],
	])('lets nobody read off its length what an answer says: asked from %s', async (site, sent) => {
		const notes = 'All is well. '.repeat(400);
		const { body } = await server.ada.send('POST', '/api/patients', { givenName: 'Long', notes });
		const input = encodeURIComponent(JSON.stringify({ id: body.id }));
		const { status, headers } = await server.ada.send(
			'GET',
			`/api/trpc/patient.get?input=${input}`,
			undefined,
			{ 'accept-encoding': 'gzip', 'sec-fetch-site': site },
		);
		expect({ status, encoding: headers.get('content-encoding') }).toEqual({
			status: 200,
			encoding: sent,
		});
	});
});

describe('a storm of sign-ins', () => {
	/** Nobody has waited long enough. */
	const clock = () => new Date(Date.UTC(2026, 10, 29));

	it('is limited on both transports, in a batch, and with any forwarded header', async () => {
		const guarded = await openServer({ LIMIT_SIGN_IN_PER_ACCOUNT: '3/60' }, { clock });
		const wrong = { email: 'ada@example.org', password: 'wrong wrong wrong' };
		const calls = Array.from({ length: 5 }, () => 'auth.login').join(',');
		const inputs = Object.fromEntries(Array.from({ length: 5 }, (_, n) => [n, wrong]));
		const batched = await guarded.send('POST', `/api/trpc/${calls}?batch=1`, inputs);
		const codes = batched.body.map(
			(answer: { error: { data: { code: string } } }) => answer.error.data.code,
		);
		expect(codes.sort()).toEqual([
			'invalid_credentials',
			'invalid_credentials',
			'invalid_credentials',
			'too_many_requests',
			'too_many_requests',
		]);
		const refused = await guarded.send('POST', '/api/auth/login', wrong, {
			'x-forwarded-for': '10.9.8.7',
		});
		expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
		expect(refused.headers.get('retry-after')).toBe('1');
		await guarded.close();
	});

	it('counts forwarded addresses only of a trusted proxy', async () => {
		for (const [trusted, statuses] of [
			['127.0.0.1', [401, 401]],
			['', [401, 429]],
		] as const) {
			const guarded = await openServer(
				{ LIMIT_SIGN_IN_PER_ADDRESS: '1/60', TRUST_PROXY: trusted },
				{ clock },
			);
			const from = (address: string) =>
				guarded.send(
					'POST',
					'/api/auth/login',
					{ email: `${address}@example.org`, password: 'wrong wrong wrong' },
					{ 'x-forwarded-for': address },
				);
			expect([(await from('10.0.0.1')).status, (await from('10.0.0.2')).status]).toEqual(statuses);
			await guarded.close();
		}
	});
});
