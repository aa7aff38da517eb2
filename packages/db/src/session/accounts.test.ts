import { afterAll, beforeAll, expect, it } from 'vitest';
import { openProgramSession, openTestAccess, withConnection } from '../testing.ts';
import { SessionEndedError } from './session-check.ts';

// What triggers see to, whoever changes an account: here whoever owns the database.

let test: Awaited<ReturnType<typeof openTestAccess>>;
beforeAll(async () => {
	test = await openTestAccess(4);
});
afterAll(() => test.close());

it('a disabled account has no session, and gets none', async () => {
	const { userId, ...rest } = await openProgramSession(test.database);
	const access = test.database.as({ userId, ...rest });
	await access.check();
	await withConnection(test.target, async (owner) => {
		await owner`update users set status = 'disabled' where id = ${userId}`;
		await expect(access.check()).rejects.toThrow(SessionEndedError);
		const [seen] = await owner`select at from last_seen where user_id = ${userId}`;
		expect(seen?.['at']).toBeTruthy();
		const opened = owner`
			insert into sessions (id, user_id, kind, secret_hash, expires_at)
			values (gen_random_uuid(), ${userId}, 'program', sha256('x'), now() + interval '1 hour')`;
		await expect(opened).rejects.toMatchObject({ constraint_name: 'sessions_active_user' });
	});
});

it('an active administrator is left', async () => {
	await withConnection(test.target, async (owner) => {
		await owner`update users set role = 'admin' where id in (${test.ada.userId}, ${test.ben.userId})`;
		await owner`update users set status = 'disabled' where id = ${test.ada.userId}`;
		for (const change of ["role = 'staff'", "status = 'disabled'"]) {
			const last = owner.unsafe(`update users set ${change} where id = '${test.ben.userId}'`);
			await expect(last).rejects.toMatchObject({ constraint_name: 'users_active_admin' });
		}
		const both = owner`update users set role = 'staff'`;
		await expect(both).rejects.toMatchObject({ constraint_name: 'users_active_admin' });
	});
});

it('a statement of a user sees no link to set a password', async () => {
	await withConnection(test.target, async (owner) => {
		await owner`
			insert into password_resets (user_id, kind, token_hash, expires_at)
			values (${test.ben.userId}, 'mail', sha256('y'), now() + interval '1 hour')`;
	});
	const rows = await test.database
		.as(test.ben)
		.query((db) => db.execute('select from password_resets'));
	expect(rows).toHaveLength(0);
});
