import { attempts, Database, sessions, users } from '@hms/db';
import { eq, sql } from 'drizzle-orm';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuthSettings } from '../context.ts';
import { appRouter } from '../router.ts';
import { type Clinic, openClinic, password, refusalOf } from '../testing.ts';
import { cookieValue, proofOfCookie } from './cookie.ts';
import { Passwords } from './passwords.ts';
import { generateSigningKeys, signingKeySet, Tokens } from './tokens.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic();
});
afterAll(() => clinic.close());

describe('an account', () => {
	it('is the administrator’s if it is the first', () => {
		expect(clinic.ada.user).toMatchObject({ name: 'Ada', email: 'ada@example.org', role: 'admin' });
		expect(clinic.grace.user.role).toBe('staff');
	});

	it('is the first for one of many who register at once', async () => {
		const fresh = await openClinic();
		await fresh.services.database.system.execute(sql`delete from sessions`);
		const database = fresh.services.database;
		const names = ['A', 'B', 'C', 'D', 'E', 'F'];
		const made = await Promise.all(names.map((name) => fresh.signUp(`Rush${name}`)));
		expect(made.map(({ user }) => user.role)).toEqual(names.map(() => 'staff'));
		const admins = await database.system.select().from(users).where(eq(users.role, 'admin'));
		expect(admins.map(({ name }) => name)).toEqual(['Ada']);
		await fresh.close();
	});

	it('is one for one address, in any case', async () => {
		const again = clinic.anonymous.auth.register({
			name: 'X',
			email: ' ADA@Example.ORG ',
			password,
		});
		expect(await refusalOf(again)).toMatchObject({
			code: 'email_taken',
			errors: [{ path: 'email' }],
		});
	});

	it.each([
		['too short!!', 'must be at least 12 characters long'],
		['x'.repeat(129), 'must be at most 128 characters long'],
		['Katherine Johnson', 'must not be your own name or address'],
		['kj@example.org', 'must not be your own name or address'],
	])('has no password like %j', async (candidate, message) => {
		const call = clinic.anonymous.auth.register({
			name: 'Katherine Johnson',
			email: 'kj@example.org',
			password: candidate,
		});
		expect((await refusalOf(call)).errors).toEqual([{ path: 'password', message }]);
	});

	it('cannot be made where registration is closed', async () => {
		const context = {
			services: {
				...clinic.services,
				settings: { ...clinic.services.settings, registration: 'closed' as const },
			},
		};
		const closed = appRouter.createCaller({
			requestId: '',
			address: '127.0.0.1',
			userAgent: null,
			session: null,
			idempotencyKey: null,
			cookie: { set() {}, clear() {} },
			...context,
		});
		expect(
			(await refusalOf(closed.auth.register({ name: 'X', email: 'x@example.org', password }))).code,
		).toBe('forbidden');
	});

	it('has its password kept as argon2id only', async () => {
		const rows = await clinic.services.database.system.execute<{ password_hash: string }>(
			sql`select password_hash from credentials`,
		);
		expect(rows.length).toBeGreaterThan(0);
		for (const row of rows)
			expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
	});
});

describe('signing in', () => {
	it('takes the right password only, and says the same of a wrong one and an unknown address', async () => {
		const { anonymous } = clinic;
		const { user, tokenType, expiresIn } = await anonymous.auth.login({
			email: 'Ada@example.org',
			password,
		});
		expect([user.email, tokenType, expiresIn]).toEqual(['ada@example.org', 'Bearer', 600]);
		const wrong = await refusalOf(
			anonymous.auth.login({ email: 'ada@example.org', password: `${password}!` }),
		);
		const unknown = await refusalOf(
			anonymous.auth.login({ email: 'nobody@example.org', password }),
		);
		expect(wrong.code).toBe('invalid_credentials');
		expect(unknown).toEqual(wrong);
	});

	it('takes as long for an unknown address', async () => {
		const timeOf = async (email: string) => {
			const before = performance.now();
			await refusalOf(clinic.anonymous.auth.login({ email, password: 'wrong wrong wrong' }));
			return performance.now() - before;
		};
		await timeOf('nobody@example.org');
		const known: number[] = [];
		const unknown: number[] = [];
		for (let n = 0; n < 9; n++) {
			known.push(await timeOf('ada@example.org'));
			unknown.push(await timeOf('nobody@example.org'));
		}
		const median = (times: number[]) => times.sort((a, b) => a - b)[4] ?? 0;
		expect(median(unknown)).toBeGreaterThan(median(known) / 2);
		expect(median(unknown)).toBeLessThan(median(known) * 2);
	});
});

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

	it('ends when it is not used, and when its time is over', async () => {
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

	it('of a browser opens with its secret only, and one of a program with no cookie', async () => {
		let cookie = '';
		const browser = appRouter.createCaller({
			services: clinic.services,
			requestId: '',
			address: '127.0.0.1',
			userAgent: null,
			session: null,
			idempotencyKey: null,
			cookie: {
				set(value) {
					cookie = value;
				},
				clear() {},
			},
		});
		expect(await browser.auth.signIn({ email: 'ada@example.org', password })).toEqual({
			user: clinic.ada.user,
		});
		const proof = proofOfCookie(cookie);
		if (!proof) throw new Error('not a cookie of ours');
		const { database } = clinic.services;
		await expect(database.as(proof).check()).resolves.toBeUndefined();
		await expect(database.as({ ...proof, secretHash: null }).check()).rejects.toThrow();
		await expect(database.as({ ...proof, secretHash: Buffer.alloc(32) }).check()).rejects.toThrow();
		await expect(database.as({ ...proof, userId: clinic.grace.user.id }).check()).rejects.toThrow();
		await expect(
			database.as({ ...clinic.ada.session, secretHash: proof.secretHash }).check(),
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
		expect(proofOfCookie(value)).toBeNull();
	});

	it('does not carry what is stored', () => {
		const secret = 'x'.repeat(43);
		const value = cookieValue({ sessionId: id, userId: id, secret });
		const proof = proofOfCookie(value);
		expect(proof?.secretHash).toHaveLength(32);
		expect(value).not.toContain(proof?.secretHash?.toString('base64url'));
	});
});

describe('a token', () => {
	const session = {
		sessionId: '01900000-0000-7000-8000-000000000000',
		userId: '01900000-0000-7000-8000-000000000001',
	};

	it('is worth nothing unless it is ours, whole, and in time', async () => {
		const key = await generateSigningKeys();
		const tokens = await Tokens.from(key);
		const stranger = await Tokens.from(await generateSigningKeys());
		const good = await tokens.sign(session);
		expect(await tokens.verify(good)).toEqual({ ...session, secretHash: null });
		expect(await stranger.verify(good)).toBeNull();
		const [header, payload, signature] = good.split('.');
		const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
		for (const bad of [
			'',
			'x',
			`${none}.${payload}.`,
			`${header}.${payload}.${signature?.slice(1)}x`,
			`${header}.${payload}`,
		]) {
			expect(await tokens.verify(bad), bad).toBeNull();
		}
		// Signed with a secret that is public: the old trick with HS256.
		const publicKey = new TextEncoder().encode(JSON.stringify(tokens.jwks.keys[0]));
		const forged = await new SignJWT({ sid: session.sessionId })
			.setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
			.setIssuer('hms')
			.setAudience('hms-api')
			.setSubject(session.userId)
			.setIssuedAt()
			.setExpirationTime('10 m')
			.sign(publicKey);
		expect(await tokens.verify(forged)).toBeNull();
		// A key of one's own, named or brought along, is not one of ours.
		const { privateKey, publicKey: own } = await generateKeyPair('ES256', { extractable: true });
		for (const kid of [tokens.jwks.keys[0]?.kid ?? '', '../../etc/passwd', 'none']) {
			const brought = await new SignJWT({ sid: session.sessionId })
				.setProtectedHeader({
					alg: 'ES256',
					typ: 'at+jwt',
					kid,
					jwk: await exportJWK(own),
					jku: 'https://evil.example',
				})
				.setIssuer('hms')
				.setAudience('hms-api')
				.setSubject(session.userId)
				.setIssuedAt()
				.setExpirationTime('10 m')
				.sign(privateKey);
			expect(await tokens.verify(brought), kid).toBeNull();
		}
	});

	it('needs every claim, and the right ones', async () => {
		const keys = await generateSigningKeys();
		const tokens = await Tokens.from(keys);
		const [jwk] = keys.keys;
		const privateKey = await importJWK(jwk ?? {}, 'ES256');
		const right = {
			iss: 'hms',
			aud: 'hms-api',
			sub: session.userId,
			sid: session.sessionId,
			iat: 1,
			exp: 9_999_999_999,
		};
		const signed = (payload: Record<string, unknown>, typ = 'at+jwt') =>
			new SignJWT(payload)
				.setProtectedHeader({ alg: 'ES256', typ, kid: jwk?.kid ?? '' })
				.sign(privateKey);
		expect(await tokens.verify(await signed(right))).not.toBeNull();
		for (const wrong of [
			{ exp: undefined },
			{ exp: 2 },
			{ sub: undefined },
			{ sid: undefined },
			{ sid: 'x' },
			{ iat: undefined },
			{ iss: 'other' },
			{ aud: 'other' },
		]) {
			expect(
				await tokens.verify(await signed({ ...right, ...wrong })),
				JSON.stringify(wrong),
			).toBeNull();
		}
		expect(await tokens.verify(await signed(right, 'JWT'))).toBeNull();
	});

	it('of a retired key is good until it runs out, and its private part is told to nobody', async () => {
		const [old, fresh] = [await generateSigningKeys(), await generateSigningKeys()];
		const token = await (await Tokens.from(old)).sign(session);
		const retired = old.keys.map(({ d: _secret, ...open }) => open);
		const tokens = await Tokens.from(signingKeySet.parse({ keys: [...retired, ...fresh.keys] }));
		expect(await tokens.verify(token)).toEqual({ ...session, secretHash: null });
		expect(await tokens.verify(await tokens.sign(session))).not.toBeNull();
		expect(tokens.jwks.keys).toHaveLength(2);
		expect(JSON.stringify(tokens.jwks)).not.toContain('"d"');
		expect(signingKeySet.safeParse({ keys: retired }).success).toBe(false);
	});
});

describe('hashing', () => {
	it('turns away whom it could not serve in time, and serves all others', async () => {
		const passwords = new Passwords();
		const outcomes = await Promise.allSettled(
			Array.from({ length: 300 }, () => passwords.hash('x')),
		);
		const refused = outcomes.filter(({ status }) => status === 'rejected');
		expect(refused.length).toBeGreaterThan(0);
		expect(refused.length).toBeLessThan(300);
		for (const outcome of refused) {
			if (outcome.status === 'rejected') expect(outcome.reason.code).toBe('unavailable');
		}
		expect(
			await passwords.verify(await passwords.hash('ünïcode'.normalize('NFD')), 'ünïcode'),
		).toBe(true);
	}, 60_000);
});

describe('a refresh token', () => {
	const refresh = (refreshToken: string) => clinic.anonymous.auth.refresh({ refreshToken });
	const signIn = () => clinic.anonymous.auth.login({ email: 'ada@example.org', password });
	const sessionOf = async (token: string) =>
		(await clinic.services.tokens.verify(token))?.sessionId ?? '';

	it('is good for the next token, and stays within its session', async () => {
		const first = await signIn();
		const second = await refresh(first.refreshToken);
		expect(second).toMatchObject({ user: first.user, tokenType: 'Bearer', expiresIn: 600 });
		expect(second.refreshToken).not.toBe(first.refreshToken);
		expect(await sessionOf(second.token)).toBe(await sessionOf(first.token));
		const third = await refresh(second.refreshToken);
		expect(third.refreshToken).not.toBe(second.refreshToken);
	});

	it('answers the same to two at once, and to who asks again because an answer was lost', async () => {
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
		const proof = await clinic.services.tokens.verify(next.token);
		await expect(
			clinic.services.database.as(proof ?? clinic.ada.session).check(),
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

	it.each(['aaaaaaaaaaaaaaa', 'abcabcabcabc', '123456789012', 'qwertyuiopas', '1qaz2wsx3edc'])(
		'may not choose %j',
		async (candidate) => {
			const call = clinic.anonymous.auth.register({
				name: 'N',
				email: 'common@example.org',
				password: candidate,
			});
			expect((await refusalOf(call)).errors).toEqual([
				{ path: 'password', message: expect.stringContaining('tried first') },
			]);
		},
	);

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
});

describe('too many attempts', () => {
	const limits = (change: Partial<AuthSettings['limits']>) => ({
		limits: { signInPerAccount: null, signInPerAddress: null, registerPerAddress: null, ...change },
	});
	const wrong = { email: 'ada@example.org', password: 'wrong wrong wrong' };

	it('on one account have to wait, longer each time, however many at once, and wherever from', async () => {
		const guarded = await openClinic(limits({ signInPerAccount: { count: 5, seconds: 900 } }));
		const { anonymous } = guarded;
		const storm = await Promise.all(
			Array.from({ length: 20 }, () =>
				refusalOf(anonymous.auth.login(wrong)).then(({ code }) => code),
			),
		);
		expect(storm.filter((code) => code === 'invalid_credentials')).toHaveLength(5);
		expect(storm.filter((code) => code === 'too_many_requests')).toHaveLength(15);
		// The right password has to wait too: otherwise guessing on would tell.
		const right = anonymous.auth.login({ email: 'ada@example.org', password });
		expect(await refusalOf(right)).toMatchObject({
			code: 'too_many_requests',
			detail: expect.stringMatching(/^Too many attempts\. Try again in \d+ seconds?\.$/),
		});
		// Somebody else is not concerned.
		await anonymous.auth.login({ email: 'grace@example.org', password });
		const { system } = guarded.services.database;
		await system.update(attempts).set({ blockedUntil: sql`now()` });
		await anonymous.auth.login({ email: 'ada@example.org', password });
		expect((await refusalOf(anonymous.auth.login(wrong))).code).toBe('invalid_credentials');
		await guarded.close();
	});

	it('from one address have to wait, and those that are right are not counted', async () => {
		const guarded = await openClinic(limits({ signInPerAddress: { count: 3, seconds: 60 } }));
		const { anonymous } = guarded;
		for (let n = 0; n < 6; n++) await anonymous.auth.login({ email: 'ada@example.org', password });
		for (let n = 0; n < 3; n++) {
			const call = anonymous.auth.login({ ...wrong, email: `guess${n}@example.org` });
			expect((await refusalOf(call)).code).toBe('invalid_credentials');
		}
		expect((await refusalOf(anonymous.auth.login(wrong))).code).toBe('too_many_requests');
		await guarded.close();
	});

	it('to register have to wait', async () => {
		const guarded = await openClinic(limits({ registerPerAddress: { count: 4, seconds: 60 } }));
		await guarded.signUp('Third');
		await guarded.signUp('Fourth');
		expect((await refusalOf(guarded.signUp('Fifth'))).code).toBe('too_many_requests');
		await guarded.close();
	});
});
