import { randomBytes } from 'node:crypto';
import { type SessionCredentials, sessions } from '@hms/db';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	type Clinic,
	openBrowser,
	openClinic,
	password,
	refusalOf,
	signedInAs,
} from '../testing/clinic.ts';
import { isSessionAlive } from '../testing/sessions.ts';
import { cookieValue } from './cookie.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

const next = 'another long phrase';
const newSecret = () => randomBytes(32).toString('base64url');
const browserOf = (cookie?: string) => openBrowser(clinic.services, cookie);
const refresh = (refreshToken: string) => clinic.anonymous.auth.refresh({ refreshToken });

const isAlive = (credentials: SessionCredentials | null) =>
	credentials !== null && isSessionAlive(clinic.services, credentials);

/** A browser that has signed in, with what its session is known by. */
async function signedIn(email: string) {
	const browser = browserOf();
	await browser.api.auth.signIn({ email, password });
	const { credentials } = browser;
	if (!credentials) throw new Error('signing in has set no cookie');
	return { browser, credentials };
}

describe('the id of a session without its secret ends nothing', () => {
	/** Somebody who knows the ids of a session of a program and of a browser, and tries to end them. */
	const attempts: Record<
		string,
		(program: SessionCredentials, browser: SessionCredentials) => Promise<unknown>[]
	> = {
		'a refresh with another secret': (program, browser) =>
			[program, browser].map(({ sessionId }) => refresh(`${sessionId}.${newSecret()}`)),
		'a refresh with the secret of another session': (program) => [
			clinic.anonymous.auth
				.login({ email: 'grace@example.org', password })
				.then(({ refreshToken }) => refresh(`${program.sessionId}.${refreshToken.split('.')[1]}`)),
		],
		'signing out with a cookie of another secret': (program, browser) =>
			[program, browser].map((credentials) =>
				browserOf(cookieValue({ ...credentials, secret: newSecret() })).api.auth.logout(),
			),
		'signing out as a program without the browser’s secret': (_program, browser) => [
			signedInAs(clinic.services, { ...browser, secretHash: null }).auth.logout(),
		],
		'ending the others with a cookie of another secret': (program, browser) =>
			[program, browser].map((credentials) =>
				browserOf(cookieValue({ ...credentials, secret: newSecret() })).api.auth.endOtherSessions(),
			),
		'ending it by its id with a cookie of another secret': (program, browser) =>
			[program, browser].map((credentials) =>
				browserOf(cookieValue({ ...browser, secret: newSecret() })).api.auth.endSession({
					id: credentials.sessionId,
				}),
			),
		'ending it as another user': (program, browser) =>
			[program, browser].map(({ sessionId }) =>
				clinic.grace.api.auth.endSession({ id: sessionId }),
			),
		'changing the password with a cookie of another secret': (_program, browser) => [
			browserOf(cookieValue({ ...browser, secret: newSecret() })).api.auth.changePassword({
				currentPassword: password,
				newPassword: next,
			}),
		],
	};

	it.each(Object.entries(attempts))('%s', async (name, attempt) => {
		const user = await clinic.signUp(name.replaceAll(/\W+/g, '-'));
		const { credentials } = await signedIn(user.email);
		for (const { code } of await Promise.all(attempt(user.session, credentials).map(refusalOf))) {
			expect(['unauthenticated', 'not_found']).toContain(code);
		}
		expect(await isAlive(user.session)).toBe(true);
		expect(await isAlive(credentials)).toBe(true);
		expect((await refresh(user.refreshToken)).user).toEqual(user.user);
	});

	it.each(['signIn', 'signUp'] as const)(
		'%s with a cookie of another secret',
		async (procedure) => {
			const user = await clinic.signUp(`Kept-${procedure}`);
			const { credentials } = await signedIn(user.email);
			const email = `new-${user.email}`;
			const { auth } = browserOf(cookieValue({ ...credentials, secret: newSecret() })).api;
			if (procedure === 'signUp') await auth.signUp({ name: 'N', email, password });
			else await auth.signIn({ email: user.email, password });
			expect(await isAlive(credentials)).toBe(true);
		},
	);
});

describe('a refresh token that was exchanged before', () => {
	it.each([1, 2, 3, 7])('%i exchanges ago ends its session', async (ago) => {
		const user = await clinic.signUp(`Ago${ago}`);
		const tokens = [user.refreshToken];
		for (let n = 0; n < ago; n++) tokens.push((await refresh(tokens.at(-1) ?? '')).refreshToken);
		await clinic.services.database.system
			.update(sessions)
			.set({ rotatedAt: sql`now() - interval '1 minute'` })
			.where(eq(sessions.id, user.session.sessionId));
		expect((await refusalOf(refresh(tokens[0] ?? ''))).code).toBe('unauthenticated');
		expect(await isAlive(user.session)).toBe(false);
		expect((await refusalOf(refresh(tokens.at(-1) ?? ''))).code).toBe('unauthenticated');
	});
});

describe('a browser', () => {
	it.each(['the same user', 'another user'])(
		'that signs in again as %s ends the session of its cookie',
		async (who) => {
			const user = await clinic.signUp(`Again-${who.length}`);
			const { browser, credentials } = await signedIn(user.email);
			const email = who === 'the same user' ? user.email : 'grace@example.org';
			await browser.api.auth.signIn({ email, password });
			expect(await isAlive(credentials)).toBe(false);
			expect(await isAlive(browser.credentials)).toBe(true);
			expect(await isAlive(user.session)).toBe(true);
		},
	);

	it('that registers ends the session of its cookie', async () => {
		const { browser, credentials } = await signedIn('ada@example.org');
		await browser.api.auth.signUp({ name: 'Second', email: 'second@example.org', password });
		expect(await isAlive(credentials)).toBe(false);
		expect(await isAlive(browser.credentials)).toBe(true);
	});

	it.each([
		['a wrong password', { email: 'ada@example.org', password: next }],
		['an unknown address', { email: 'nobody@example.org', password }],
	])('that is refused for %s keeps its session', async (_what, input) => {
		const { browser, credentials } = await signedIn('ada@example.org');
		expect((await refusalOf(browser.api.auth.signIn(input))).code).toBe('invalid_credentials');
		expect(await isAlive(credentials)).toBe(true);
		expect(browser.credentials).toEqual(credentials);
	});

	it('keeps its session when a program signs in beside it', async () => {
		const { browser, credentials } = await signedIn('ada@example.org');
		await browser.api.auth.login({ email: 'ada@example.org', password });
		expect(await isAlive(credentials)).toBe(true);
	});

	it('gets a new session with a new password, and no copy of the one before works', async () => {
		const user = await clinic.signUp('Renewed');
		const { browser, credentials } = await signedIn(user.email);
		await browser.api.auth.changePassword({ currentPassword: password, newPassword: next });
		expect(browser.credentials?.sessionId).not.toBe(credentials.sessionId);
		expect(await isAlive(credentials)).toBe(false);
		expect(await isAlive(user.session)).toBe(false);
		expect((await browser.api.auth.sessions()).items).toEqual([
			expect.objectContaining({ id: browser.credentials?.sessionId, current: true }),
		]);
	});

	it('keeps its cookie where the password is not changed', async () => {
		const { browser, credentials } = await signedIn('grace@example.org');
		const change = browser.api.auth.changePassword({ currentPassword: next, newPassword: next });
		expect((await refusalOf(change)).code).toBe('validation');
		expect(browser.credentials).toEqual(credentials);
		expect(await isAlive(credentials)).toBe(true);
	});
});

describe('a program', () => {
	it('that changes the password goes on until its token runs out, and is refreshed no more', async () => {
		const { api, user, session, refreshToken } = await clinic.signUp('Program');
		const newest = await refresh(refreshToken);
		await api.auth.changePassword({ currentPassword: password, newPassword: next });
		expect(await api.auth.me()).toEqual(user);
		for (const token of [newest.refreshToken, refreshToken]) {
			expect((await refusalOf(refresh(token))).code).toBe('unauthenticated');
		}
		// Nor does trying end what goes on.
		expect(await isAlive(session)).toBe(true);
		const { system } = clinic.services.database;
		const outlived = sql`${sessions.expiresAt} > now() + make_interval(secs => ${clinic.services.tokens.lifetime})`;
		expect(await system.$count(sessions, and(eq(sessions.userId, user.id), outlived))).toBe(0);
	});
});
