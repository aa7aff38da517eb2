import { Database, sessions } from '@hms/db';
import { createTestDatabase } from '@hms/db/testing';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Clinic, codeOf, openClinic, password, unlimited } from '../testing/clinic.ts';
import { type Administration, createAccount, hasAccounts, resetPassword } from './accounts.ts';

let clinic: Clinic;
let administration: Administration;
beforeAll(async () => {
	clinic = await openClinic({
		limits: { ...unlimited, signInPerAccount: { count: 2, seconds: 900 } },
	});
	const { database, passwords } = clinic.services;
	administration = { db: database.system, passwords, clinicNames: [] };
});
afterAll(() => clinic.close());

const phrase = 'seven quiet lanterns';
describe('an account made by whoever runs the installation', () => {
	it('has the role admin if it is the first, and otherwise the given role', async () => {
		const { target, drop } = await createTestDatabase();
		const database = new Database(target, { max: 5, idleSessionSeconds: 60 });
		const empty = {
			db: database.system,
			passwords: clinic.services.passwords,
			clinicNames: [],
		};
		expect(await hasAccounts(empty.db)).toBe(false);
		const accounts = ['staff', 'staff', 'admin', 'staff'] as const;
		const made = await Promise.all(
			accounts.map((role, n) =>
				createAccount(empty, { name: 'N', email: `n${n}@example.org`, password: phrase, role }),
			),
		);
		expect(await hasAccounts(empty.db)).toBe(true);
		const admins = made.filter(({ role }) => role === 'admin').map(({ email }) => email);
		// The third was told to be one; the first of all is one besides, unless it is the third itself.
		expect(admins).toContain('n2@example.org');
		expect(admins.length).toBeLessThanOrEqual(2);
		await database.close();
		await drop();
	});

	it('signs in like any other', async () => {
		const account = { name: 'New', email: 'new@example.org', password: phrase };
		const made = await createAccount(administration, { ...account, role: 'admin' });
		const { user } = await clinic.anonymous.auth.login({ email: account.email, password: phrase });
		expect(user).toEqual(made);
		const again = createAccount(administration, { ...account, role: 'staff' });
		expect(await codeOf(again)).toBe('email_taken');
	});
});

describe('a password that is reset', () => {
	it('ends every session of its account and no other, and resets the failed attempts', async () => {
		const { anonymous, ada, grace } = clinic;
		const email = 'ada@example.org';
		for (let n = 0; n < 2; n++) await codeOf(anonymous.auth.login({ email, password: phrase }));
		expect(await codeOf(anonymous.auth.login({ email, password }))).toBe('too_many_requests');
		const change = { currentPassword: 'wrong wrong wrong', newPassword: phrase };
		for (let n = 0; n < 2; n++) await codeOf(ada.api.auth.changePassword(change));
		expect(await codeOf(ada.api.auth.changePassword(change))).toBe('too_many_requests');

		expect(await resetPassword(administration, { email, password: phrase })).toEqual(ada.user);
		expect(await codeOf(ada.api.auth.me())).toBe('unauthenticated');
		const left = await administration.db
			.select()
			.from(sessions)
			.where(eq(sessions.userId, ada.user.id));
		expect(left).toEqual([]);
		expect(await grace.api.auth.me()).toEqual(grace.user);
		expect(await codeOf(anonymous.auth.login({ email, password }))).toBe('invalid_credentials');
		expect((await anonymous.auth.login({ email, password: phrase })).user).toEqual(ada.user);
	});

	it.each([
		['nobody@example.org', phrase, 'not_found'],
		['grace@example.org', 'abababababab', 'validation'],
		['grace@example.org', 'Grace@Example.org', 'validation'],
	])('is refused where it cannot be: %s, %s', async (email, word, code) => {
		expect(await codeOf(resetPassword(administration, { email, password: word }))).toBe(code);
		const { anonymous, grace } = clinic;
		const { user } = await anonymous.auth.login({ email: 'grace@example.org', password });
		expect(user).toEqual(grace.user);
	});
});
