import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from './client.ts';
import { migrateDatabase, migrationsFolder } from './migrate.ts';
import { DatabaseSetupError } from './setup.ts';
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

/** Runs what is to be tried as an account that is no superuser and owns an empty database. */
async function asOwner(
	work: (target: typeof test.target, admin: postgres.Sql, account: string) => Promise<void>,
): Promise<void> {
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
		await work(asAccount(name, 'x'), admin, name);
	} finally {
		await admin.unsafe(`reassign owned by ${name} to current_user`);
		await admin.unsafe(`drop owned by ${name}`);
		await admin.unsafe(`drop role ${name}`);
		await admin.end();
	}
}

it('works for an ordinary account that owns its database, and otherwise says what is missing', () =>
	asOwner(async (target, admin, account) => {
		await expect(migrateDatabase(target)).rejects.toThrow(DatabaseSetupError);
		await expect(migrateDatabase(target)).rejects.toThrow('GRANT hms_app TO');
		await admin.unsafe(`grant hms_app to ${account}`);
		await expect(migrateDatabase(target)).resolves.toBeUndefined();
	}));

/** The migrations up to the one with this number, as a version of the product before had them. */
async function migrateUpTo(target: typeof test.target, last: number): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'hms-migrations-'));
	const sql = connect(target, { max: 1 });
	try {
		await cp(migrationsFolder, folder, { recursive: true });
		const file = join(folder, 'meta/_journal.json');
		const journal = JSON.parse(await readFile(file, 'utf8'));
		journal.entries = journal.entries.filter(({ idx }: { idx: number }) => idx <= last);
		await writeFile(file, JSON.stringify(journal));
		await migrate(drizzle(sql), { migrationsFolder: folder });
	} finally {
		await sql.end();
		await rm(folder, { recursive: true });
	}
}

it('makes patients that were there before it known to the search', () =>
	asOwner(async (target, admin, account) => {
		await admin.unsafe(`grant hms_app to ${account}`);
		await migrateUpTo(target, 12);
		for (const name of ['Ada', 'Grace']) {
			const owner = randomUUID();
			await admin`insert into users (id, name, email, role) values (${owner}, ${name}, ${name}, 'staff')`;
			await admin`select set_config('app.user_id', ${owner}, false)`;
			await admin`insert into patients (owner_id, id, given_name, sex, phone, allergies)
				values (${owner}, ${randomUUID()}, ${`Zoë ${name}`}, 'other', '+442079460123', '{}')`;
		}
		await migrateDatabase(target);
		const words = await admin`
			select name, string_agg(word, ' ' order by word) as words
			from patient_words join users on users.id = owner_id group by name order by name`;
		expect(words).toEqual([
			{ name: 'Ada', words: '1 2079460123 442079460123 ada p000001 zoe zoeada' },
			{ name: 'Grace', words: '1 2079460123 442079460123 grace p000001 zoe zoegrace' },
		]);
		expect(await admin`select word from name_words order by word`).toEqual(
			['ada', 'grace', 'zoe', 'zoe', 'zoeada', 'zoegrace'].map((word) => ({ word })),
		);
		expect(
			await admin`select from information_schema.role_table_grants
				where grantee = 'hms_app' and table_name like '%_words' and privilege_type <> 'SELECT'`,
		).toEqual([]);
	}));

function asAccount(user: string, password: string): typeof test.target {
	if (!('url' in test.target)) return { ...test.target, user, password };
	const url = new URL(test.target.url);
	url.username = user;
	url.password = password;
	return { url: url.href };
}
