import { users } from '@hms/db';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRouter } from '../router.ts';
import { type Clinic, openBrowser, openClinic, password, refusalOf } from '../testing/clinic.ts';
import { Passwords } from './passwords.ts';

let clinic: Clinic;
beforeAll(async () => {
	clinic = await openClinic({}, new Passwords());
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
			origin: 'http://127.0.0.1:3000',
			address: '127.0.0.1',
			userAgent: null,
			acceptLanguage: null,
			session: null,
			idempotencyKey: null,
			cookie: { set() {}, clear() {} },
			deviceCookie: { value: null, set() {} },
			...context,
		});
		expect(
			(await refusalOf(closed.auth.register({ name: 'X', email: 'x@example.org', password }))).code,
		).toBe('forbidden');
	});

	it('stores its password as argon2id only', async () => {
		const rows = await clinic.services.database.system.execute<{ password_hash: string }>(
			sql`select password_hash from credentials`,
		);
		expect(rows.length).toBeGreaterThan(0);
		for (const row of rows)
			expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$/);
	});
});

describe('signing in', () => {
	it('accepts the right password only, and answers the same for a wrong one and an unknown address', async () => {
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

	it('computes as much for an unknown address', async () => {
		const compared: string[] = [];
		class WatchedPasswords extends Passwords {
			protected override compare(hash: string, given: string): Promise<boolean> {
				compared.push(hash);
				return super.compare(hash, given);
			}
		}
		const { api } = openBrowser({ ...clinic.services, passwords: new WatchedPasswords() });
		for (const email of ['ada@example.org', 'nobody@example.org', 'nobody@example.org']) {
			const call = api.auth.login({ email, password: 'wrong wrong wrong' });
			expect((await refusalOf(call)).code).toBe('invalid_credentials');
		}
		const [known, ...unknown] = compared.map((hash) => hash.split('$').slice(0, 4));
		expect(known).toEqual(['', 'argon2id', 'v=19', 'm=19456,p=1,t=2']);
		expect(unknown).toEqual([known, known]);
		expect(compared[0]).not.toBe(compared[1]);
	});
});
