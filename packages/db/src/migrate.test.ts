import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from './client.ts';
import { DatabaseSetupError, migrateDatabase } from './migrate.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let test: TestDatabase;
beforeAll(async () => {
	test = await createTestDatabase();
});
afterAll(() => test.drop());

async function emptied(): Promise<void> {
	const sql = connect(test.target, { max: 1 });
	await sql`drop schema public cascade`;
	await sql`drop schema drizzle cascade`;
	await sql`create schema public`;
	await sql.end();
}

it('is done once by many processes that start at once', async () => {
	await emptied();
	await Promise.all(Array.from({ length: 6 }, () => migrateDatabase(test.target)));
	const sql = connect(test.target, { max: 1 });
	const [row] =
		await sql`select count(*)::int as done, count(distinct hash)::int as different from drizzle.__drizzle_migrations`;
	expect(row?.['done']).toBe(row?.['different']);
	expect(
		await sql`select relname from pg_class where relname = 'patients' and relrowsecurity and relforcerowsecurity`,
	).toHaveLength(1);
	await sql.end();
});

it('works for an ordinary account that owns its database, and otherwise says what is missing', async () => {
	const name = `hms_owner_${randomUUID().slice(0, 8)}`;
	const admin = connect(test.target, { max: 1 });
	await emptied();
	await admin.unsafe(`create role ${name} login password 'x'`);
	// An account that is no superuser may give away, and take back, only as a member.
	await admin.unsafe(`grant ${name} to current_user`);
	try {
		const [database] = await admin`select current_database() as name`;
		await admin.unsafe(`alter database ${database?.['name']} owner to ${name}`);
		await admin.unsafe(`alter schema public owner to ${name}`);
		const target = asAccount(name, 'x');
		await expect(migrateDatabase(target)).rejects.toThrow(DatabaseSetupError);
		await expect(migrateDatabase(target)).rejects.toThrow('GRANT hms_app TO');
		await admin.unsafe(`grant hms_app to ${name}`);
		await expect(migrateDatabase(target)).resolves.toBeUndefined();
	} finally {
		await admin.unsafe(`reassign owned by ${name} to current_user`);
		await admin.unsafe(`drop owned by ${name}`);
		await admin.unsafe(`drop role ${name}`);
		await admin.end();
	}
});

function asAccount(user: string, password: string): typeof test.target {
	if (!('url' in test.target)) return { ...test.target, user, password };
	const url = new URL(test.target.url);
	url.username = user;
	url.password = password;
	return { url: url.href };
}
