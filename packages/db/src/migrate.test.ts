import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrateDatabase, migrationsFolder } from './migrate.ts';
import { connect } from './pool/connect.ts';
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

type Old = [doctor: string, isPrimary: boolean, from: string, until: string | null, status: string];

/** A care team as it was kept before, in the order of entry, and what it is now. */
const careTeams: [string, Old[], Record<string, unknown>[]][] = [
	[
		'one after the other',
		[
			['a', true, '2020-01-01', '2021-01-01', 'ended'],
			['b', true, '2021-01-01', null, 'active'],
			['c', false, '2021-06-01', null, 'active'],
		],
		[
			{ was: true, days: '{[2020-01-01,2021-01-01)}' },
			{ was: false, days: '{[2021-01-01,)}' },
			{ was: false, days: '{}' },
		],
	],
	[
		'the primary one of now began before one who has left',
		[
			['a', true, '2020-01-01', null, 'active'],
			['b', true, '2022-01-01', '2023-01-01', 'ended'],
		],
		[
			{ was: false, days: '{[2020-01-01,2022-01-01),[2023-01-01,)}' },
			{ was: true, days: '{[2022-01-01,2023-01-01)}' },
		],
	],
	[
		'one who has left was there before and after another',
		[
			['a', true, '2020-01-01', '2024-01-01', 'ended'],
			['b', true, '2022-01-01', '2023-01-01', 'ended'],
			['c', true, '2022-01-01', '2022-01-01', 'ended'],
		],
		[
			{ was: true, days: '{[2020-01-01,2022-01-01)}' },
			{ was: true, days: '{[2022-01-01,2023-01-01)}' },
			{ was: true, days: '{}' },
		],
	],
	[
		'a plan',
		[
			['a', true, '2020-01-01', '2021-01-01', 'ended'],
			['b', true, '2090-01-01', '2091-01-01', 'active'],
		],
		[
			{ was: true, days: '{[2020-01-01,2021-01-01)}' },
			{ was: false, days: '{[2090-01-01,)}' },
		],
	],
	[
		'one doctor several times',
		[
			['a', false, '2020-01-01', '2021-01-01', 'ended'],
			['a', true, '2020-06-01', '2020-06-01', 'ended'],
			['a', false, '2020-03-01', '2021-03-01', 'ended'],
			['a', true, '2021-02-01', null, 'active'],
		],
		[
			{ was: false, days: '{}', double: true },
			{ was: true, days: '{}' },
			{ was: false, days: '{}', double: true },
			{ was: false, days: '{[2021-02-01,)}' },
		],
	],
];

it('tells on which days assignments that were there before it are the primary ones', () =>
	asOwner(async (target, admin, account) => {
		await admin.unsafe(`grant hms_app to ${account}`);
		await migrateUpTo(target, 20);
		const owner = randomUUID();
		await admin`insert into users (id, name, email, role) values (${owner}, 'Ada', 'ada', 'staff')`;
		await admin`select set_config('app.user_id', ${owner}, false)`;
		const doctors = new Map(['a', 'b', 'c'].map((name) => [name, randomUUID()]));
		for (const [name, id] of doctors) {
			await admin`insert into doctors (id, given_name, specialty, accepting_patients)
				values (${id}, ${name}, 'other', true)`;
		}
		const patients = await Promise.all(
			careTeams.map(async ([name, team]) => {
				const id = randomUUID();
				await admin`insert into patients (owner_id, id, given_name, sex, allergies)
					values (${owner}, ${id}, ${name}, 'other', '{}')`;
				for (const [n, [doctor, isPrimary, from, until, status]] of team.entries()) {
					await admin`insert into mappings (owner_id, id, patient_id, doctor_id, role, is_primary, started_on, ended_on, status, created_at)
						values (${owner}, ${randomUUID()}, ${id}, ${doctors.get(doctor) ?? ''}, 'other', ${isPrimary}, ${from}, ${until}, ${status},
							timestamptz '2026-01-01' + ${n} * interval '1 minute')`;
				}
				return id;
			}),
		);
		const [before] = await admin`select count(*)::int as changes from changes`;
		await migrateDatabase(target);
		for (const [index, [name, team, expected]] of careTeams.entries()) {
			const rows = await admin`
				select was_primary as was, primary_on::text as days, was_double as double, version, jsonb_array_length(primary_terms) as terms
				from mappings where patient_id = ${patients[index] ?? ''} order by created_at, id`;
			expect(rows, name).toMatchObject(
				expected.map((one) => ({ double: false, version: 1, ...one })),
			);
			expect(rows.map(({ terms }) => terms > 0)).toEqual(team.map(([, isPrimary]) => isPrimary));
		}
		const [after] = await admin`select count(*)::int as changes from changes`;
		expect(after).toEqual(before);
	}));

function asAccount(user: string, password: string): typeof test.target {
	if (!('url' in test.target)) return { ...test.target, user, password };
	const url = new URL(test.target.url);
	url.username = user;
	url.password = password;
	return { url: url.href };
}
