import { today } from '@hms/contracts';
import { Database, sessions, users } from '@hms/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from '../router.ts';
import { type Clinic, openClinic, password, refusalOf, signedInAs } from '../testing/clinic.ts';
import { cookieCredentials, cookieValue } from './cookie.ts';
import { tokenCredentials } from './personal-token.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

describe('a session', () => {
	it('ends at once, and only itself, on sign-out', async () => {
		const first = await clinic.signUp('Leaver');
		const again = await clinic.anonymous.auth.login({ email: 'leaver@example.org', password });
		await first.api.auth.logout();
		expect((await refusalOf(first.api.auth.me())).code).toBe('unauthenticated');
		const session = await clinic.services.tokens.verify(again.token);
		expect(session).not.toBeNull();
		await expect(
			clinic.services.database.as(session ?? first.session).check(),
		).resolves.toBeUndefined();
	});

	it('expires when it is not used, and at its maximum age', async () => {
		const { session, user } = await clinic.signUp('Idle');
		const impatient = new Database(clinic.target, { max: 1, idleSessionSeconds: 0 });
		await expect(impatient.as(session).check()).rejects.toThrow('the session has ended');
		await impatient.close();
		const { system } = clinic.services.database;
		await system
			.update(sessions)
			.set({ expiresAt: sql`now()` })
			.where(eq(sessions.userId, user.id));
		await expect(clinic.services.database.as(session).check()).rejects.toThrow(
			'the session has ended',
		);
	});

	it('is marked as used once a minute', async () => {
		const { session } = await clinic.signUp('Marked');
		const { database } = clinic.services;
		const mine = eq(sessions.id, session.sessionId);
		const lastUsed = async () =>
			(await database.system.select().from(sessions).where(mine))[0]?.lastUsedAt ?? '';
		await database.system
			.update(sessions)
			.set({ lastUsedAt: sql`now() - interval '2 minutes'` })
			.where(mine);
		const before = await lastUsed();
		await database.as(session).check();
		const after = await lastUsed();
		expect(after > before).toBe(true);
		await database.as(session).check();
		expect(await lastUsed()).toBe(after);
	});

	it('is read with after a pause while another transaction of it lasts', async () => {
		const { session, api, user } = await clinic.signUp('Paused');
		const token = await api.auth.createToken({ name: 'T', scope: 'read', expiresOn: today() });
		const { database } = clinic.services;
		await database.system
			.update(sessions)
			.set({ lastUsedAt: sql`now() - interval '2 minutes'` })
			.where(eq(sessions.userId, user.id));
		for (const credentials of [session, tokenCredentials(token.token)]) {
			if (!credentials) throw new Error('a new token is not accepted');
			await database.as(credentials).transaction(async (db) => {
				await db.select().from(users).limit(1);
				expect(await signedInAs(clinic.services, credentials).patient.list({})).toMatchObject({
					items: [],
				});
			});
		}
	});

	it('of a browser opens with its secret only, and one of a program with no cookie', async () => {
		let cookie = '';
		const browser = appRouter.createCaller({
			services: clinic.services,
			requestId: '',
			origin: 'http://127.0.0.1:3000',
			address: '127.0.0.1',
			userAgent: null,
			acceptLanguage: null,
			session: null,
			idempotencyKey: null,
			cookie: {
				set(value) {
					cookie = value;
				},
				clear() {},
			},
			deviceCookie: { value: null, set() {} },
		});
		expect(await browser.auth.signIn({ email: 'ada@example.org', password })).toEqual({
			user: clinic.ada.user,
		});
		const credentials = cookieCredentials(cookie);
		if (!credentials) throw new Error('not a cookie of ours');
		const { database } = clinic.services;
		await expect(database.as(credentials).check()).resolves.toBeUndefined();
		await expect(database.as({ ...credentials, secretHash: null }).check()).rejects.toThrow();
		await expect(
			database.as({ ...credentials, secretHash: Buffer.alloc(32) }).check(),
		).rejects.toThrow();
		await expect(
			database.as({ ...credentials, userId: clinic.grace.user.id }).check(),
		).rejects.toThrow();
		await expect(
			database.as({ ...clinic.ada.session, secretHash: credentials.secretHash }).check(),
		).rejects.toThrow();
	});
});

describe('a cookie', () => {
	const id = '01900000-0000-7000-8000-000000000000';
	it.each([
		'',
		'x',
		`${id}.${id}`,
		`${id}.${id}.short`,
		`${id}.${id}.${'x'.repeat(44)}`,
		`${id}.'; drop table users.${'x'.repeat(43)}`,
	])('%j is none of ours', (value) => {
		expect(cookieCredentials(value)).toBeNull();
	});

	it('does not contain the stored hash of its secret', () => {
		const secret = 'x'.repeat(43);
		const value = cookieValue({ sessionId: id, userId: id, secret });
		const credentials = cookieCredentials(value);
		expect(credentials?.secretHash).toHaveLength(32);
		expect(value).not.toContain(credentials?.secretHash?.toString('base64url'));
	});
});

describe('a refresh token', () => {
	const refresh = (refreshToken: string) => clinic.anonymous.auth.refresh({ refreshToken });
	const signIn = () => clinic.anonymous.auth.login({ email: 'ada@example.org', password });
	const sessionOf = async (token: string) =>
		(await clinic.services.tokens.verify(token))?.sessionId ?? '';

	it('is exchanged for the next one of the same session', async () => {
		const first = await signIn();
		const second = await refresh(first.refreshToken);
		expect(second).toMatchObject({ user: first.user, tokenType: 'Bearer', expiresIn: 600 });
		expect(second.refreshToken).not.toBe(first.refreshToken);
		expect(await sessionOf(second.token)).toBe(await sessionOf(first.token));
		const third = await refresh(second.refreshToken);
		expect(third.refreshToken).not.toBe(second.refreshToken);
	});

	it('answers the same to concurrent and repeated requests', async () => {
		const { refreshToken } = await signIn();
		const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(refreshToken)));
		expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1);
		await expect(refresh(answers[0]?.refreshToken ?? '')).resolves.toBeDefined();
	});

	it('that is used again later ends the whole session', async () => {
		const { refreshToken, token } = await signIn();
		const next = await refresh(refreshToken);
		const sessionId = await sessionOf(token);
		const { system } = clinic.services.database;
		await system
			.update(sessions)
			.set({ rotatedAt: sql`now() - interval '11 seconds'` })
			.where(eq(sessions.id, sessionId));
		expect((await refusalOf(refresh(refreshToken))).code).toBe('unauthenticated');
		expect((await refusalOf(refresh(next.refreshToken))).code).toBe('unauthenticated');
		const credentials = await clinic.services.tokens.verify(next.token);
		await expect(
			clinic.services.database.as(credentials ?? clinic.ada.session).check(),
		).rejects.toThrow();
	});

	it.each(['', 'x', `01900000-0000-7000-8000-000000000000.${'x'.repeat(43)}`])(
		'like %j is none',
		async (token) => {
			expect(['unauthenticated', 'validation']).toContain((await refusalOf(refresh(token))).code);
		},
	);
});

describe('the signed-in user', () => {
	it('changes the name', async () => {
		const { api } = await clinic.signUp('Before');
		expect(await api.auth.updateMe({ name: 'After' })).toMatchObject({
			name: 'After',
			email: 'before@example.org',
		});
		expect(await api.auth.updateMe({})).toMatchObject({ name: 'After' });
	});

	it('changes the password, which ends every other session', async () => {
		const { api, session } = await clinic.signUp('Changer');
		const other = await clinic.anonymous.auth.login({ email: 'changer@example.org', password });
		const changed = (currentPassword: string, newPassword: string) =>
			api.auth.changePassword({ currentPassword, newPassword });
		expect((await refusalOf(changed('wrong', 'another long phrase'))).errors?.[0]?.path).toBe(
			'currentPassword',
		);
		expect((await refusalOf(changed(password, 'changer@example.org'))).errors?.[0]?.path).toBe(
			'newPassword',
		);
		await changed(password, 'another long phrase');
		await expect(clinic.services.database.as(session).check()).resolves.toBeUndefined();
		expect(
			(await refusalOf(clinic.anonymous.auth.refresh({ refreshToken: other.refreshToken }))).code,
		).toBe('unauthenticated');
		expect(
			(await refusalOf(clinic.anonymous.auth.login({ email: 'changer@example.org', password })))
				.code,
		).toBe('invalid_credentials');
		await clinic.anonymous.auth.login({
			email: 'changer@example.org',
			password: 'another long phrase',
		});
	});

	it('sees where the account is signed in, and ends it there', async () => {
		const { api } = await clinic.signUp('Sessions');
		const other = await clinic.anonymous.auth.login({ email: 'sessions@example.org', password });
		const { items } = await api.auth.sessions();
		expect(items.map(({ current, userAgent }) => [current, userAgent])).toEqual([
			[false, 'vitest'],
			[true, 'vitest'],
		]);
		await api.auth.endSession({ id: items[0]?.id ?? '' });
		expect(
			(await refusalOf(clinic.anonymous.auth.refresh({ refreshToken: other.refreshToken }))).code,
		).toBe('unauthenticated');
		expect((await api.auth.sessions()).items).toHaveLength(1);
	});

	it('ends everywhere else at once, and nobody else’s', async () => {
		const { api } = await clinic.signUp('Elsewhere');
		const login = { email: 'elsewhere@example.org', password };
		const others = [
			await clinic.anonymous.auth.login(login),
			await clinic.anonymous.auth.login(login),
		];
		const before = (await clinic.grace.api.auth.sessions()).items;
		await api.auth.endOtherSessions();
		expect((await api.auth.sessions()).items).toMatchObject([{ current: true }]);
		for (const { refreshToken } of others) {
			const refused = await refusalOf(clinic.anonymous.auth.refresh({ refreshToken }));
			expect(refused.code).toBe('unauthenticated');
		}
		expect((await clinic.grace.api.auth.sessions()).items).toEqual(before);
	});
});
