import { Database } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	type Clinic,
	cheapHashes,
	codeOf,
	openBrowser,
	openClinic,
	password,
	unlimited,
} from '../testing/clinic.ts';
import { codeAt, withApps } from '../testing/two-factor.ts';
import { Passwords } from './passwords.ts';

const limit = 4;
let clinic: Clinic;
let apps: ReturnType<typeof withApps>;
beforeAll(async () => {
	clinic = await openClinic({
		limits: { ...unlimited, signInPerAccount: { count: limit, seconds: 900 } },
	});
	apps = withApps(clinic);
});
afterAll(() => clinic.close());

let number = 0;
const newUser = () => clinic.signUp(`Guarded${++number}`);
const signIn = (email: string, code?: string, given = password) =>
	codeOf(clinic.anonymous.auth.login({ email, password: given, code }));

const withoutLimits = () => {
	const { settings } = clinic.services;
	return { ...clinic.services, settings: { ...settings, limits: unlimited } };
};

describe('a sign-in with a second factor', () => {
	it('asks for the code after a right password only, and takes each code once', async () => {
		const user = await newUser();
		const { secret } = await apps.setUp(user);
		const { email } = user;
		const shown = codeAt(secret, apps.now());
		expect(await signIn(email, undefined, 'wrong wrong wrong')).toBe('invalid_credentials');
		expect(await signIn(email)).toBe('code_required');
		// It was used to set the app up.
		expect(await signIn(email, shown)).toBe('invalid_credentials');
		const next = apps.nextCode(secret);
		expect(await signIn(email, next, 'wrong wrong wrong')).toBe('invalid_credentials');
		expect(await signIn(email, next)).toBe('ok');
		expect(await signIn(email, next)).toBe('invalid_credentials');
		// One that was not used, but is older than the last one that was.
		const skipped = apps.nextCode(secret);
		expect(await signIn(email, apps.nextCode(secret))).toBe('ok');
		expect(await signIn(email, skipped)).toBe('invalid_credentials');
		const browser = openBrowser(clinic.services);
		const input = { email, password };
		expect(await codeOf(browser.api.auth.signIn(input))).toBe('code_required');
		expect(browser.cookie).toBe('');
		await browser.api.auth.signIn({ ...input, code: apps.nextCode(secret) });
		expect((await browser.api.auth.me()).id).toBe(user.user.id);
	});

	it('opens one session of many with the same code at once, on several machines', async () => {
		const user = await newUser();
		const { secret, recoveryCodes } = await apps.setUp(user);
		const free = withoutLimits();
		const other = new Database(clinic.target, { max: 5, idleSessionSeconds: 3600 });
		const machines = [free, { ...free, database: other }];
		const [recoveryCode = ''] = recoveryCodes;
		for (const code of [apps.nextCode(secret), recoveryCode]) {
			const outcomes = await Promise.all(
				Array.from({ length: 12 }, (_, n) => {
					const { api } = openBrowser(machines[n % 2] ?? free);
					return codeOf(api.auth.signIn({ email: user.email, password, code }));
				}),
			);
			expect(outcomes.toSorted()).toEqual([...Array(11).fill('invalid_credentials'), 'ok']);
		}
		await other.close();
	});

	it('is refused to a disabled account as any other, with the code unused', async () => {
		const user = await newUser();
		const { secret } = await apps.setUp(user);
		const { id } = user.user;
		await clinic.ada.api.user.update({ id, status: 'disabled' });
		const code = apps.nextCode(secret);
		expect(await signIn(user.email)).toBe('invalid_credentials');
		expect(await signIn(user.email, code)).toBe('invalid_credentials');
		await clinic.ada.api.user.update({ id, status: 'active' });
		expect(await signIn(user.email, code)).toBe('ok');
	});

	it('stays one after the password was reset by a link', async () => {
		const user = await newUser();
		const { secret } = await apps.setUp(user);
		const { url } = await clinic.ada.api.user.createPasswordReset({ id: user.user.id });
		const newPassword = 'seven quiet lanterns';
		const token = url.split('#token=')[1] ?? '';
		await clinic.anonymous.auth.resetPassword({ token, newPassword });
		expect(await signIn(user.email, undefined, newPassword)).toBe('code_required');
		expect(await signIn(user.email, apps.nextCode(secret), newPassword)).toBe('ok');
	});

	it('ends what was opened without a code while it was turned on', async () => {
		const user = await newUser();
		const { secret } = await user.api.auth.beginTotp({});
		const code = apps.nextCode(secret);
		const [confirmed, ...signedIn] = await Promise.allSettled([
			user.api.auth.confirmTotp({ code }),
			...Array.from({ length: 10 }, () =>
				clinic.anonymous.auth.login({ email: user.email, password }),
			),
		]);
		expect(confirmed.status).toBe('fulfilled');
		for (const outcome of signedIn) {
			if (outcome.status !== 'fulfilled') continue;
			const { refreshToken } = outcome.value;
			expect(await codeOf(clinic.anonymous.auth.refresh({ refreshToken }))).toBe('unauthenticated');
		}
	});
});

describe('guessing codes', () => {
	it('has to wait, whatever else succeeds in between', async () => {
		const user = await newUser();
		const { secret } = await apps.setUp(user);
		const { email } = user;
		const outcomes: string[] = [];
		for (let n = 0; n < limit; n++) {
			outcomes.push(await signIn(email, `00000${n}`), await signIn(email));
		}
		expect(outcomes).toEqual(
			Array.from({ length: limit }, () => ['invalid_credentials', 'code_required']).flat(),
		);
		const { url } = await clinic.ada.api.user.createPasswordReset({ id: user.user.id });
		const token = url.split('#token=')[1] ?? '';
		await clinic.anonymous.auth.resetPassword({ token, newPassword: 'seven quiet lanterns' });
		const next = () => signIn(email, apps.nextCode(secret), 'seven quiet lanterns');
		// The clock goes on by 30 seconds with each code that is shown, and the wait of one second is over.
		const late = codeAt(secret, apps.now() + 30_000);
		expect(await signIn(email, late, 'seven quiet lanterns')).toBe('too_many_requests');
		expect(await next()).toBe('ok');
	});
});

describe('a browser or program in which somebody has signed in before', () => {
	const wrong = 'wrong wrong wrong';
	const storm = async (email: string) => {
		for (let n = 0; n <= limit; n++) await signIn(email, undefined, wrong);
		expect(await signIn(email)).toBe('too_many_requests');
	};

	it('does not wait for strangers, and has a few tries of its own', async () => {
		const { email } = await newUser();
		const browser = openBrowser(clinic.services);
		await browser.api.auth.signIn({ email, password });
		const { deviceToken } = await clinic.anonymous.auth.login({ email, password });
		const input = { email, password };
		const fromBrowser = (given = password) =>
			codeOf(browser.api.auth.signIn({ email, password: given }));
		const fromProgram = (token = deviceToken) =>
			codeOf(clinic.anonymous.auth.login({ ...input, deviceToken: token }));
		await browser.api.auth.logout();
		await storm(email);
		expect([await fromBrowser(), await fromProgram()]).toEqual(['ok', 'ok']);
		// A program's sign-in does not count as the browser's that sends the cookie, nor the other way round.
		expect(await codeOf(browser.api.auth.login(input))).toBe('too_many_requests');
		const tries: string[] = [];
		for (let n = 0; n <= limit; n++) tries.push(await fromBrowser(wrong));
		expect(tries).toEqual([...Array(limit).fill('invalid_credentials'), 'too_many_requests']);
		expect(await fromProgram()).toBe('ok');
		for (const made of ['x', `${deviceToken}x`, clinic.ada.token]) {
			expect(await fromProgram(made)).toBe('too_many_requests');
		}
	});

	it('is so for whoever signed in there, and nobody else', async () => {
		const [first, second, third] = [await newUser(), await newUser(), await newUser()];
		const browser = openBrowser(clinic.services);
		for (const { email } of [first, second]) await browser.api.auth.signIn({ email, password });
		for (const { email } of [first, second, third]) await storm(email);
		const outcomes: string[] = [];
		for (const { email } of [first, second, third]) {
			outcomes.push(await codeOf(browser.api.auth.signIn({ email, password })));
		}
		expect(outcomes).toEqual(['ok', 'ok', 'too_many_requests']);
	});

	it('sends a token that opens nothing', async () => {
		const { deviceToken = '' } = await clinic.anonymous.auth.login({
			email: clinic.grace.email,
			password,
		});
		expect(await clinic.services.tokens.verify(deviceToken)).toBeNull();
		expect(await clinic.services.tokens.verifyDevice(clinic.grace.token)).toBeNull();
	});
});

describe('the hash of a password', () => {
	it('is renewed at a sign-in once it costs more, without ending anything', async () => {
		const { user, email, api } = await newUser();
		const hash = async () => {
			const rows = await withConnection(
				clinic.target,
				(owner) => owner`select password_hash from credentials where user_id = ${user.id}`,
			);
			return String(rows[0]?.['password_hash']);
		};
		const before = await hash();
		const costlier = {
			...withoutLimits(),
			passwords: new Passwords(undefined, { ...cheapHashes, timeCost: 3 }),
		};
		const { background } = clinic.services;
		const wrong = openBrowser(costlier).api.auth.signIn({ email, password: 'wrong wrong wrong' });
		expect(await codeOf(wrong)).toBe('invalid_credentials');
		await background.settled();
		expect(await hash()).toBe(before);
		// All of them find the old hash; one renews it.
		const signIns = await Promise.all(
			Array.from({ length: 4 }, () =>
				codeOf(openBrowser(costlier).api.auth.signIn({ email, password })),
			),
		);
		expect(signIns).toEqual(Array(4).fill('ok'));
		await background.settled();
		expect(await hash()).toMatch(/^\$argon2id\$v=19\$m=1024,p=1,t=3\$/);
		expect((await api.auth.me()).id).toBe(user.id);
		expect(await codeOf(openBrowser(costlier).api.auth.signIn({ email, password }))).toBe('ok');
	});
});
