import { Database } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Passwords } from '../auth/passwords.ts';
import {
	type Clinic,
	cheapHashes,
	codeOf,
	openBrowser,
	openClinic,
	password,
	refusalOf,
	signedInAs,
} from '../testing/clinic.ts';
import { countSessions } from '../testing/sessions.ts';

let clinic: Clinic;
let admin: Clinic['ada'];
beforeAll(async () => {
	clinic = await openClinic();
	admin = clinic.ada;
});
afterAll(() => clinic.close());

let number = 0;
const newUser = (name = 'User') => clinic.signUp(`${name}${++number}`);
const update = (
	id: string,
	changes: { role?: 'admin' | 'staff'; status?: 'active' | 'disabled' },
) => admin.api.user.update({ id, ...changes });
const sessionsOf = (userId: string) => countSessions(clinic.services, userId);

describe('the list of people', () => {
	it('has names, roles and status for everybody, and more for administrators', async () => {
		const { user, api, email } = await newUser('Listed');
		const mine = (items: { id: string }[]) => items.find(({ id }) => id === user.id);
		const own = { id: user.id, name: user.name, role: 'staff', status: 'active' };
		expect(mine((await api.user.list({ limit: 100 })).items)).toEqual(own);
		const told = mine((await admin.api.user.list({ limit: 100 })).items);
		expect(told).toEqual({ ...own, email, lastSeenAt: expect.any(String), twoFactor: false });
	});

	it('is searched by name, and by administrators by address', async () => {
		const { user, api, email } = await newUser('Zoë-Ann');
		const found = async (caller: typeof api, q: string) =>
			(await caller.user.list({ q })).items.map(({ id }) => id);
		for (const caller of [api, admin.api]) {
			expect(await found(caller, 'zoe ANN')).toEqual([user.id]);
			expect(await found(caller, 'zoe nobody')).toEqual([]);
			expect(await found(caller, '%')).toEqual([]);
		}
		expect(await found(admin.api, email)).toEqual([user.id]);
		expect(await found(api, email)).toEqual([]);
	});

	it('leaves disabled people out unless they are asked for, and goes by pages', async () => {
		const { user } = await newUser('Left');
		await update(user.id, { status: 'disabled' });
		const has = async (status?: 'active' | 'disabled' | 'all') => {
			const { items } = await clinic.grace.api.user.list({ limit: 100, ...(status && { status }) });
			return items.some(({ id }) => id === user.id);
		};
		expect([await has(), await has('active')]).toEqual([false, false]);
		expect([await has('disabled'), await has('all')]).toEqual([true, true]);
		const all = await admin.api.user.list({ status: 'all', limit: 100, total: true });
		expect(all.total).toBe(all.items.length);
		const ids: string[] = [];
		let cursor: string | undefined;
		do {
			const page = await admin.api.user.list({
				status: 'all',
				limit: 2,
				...(cursor && { cursor }),
			});
			ids.push(...page.items.map(({ id }) => id));
			cursor = page.nextCursor ?? undefined;
		} while (cursor);
		expect(ids).toEqual(all.items.map(({ id }) => id));
	});

	it('says when somebody was last seen, also after they signed out', async () => {
		const { user, api } = await newUser('Seen');
		const seen = async () =>
			(await admin.api.user.list({ q: user.name })).items.map(({ lastSeenAt }) => lastSeenAt);
		const [before] = await seen();
		expect(Date.parse(before ?? '')).toBeGreaterThan(Date.parse(user.createdAt) - 1000);
		await api.auth.logout();
		expect(await sessionsOf(user.id)).toBe(0);
		expect(await seen()).toEqual([before]);
	});
});

describe('what is for administrators', () => {
	it('is forbidden to everybody else, whatever is asked for', async () => {
		const { api, user } = clinic.grace;
		const calls = [
			api.user.update({ id: user.id, role: 'admin' }),
			api.user.update({ id: admin.user.id, status: 'disabled' }),
			api.user.createPasswordReset({ id: admin.user.id }),
			api.invitation.create({ email: 'x@example.org', role: 'admin' }),
			api.invitation.list({}),
			api.invitation.withdraw({ id: user.id }),
			// @ts-expect-error: a wrong input is not read.
			api.user.update({ id: 1 }),
		];
		expect(new Set(await Promise.all(calls.map(codeOf)))).toEqual(new Set(['forbidden']));
		expect((await api.auth.me()).role).toBe('staff');
		expect((await admin.api.auth.me()).role).toBe('admin');
	});

	it('is theirs from the next request on, and no longer than they are administrators', async () => {
		const { user, api } = await newUser('Promoted');
		expect(await codeOf(api.invitation.list({}))).toBe('forbidden');
		expect(await update(user.id, { role: 'admin' })).toMatchObject({ id: user.id, role: 'admin' });
		expect(await codeOf(api.invitation.list({}))).toBe('ok');
		await update(user.id, { role: 'staff' });
		expect(await codeOf(api.invitation.list({}))).toBe('forbidden');
		expect((await api.auth.me()).role).toBe('staff');
	});

	it('changes nothing where nothing is named, and finds nobody who never was', async () => {
		const { user } = await newUser();
		expect(await update(user.id, {})).toMatchObject({ role: 'staff', status: 'active' });
		const nobody = '01900000-0000-7000-8000-000000000000';
		expect(await codeOf(update(nobody, { role: 'admin' }))).toBe('not_found');
		expect(await codeOf(admin.api.user.createPasswordReset({ id: nobody }))).toBe('not_found');
	});

	it('is out of reach of a query of somebody else, by row-level security', async () => {
		await admin.api.invitation.create({ email: 'hidden@example.org' });
		const count = (session: Clinic['ada']['session']) =>
			clinic.services.database.as(session).query((db) => db.execute('select from invitations'));
		expect(await count(clinic.grace.session)).toHaveLength(0);
		expect((await count(admin.session)).length).toBeGreaterThan(0);
	});
});

describe('disabling somebody', () => {
	it('ends every session and refresh token at once, on every machine', async () => {
		const { user, session, refreshToken, email } = await newUser('Gone');
		const browser = openBrowser(clinic.services);
		await browser.api.auth.signIn({ email, password });
		// Another machine, which knows the credentials already.
		const other = new Database(clinic.target, { max: 2, idleSessionSeconds: 3600 });
		const elsewhere = { ...clinic.services, database: other };
		const credentials = [session, browser.credentials].flatMap((known) => known ?? []);
		const everywhere = [clinic.services, elsewhere].flatMap((services) =>
			credentials.map((known) => signedInAs(services, known)),
		);
		const outcomes = () => Promise.all(everywhere.map((api) => codeOf(api.patient.list({}))));
		expect(await outcomes()).toEqual(['ok', 'ok', 'ok', 'ok']);
		expect(await update(user.id, { status: 'disabled' })).toMatchObject({ status: 'disabled' });
		expect(new Set(await outcomes())).toEqual(new Set(['unauthenticated']));
		expect(await codeOf(clinic.anonymous.auth.refresh({ refreshToken }))).toBe('unauthenticated');
		// Enabled again, the old ones stay ended.
		await update(user.id, { status: 'active' });
		expect(new Set(await outcomes())).toEqual(new Set(['unauthenticated']));
		expect(await codeOf(clinic.anonymous.auth.login({ email, password }))).toBe('ok');
		await other.close();
	});

	it('refuses a sign-in exactly as that of an unknown address, at the same cost', async () => {
		const { user, email } = await newUser('Refused');
		await update(user.id, { status: 'disabled' });
		const compared: string[] = [];
		class WatchedPasswords extends Passwords {
			protected override compare(hash: string, given: string): Promise<boolean> {
				compared.push(hash);
				return super.compare(hash, given);
			}
		}
		const passwords = new WatchedPasswords(undefined, cheapHashes);
		const { api } = openBrowser({ ...clinic.services, passwords });
		const right = await refusalOf(api.auth.signIn({ email, password }));
		const unknown = await refusalOf(api.auth.signIn({ email: 'nobody@example.org', password }));
		expect(right.code).toBe('invalid_credentials');
		expect(right).toEqual(unknown);
		// The same dummy hash, for both.
		expect(compared).toHaveLength(2);
		expect(compared[0]).toBe(compared[1]);
	});

	it('leaves no session of sign-ins, refreshes and changes at the same time', async () => {
		const { user, api, email, signIn } = await newUser('Storm');
		const others = await Promise.all([signIn(), signIn()]);
		await withConnection(
			clinic.target,
			(owner) =>
				owner`update sessions set last_used_at = now() - interval '2 minutes' where user_id = ${user.id}`,
		);
		const outcomes = await Promise.all(
			[
				...Array.from({ length: 10 }, () => clinic.anonymous.auth.login({ email, password })),
				...others.map(({ refreshToken }) => clinic.anonymous.auth.refresh({ refreshToken })),
				api.auth.updateMe({ name: 'Another name' }),
				api.auth.changePassword({ currentPassword: password, newPassword: 'another long phrase' }),
				api.patient.create({ givenName: 'P' }),
				update(user.id, { status: 'disabled' }),
				...Array.from({ length: 10 }, () =>
					openBrowser(clinic.services).api.auth.signIn({ email, password }),
				),
			].map(codeOf),
		);
		const expected = ['ok', 'invalid_credentials', 'unauthenticated', 'validation'];
		expect(outcomes.filter((code) => !expected.includes(code))).toEqual([]);
		expect(await sessionsOf(user.id)).toBe(0);
	});

	it('ends the links to set a password', async () => {
		const { user } = await newUser('Linked');
		const { url } = await admin.api.user.createPasswordReset({ id: user.id });
		const [, token = ''] = url.split('token=');
		await update(user.id, { status: 'disabled' });
		const reset = () =>
			codeOf(clinic.anonymous.auth.resetPassword({ token, newPassword: 'seven quiet lanterns' }));
		expect(await reset()).toBe('invalid_token');
		expect(await codeOf(admin.api.user.createPasswordReset({ id: user.id }))).toBe('conflict');
		await update(user.id, { status: 'active' });
		expect(await reset()).toBe('invalid_token');
	});
});

describe('the last administrator', () => {
	let own: Clinic;
	beforeEach(async () => {
		own = await openClinic();
		return () => own.close();
	});

	const adminsOf = async () =>
		(await own.ada.api.user.list({ status: 'all' })).items
			.filter(({ role, status }) => role === 'admin' && status === 'active')
			.map(({ id }) => id);

	it('can neither be disabled nor become staff', async () => {
		const { api, user } = own.ada;
		for (const changes of [{ role: 'staff' }, { status: 'disabled' }] as const) {
			expect(await codeOf(api.user.update({ id: user.id, ...changes }))).toBe('last_admin');
		}
		expect((await api.auth.me()).role).toBe('admin');
		// A disabled administrator does not count.
		await api.user.update({ id: own.grace.user.id, role: 'admin', status: 'disabled' });
		expect(await codeOf(api.user.update({ id: user.id, role: 'staff' }))).toBe('last_admin');
		await api.user.update({ id: own.grace.user.id, status: 'active' });
		expect(await codeOf(api.user.update({ id: user.id, status: 'disabled' }))).toBe('ok');
		expect(await codeOf(api.auth.me())).toBe('unauthenticated');
	});

	it('is left when two take the role from each other at the same time', async () => {
		const { ada, grace } = own;
		await ada.api.user.update({ id: grace.user.id, role: 'admin' });
		await withConnection(own.target, async (owner) => {
			const waiting = async () => {
				const [row] = await own.services.database.system.execute<{ count: number }>(
					"select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
				);
				return row?.count;
			};
			await owner`begin`;
			await owner`update users set role = 'staff' where id = ${grace.user.id}`;
			const second = codeOf(grace.api.user.update({ id: ada.user.id, role: 'staff' }));
			await expect.poll(waiting).toBe(1);
			await owner`commit`;
			expect(await second).toBe('last_admin');
		});
		expect(await adminsOf()).toEqual([ada.user.id]);
	});

	it('is left when many do', async () => {
		const others = await Promise.all(['B', 'C', 'D', 'E'].map((name) => own.signUp(name)));
		const all = [own.ada, own.grace, ...others];
		for (const { user } of all) await own.ada.api.user.update({ id: user.id, role: 'admin' });
		const outcomes = await Promise.all(
			all.flatMap(({ api }) =>
				all.map(({ user }, n) =>
					codeOf(
						api.user.update({
							id: user.id,
							...(n % 2 ? { role: 'staff' } : { status: 'disabled' }),
						}),
					),
				),
			),
		);
		const expected = ['ok', 'last_admin', 'forbidden', 'unauthenticated'];
		expect(outcomes.filter((code) => !expected.includes(code))).toEqual([]);
		const [row] = await own.services.database.system.execute<{ count: number }>(
			"select count(*)::int as count from users where role = 'admin' and status = 'active'",
		);
		expect(row?.count).toBe(1);
	});
});
