import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServer, password, problemOf, type Server } from './testing.ts';

let server: Server;
/** The clock stands, so that no time to wait passes during a test. */
const now = Date.now();
beforeAll(async () => {
	server = await openServer(
		{ REQUIRE_TWO_FACTOR: 'everyone', LIMIT_SIGN_IN_PER_ACCOUNT: '2/900' },
		{ clock: () => new Date(now) },
	);
});
afterAll(() => server.close());

/** The cookies that an answer sets, as a browser sends them back. */
const cookiesOf = ({ headers }: { headers: Headers }) =>
	headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');

const signIn = (input: object, cookies: string[] = []) =>
	server.send('POST', '/api/trpc/auth.signIn', input, {
		origin: server.url,
		...(cookies.length > 0 ? { cookie: cookies.join('; ') } : {}),
	});

it('that is required is asked for with a problem body, and set up over REST', async () => {
	const { send, user } = server.ada;
	const refused = { status: 403, code: 'two_factor_required' };
	for (const path of ['/api/patients', '/api/users', '/api/auth/sessions', '/api/events']) {
		expect(await problemOf(send('GET', path))).toMatchObject(refused);
	}
	expect((await send('GET', '/api/auth/me')).status).toBe(200);
	const begun = await send('POST', '/api/auth/two-factor/totp', {});
	const totp = new TOTP({ secret: Secret.fromBase32(begun.body.secret) });
	const confirmed = await send('POST', '/api/auth/two-factor/totp/confirm', {
		code: totp.generate({ timestamp: now }),
	});
	expect(confirmed.body.recoveryCodes).toHaveLength(10);
	expect((await send('GET', '/api/patients')).status).toBe(200);
	const account = { email: user.email, password };
	expect(await problemOf(server.send('POST', '/api/auth/login', account))).toMatchObject({
		status: 401,
		code: 'code_required',
	});
	const [code] = confirmed.body.recoveryCodes;
	const signedIn = await signIn({ ...account, code });
	expect(signedIn.status).toBe(200);
});

it('keeps strangers from locking a browser out in which somebody has signed in before', async () => {
	const account = { email: server.grace.user.email, password };
	const first = await signIn(account);
	expect(first.headers.getSetCookie()).toEqual([
		expect.stringMatching(/^hms_session=.*; HttpOnly; SameSite=Lax$/),
		expect.stringMatching(
			/^hms_device=[\w.-]+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/,
		),
	]);
	const [, device = ''] = cookiesOf(first);
	for (let n = 0; n < 3; n++) await signIn({ ...account, password: 'wrong wrong wrong' });
	expect((await signIn(account)).status).toBe(429);
	expect((await signIn(account, [device])).status).toBe(200);
	// Two cookies of that name: somebody else has set one of them.
	expect((await signIn(account, [device, `${device}x`])).status).toBe(429);
});
