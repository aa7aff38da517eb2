import {
	clinicSettings,
	type SecurityEvent,
	type SecurityEventKind,
	setClinicSettings,
} from '@hms/contracts';
import { securityEvents } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount, resetPassword } from '../auth/accounts.ts';
import { type Clinic, openBrowser, openClinic, password, refusalOf } from '../testing/clinic.ts';
import { withApps } from '../testing/two-factor.ts';
import { recordSecurityEvent } from './record.ts';

let clinic: Clinic;
let admin: Clinic['ada'];
beforeAll(async () => {
	clinic = await openClinic();
	admin = clinic.ada;
});
afterAll(() => clinic.close());

let number = 0;
const newUser = () => clinic.signUp(`User${++number}`);

/** The newest events about a user, the first one first, without what every event has. */
async function eventsOf(userId: string, from: Pick<Clinic, 'ada'> = clinic) {
	const { items } = await from.ada.api.securityEvent.list({ userId, limit: 100 });
	return items.toReversed().map(({ id: _id, at: _at, address, userAgent, ...event }) => {
		expect([address, userAgent]).toEqual(['127.0.0.1', 'vitest']);
		return event;
	});
}

const nothing = { actor: null, user: null, email: null, detail: null };

describe('the security log', () => {
	it('records what people do with their accounts', async () => {
		const { user, email, api, signIn, refreshToken } = await newUser();
		const me = { id: user.id, name: user.name };
		const wrong = { email, password: 'wrong wrong wrong' };
		await refusalOf(clinic.anonymous.auth.login(wrong));
		await signIn();
		await signIn();
		await api.auth.endOtherSessions();
		await api.auth.endOtherSessions();
		const other = await signIn();
		await api.auth.endSession({ id: other.session.sessionId });
		const newPassword = 'another long phrase';
		await refusalOf(api.auth.changePassword({ currentPassword: 'wrong', newPassword }));
		await api.auth.changePassword({ currentPassword: password, newPassword });
		await api.auth.logout();
		const browser = openBrowser(clinic.services);
		await browser.api.auth.signIn({ email, password: newPassword });
		await browser.api.auth.logout();
		await refusalOf(clinic.anonymous.auth.refresh({ refreshToken }));

		const own = { ...nothing, actor: me, user: me };
		const signedIn = { ...own, kind: 'signed_in', detail: 'program' };
		expect(await eventsOf(user.id)).toEqual([
			{ ...own, kind: 'account_created', detail: 'staff' },
			{ ...nothing, user: me, kind: 'sign_in_failed', detail: 'wrong password' },
			signedIn,
			signedIn,
			{ ...own, kind: 'sessions_ended', detail: '2' },
			signedIn,
			{ ...own, kind: 'sessions_ended', detail: '1' },
			{ ...own, kind: 'password_check_failed' },
			{ ...own, kind: 'password_changed' },
			{ ...own, kind: 'signed_out' },
			{ ...signedIn, detail: 'browser' },
			{ ...own, kind: 'signed_out' },
		]);
	});

	it('records what becomes of a second factor', async () => {
		const secured = await openClinic();
		const apps = withApps(secured);
		const member = await secured.signUp('Secured');
		const { user, email, api } = member;
		const me = { id: user.id, name: user.name };
		const { secret } = await apps.setUp(member);
		await refusalOf(secured.anonymous.auth.login({ email, password }));
		await refusalOf(secured.anonymous.auth.login({ email, password, code: '000000' }));
		await refusalOf(api.auth.removeTotp({ code: '000000' }));
		await api.auth.renewRecoveryCodes({ code: apps.nextCode(secret) });
		await api.auth.removeTotp({ code: apps.nextCode(secret) });
		await secured.ada.api.user.removeTwoFactor({ id: user.id });
		const own = { ...nothing, actor: me, user: me };
		const admin = { id: secured.ada.user.id, name: secured.ada.user.name };
		expect(await eventsOf(user.id, secured)).toEqual([
			{ ...own, kind: 'account_created', detail: 'staff' },
			{ ...own, kind: 'two_factor_turned_on' },
			{ ...nothing, user: me, kind: 'sign_in_failed', detail: 'wrong code' },
			{ ...own, kind: 'code_check_failed' },
			{ ...own, kind: 'recovery_codes_renewed' },
			{ ...own, kind: 'two_factor_turned_off' },
			{ ...nothing, actor: admin, user: me, kind: 'two_factor_removed' },
		]);
		await secured.close();
	});

	it('records what administrators do with accounts', async () => {
		const { user, email } = await newUser();
		const { id } = user;
		await admin.api.user.update({ id, role: 'admin', status: 'active' });
		await admin.api.user.update({ id, role: 'admin' });
		const { url } = await admin.api.user.createPasswordReset({ id });
		const token = url.split('#token=')[1] ?? '';
		await clinic.anonymous.auth.resetPassword({ token, newPassword: 'another long phrase' });
		await admin.api.user.update({ id, status: 'disabled', role: 'staff' });
		await refusalOf(clinic.anonymous.auth.login({ email, password: 'another long phrase' }));
		await admin.api.user.update({ id, status: 'active' });

		const me = { id, name: user.name };
		const byAda = { ...nothing, actor: { id: admin.user.id, name: 'Ada' }, user: me };
		expect((await eventsOf(id)).slice(1)).toEqual([
			{ ...byAda, kind: 'role_changed', detail: 'admin' },
			{ ...byAda, kind: 'password_link_made', detail: 'admin' },
			{ ...nothing, actor: me, user: me, kind: 'password_reset' },
			{ ...byAda, kind: 'role_changed', detail: 'staff' },
			{ ...byAda, kind: 'account_disabled' },
			{ ...nothing, user: me, kind: 'sign_in_failed', detail: 'disabled account' },
			{ ...byAda, kind: 'account_enabled' },
		]);
	});

	it('records invitations', async () => {
		const email = 'invited@example.org';
		const { url } = await admin.api.invitation.create({ email, role: 'admin' });
		const second = await admin.api.invitation.create({ email: 'withdrawn@example.org' });
		await admin.api.invitation.withdraw({ id: second.id });
		await refusalOf(admin.api.invitation.withdraw({ id: second.id }));
		const invitation = url.split('#invitation=')[1] ?? '';
		const { user } = await clinic.anonymous.auth.register({
			...{ name: 'Invited', email, password, invitation },
		});
		const me = { id: user.id, name: 'Invited' };
		const ada = { id: admin.user.id, name: 'Ada' };
		const { items } = await admin.api.securityEvent.list({ limit: 5 });
		expect(items.toReversed()).toMatchObject([
			{ kind: 'invitation_made', actor: ada, user: null, email, detail: 'admin' },
			{ kind: 'invitation_made', actor: ada, email: 'withdrawn@example.org', detail: 'staff' },
			{ kind: 'invitation_withdrawn', actor: ada, email: 'withdrawn@example.org' },
			{ kind: 'invitation_used', actor: me, user: me, email },
			{ kind: 'account_created', actor: me, user: me, detail: 'admin' },
		]);
	});

	it('records a copied refresh token, although its exchange is refused', async () => {
		const { user, refreshToken } = await newUser();
		const exchange = (token: string) => clinic.anonymous.auth.refresh({ refreshToken: token });
		await exchange((await exchange(refreshToken)).refreshToken);
		await refusalOf(exchange(refreshToken));
		expect((await eventsOf(user.id)).at(-1)).toMatchObject({
			kind: 'refresh_token_reused',
			actor: null,
		});
		expect(clinic.securityLines.at(-1)).toMatchObject({
			event: 'refresh_token_reused',
			userId: user.id,
		});
	});

	it('does not record what was typed as an unknown address', async () => {
		const email = 'my.password.1234@example.org';
		await refusalOf(clinic.anonymous.auth.login({ email, password }));
		const { items } = await admin.api.securityEvent.list({ kind: 'sign_in_failed' });
		expect(items[0]).toMatchObject({ ...nothing, detail: 'unknown address' });
		const stored = await withConnection(
			clinic.target,
			(owner) => owner`select e::text as text from security_events e`,
		);
		for (const secret of [email, password]) expect(JSON.stringify(stored)).not.toContain(secret);
	});

	it('records the commands of whoever runs the installation, without a person or an address', async () => {
		const { passwords, database } = clinic.services;
		const context = { db: database.system, passwords, clinicNames: [] };
		const email = 'by-command@example.org';
		const account = { name: 'Made', email, password, role: 'staff' } as const;
		const user = await createAccount(context, account);
		await resetPassword(context, { email, password: 'another long phrase' });
		const { items } = await admin.api.securityEvent.list({ userId: user.id });
		const byCommand = { actor: null, user: { id: user.id }, address: null, userAgent: null };
		expect(items).toMatchObject([
			{ ...byCommand, kind: 'password_reset' },
			{ ...byCommand, kind: 'account_created', detail: 'staff' },
		]);
	});

	it('records each limit once for each time to wait, however many attempts are refused', async () => {
		const limited = await openClinic({
			limits: {
				...clinic.services.settings.limits,
				signInPerAccount: { count: 1, seconds: 900 },
			},
		});
		let now = Date.UTC(2026, 10, 29);
		limited.services.clock = () => new Date(now);
		const attempt = () =>
			refusalOf(limited.anonymous.auth.login({ email: limited.grace.email, password: 'wrong' }));
		await attempt();
		await Promise.all(Array.from({ length: 10 }, attempt));
		now += 1000;
		await attempt();
		await attempt();
		const me = { id: limited.grace.user.id, name: 'Grace' };
		const refused = { ...nothing, user: me, kind: 'limit_reached', detail: 'sign-in account' };
		const wrong = { ...nothing, user: me, kind: 'sign_in_failed', detail: 'wrong password' };
		expect((await eventsOf(me.id, limited)).slice(1)).toEqual([wrong, refused, wrong, refused]);
		await limited.close();
	});

	it('has neither an entry nor a line for what was rolled back', async () => {
		const { database } = clinic.services;
		const { user } = await newUser();
		const context = { services: clinic.services, requestId: 'rolled back' };
		const lines = clinic.securityLines.length;
		for (const begin of [database.system, database.as(admin.session)]) {
			const rolledBack = begin.transaction(async (db) => {
				const ctx = { ...context, userId: admin.user.id } as Parameters<
					typeof recordSecurityEvent
				>[0]; // The rest of a request is not looked at.
				await recordSecurityEvent(ctx, db, { kind: 'role_changed', userId: user.id });
				expect(clinic.securityLines).toHaveLength(lines);
				throw new Error('rolled back');
			});
			await expect(rolledBack).rejects.toThrow('rolled back');
		}
		expect(clinic.securityLines).toHaveLength(lines);
		expect(await eventsOf(user.id)).toHaveLength(1);
	});

	it('has a line in the log for each entry', async () => {
		const before = clinic.securityLines.length;
		const { user } = await newUser();
		await admin.api.user.update({ id: user.id, role: 'admin' });
		await refusalOf(clinic.anonymous.auth.login({ email: 'nobody@example.org', password }));
		const { items } = await admin.api.securityEvent.list({ limit: 3 });
		const about = { address: '127.0.0.1', reqId: 'test' };
		expect(clinic.securityLines.slice(before)).toEqual(
			items.toReversed().map(({ id, kind, actor, user, detail }) => ({
				...{ ...about, event: kind, eventId: id, detail },
				...{ actorId: actor?.id ?? null, userId: user?.id ?? null },
			})),
		);
	});
});

describe('reading the security log', () => {
	it('is for administrators', async () => {
		for (const input of [{}, { kind: 'nothing' as SecurityEventKind }]) {
			const refused = await refusalOf(clinic.grace.api.securityEvent.list(input));
			expect(refused.code).toBe('forbidden');
		}
	});

	it('is by person, kind and day, page by page', async () => {
		const list = admin.api.securityEvent.list;
		const { user } = await newUser();
		await admin.api.user.update({ id: user.id, role: 'admin' });
		const kinds = async (input: Parameters<typeof list>[0]) =>
			(await list(input)).items.map(({ kind }) => kind);
		expect(await kinds({ userId: user.id })).toEqual(['role_changed', 'account_created']);
		expect(await kinds({ userId: user.id, kind: 'account_created' })).toEqual(['account_created']);
		await withConnection(
			clinic.target,
			(owner) =>
				owner`update security_events set at = ${'2020-02-29T23:59:59.999Z'} where user_id = ${user.id}`,
		);
		const on = async (day: string) => kinds({ on: day } as Parameters<typeof list>[0]); // A plain date.
		expect(await on('2020-02-29')).toHaveLength(2);
		for (const other of ['2020-02-28', '2020-03-01', '0001-01-01', '9999-12-31']) {
			expect(await on(other)).toEqual([]);
		}
		const settings = clinicSettings();
		setClinicSettings({ ...settings, timeZone: 'Pacific/Auckland' });
		expect([await on('2020-02-29'), await on('2020-03-01')]).toMatchObject([[], { length: 2 }]);
		setClinicSettings(settings);

		const all = await list({ limit: 100, total: true });
		expect(all.total).toBe(all.items.length);
		const found: SecurityEvent[] = [];
		let cursor: string | undefined;
		do {
			const page = await list({ limit: 7, ...(cursor && { cursor }) });
			found.push(...page.items);
			cursor = page.nextCursor ?? undefined;
		} while (cursor);
		expect(found).toEqual(all.items);
	});
});

describe('the database', () => {
	const insert = (actorId: string) =>
		({ id: crypto.randomUUID(), kind: 'signed_in', actorId }) as const;

	it('lets the application neither change nor delete an entry', async () => {
		const { system } = clinic.services.database;
		for (const statement of [
			system.update(securityEvents).set({ actorId: null }),
			system.delete(securityEvents),
			system.execute('truncate security_events'),
		]) {
			await expect(statement).rejects.toMatchObject({
				cause: { message: expect.stringContaining('permission denied') },
			});
		}
	});

	it('shows entries to administrators alone, whatever a query asks', async () => {
		const read = (session: Clinic['ada']['session']) =>
			clinic.services.database.as(session).query((db) => db.select().from(securityEvents));
		expect(await read(clinic.grace.session)).toEqual([]);
		expect(await clinic.services.database.system.select().from(securityEvents)).toEqual([]);
		expect((await read(admin.session)).length).toBeGreaterThan(0);
	});

	it('lets nobody record what somebody else did', async () => {
		const grace = clinic.services.database.as(clinic.grace.session);
		await expect(
			grace.query((db) => db.insert(securityEvents).values(insert(admin.user.id))),
		).rejects.toMatchObject({ cause: { message: expect.stringContaining('row-level security') } });
		await grace.query((db) => db.insert(securityEvents).values(insert(clinic.grace.user.id)));
	});
});
