import { randomUUID } from 'node:crypto';
import { today } from '@hms/contracts';
import { type Database, recordAccesses, securityEvents, sessions } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Clinic, openClinic, password } from '../testing/clinic.ts';
import { deleteExpired } from './delete-expired.ts';

let clinic: Clinic;
let database: Database;
beforeAll(async () => {
	const limit = { count: 5, seconds: 60 };
	clinic = await openClinic();
	const { settings } = clinic.services;
	settings.limits = { ...settings.limits, signInPerAccount: limit };
	database = clinic.services.database;
});
afterAll(() => clinic.close());

/** As the account that owns the database, which may do what the application may not. */
const asOwner = <T>(work: Parameters<typeof withConnection<T>>[1]) =>
	withConnection(clinic.target, work);

const retention = { securityLogDays: 365, accessDays: 365 };
const run = () => deleteExpired(database, retention);

/** Adds entries to the security log. */
const addEvents = (count: number, days: number, detail: string) =>
	asOwner(
		(owner) => owner`
			insert into security_events (id, at, kind, detail)
			select gen_random_uuid(), now() - make_interval(days => ${days}), 'signed_in', ${detail}
			from generate_series(1, ${count})`,
	);
const countEvents = (detail: string) =>
	asOwner(
		async (owner) => (await owner`select from security_events where detail = ${detail}`).length,
	);

it('deletes what has ended, of every kind, and keeps the rest', async () => {
	const { ada, grace, anonymous } = clinic;
	expect(await run()).toEqual({});
	const [expired, idle, kept] = [await ada.signIn(), await ada.signIn(), await ada.signIn()];
	await ada.withKey('old').patient.create({ givenName: 'Old' });
	await grace.withKey('new').patient.create({ givenName: 'New' });
	await ada.api.invitation.create({ email: 'old@example.org' });
	await ada.api.invitation.create({ email: 'new@example.org' });
	await ada.api.auth.beginPasskey({});
	await anonymous.auth.beginPasskeySignIn();
	await ada.api.user.createPasswordReset({ id: ada.user.id });
	await ada.api.user.createPasswordReset({ id: grace.user.id });
	for (const email of ['old@example.org', 'new@example.org']) {
		await anonymous.auth.login({ email, password }).catch(() => undefined);
	}
	await asOwner(async (owner) => {
		await owner`update sessions set expires_at = now() where id = ${expired.session.sessionId}`;
		await owner`update sessions set last_used_at = now() - interval '1 hour 1 second' where id = ${idle.session.sessionId}`;
		await owner`update idempotency_keys set created_at = now() - interval '24 hours 1 second' where key = 'old'`;
		await owner`update invitations set expires_at = now() where email = 'old@example.org'`;
		await owner`update passkey_challenges set expires_at = now() where user_id is null`;
		await owner`update password_resets set expires_at = now() where user_id = ${ada.user.id}`;
		await owner`update attempts set last_at = now() - interval '13 days' where key = (select min(key) from attempts)`;
	});
	// Of somebody of whom nothing younger is recorded: a chain is shortened from its beginning.
	const ownerId = randomUUID();
	for (const days of [366, 364]) {
		await recordAccesses(database, [
			{
				...{ ...ada.session, ownerId, right: 'own', kind: 'record' },
				...{ patientIds: [ada.user.id], at: Date.now() - days * 86_400_000 },
			},
		]);
	}
	for (const until of [today(), today(), null]) {
		const { id } = await ada.api.patient.create({ givenName: 'Shared' });
		await ada.api.share.create({ patientId: id, userId: grace.user.id, level: 'read', until });
	}
	await asOwner(async (owner) => {
		await owner`update shares set ends_at = now() where id = (select min(id::text)::uuid from shares)`;
		await owner`update notifications set created_at = now() - interval '90 days 1 second', read_at = now()
			where id = (select min(id::text)::uuid from notifications)`;
		await owner`update notifications set created_at = now() - interval '90 days 1 second'
			where id = (select max(id::text)::uuid from notifications)`;
	});
	await addEvents(1, 366, 'old');
	await addEvents(1, 364, 'young');

	expect(await run()).toEqual({
		sessions: 2,
		invitations: 1,
		passkey_challenges: 1,
		password_resets: 1,
		attempts: 1,
		idempotency_keys: 1,
		security_events: 1,
		notifications: 2,
		shares: 1,
		accesses: 1,
	});
	expect(await run()).toEqual({});
	const left = await asOwner(
		(owner) => owner`
			select (select array_agg(key) from idempotency_keys) as keys,
				(select array_agg(email) from invitations) as invited,
				(select array_agg(user_id) from passkey_challenges) as challenges,
				(select array_agg(user_id) from password_resets) as links,
				(select count(*)::int from attempts) as attempts,
				(select count(*)::int from notifications) as notifications,
				(select count(*)::int from shares) as shares`,
	);
	expect(left).toEqual([
		{
			keys: '{new}',
			invited: '{new@example.org}',
			challenges: `{${ada.user.id}}`,
			links: `{${grace.user.id}}`,
			attempts: 1,
			notifications: 1,
			shares: 2,
		},
	]);
	expect((await kept.api.auth.me()).id).toBe(ada.user.id);
	expect([await countEvents('old'), await countEvents('young')]).toEqual([0, 1]);
});

it('deletes many rows, by several processes at once, each row once', async () => {
	await addEvents(2500, 400, 'many');
	const all = await Promise.all([run(), run(), run()]);
	const numbers = all.map(({ security_events: count = 0 }) => count);
	expect(numbers.reduce((sum, count) => sum + count)).toBe(2500);
	expect(await countEvents('many')).toBe(0);
});

it('waits for nobody', async () => {
	const { session } = await clinic.ada.signIn();
	const row = sql`${sessions.id} = ${session.sessionId}`;
	await asOwner((owner) =>
		owner.begin(async (other) => {
			await other`update sessions set expires_at = now() where id = ${session.sessionId}`;
			expect(await run()).toEqual({});
		}),
	);
	await asOwner((owner) =>
		owner.begin(async (other) => {
			await other`select from sessions where id = ${session.sessionId} for update`;
			expect(await run()).toEqual({});
		}),
	);
	expect(await run()).toEqual({ sessions: 1 });
	expect(await database.system.$count(sessions, row)).toBe(0);
});

it('lets the application delete no entry of the security log that is younger than 90 days', async () => {
	await addEvents(1, 89, 'recent');
	for (const days of [0, -1, 89]) {
		await database.system.execute(sql`select delete_old_security_events(${days}, 1000)`);
	}
	await database.system.execute(sql`select delete_old_security_events(null, 1000)`);
	expect(await countEvents('recent')).toBe(1);
	await expect(database.system.delete(securityEvents)).rejects.toMatchObject({
		cause: { message: expect.stringContaining('permission denied') },
	});
});
