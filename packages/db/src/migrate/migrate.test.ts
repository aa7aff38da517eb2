import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '../pool/connect.ts';
import { DatabaseSetupError } from '../setup.ts';
import { createTestDatabase, type TestDatabase, withConnection } from '../testing.ts';
import { migrateDatabase } from './migrate.ts';
import { readSqlFiles } from './sql-files.ts';
import { createVersion01 } from './version-0.1.testing.ts';

let test: TestDatabase;
beforeAll(async () => {
	test = await createTestDatabase();
});
afterAll(() => test.drop());

async function emptyDatabase(): Promise<void> {
	const sql = connect(test.target, { max: 1 });
	await sql`drop schema public cascade`;
	await sql`drop schema if exists drizzle cascade`;
	await sql`create schema public`;
	await sql.end();
}

/** Leaves a database of this version, to which the SQL files are to be applied again. */
async function migrateToOtherFiles(): Promise<void> {
	await emptyDatabase();
	await migrateDatabase(test.target);
	await withConnection(
		test.target,
		(sql) => sql`delete from drizzle.__drizzle_migrations where hash = ${readSqlFiles().hash}`,
	);
}

it('is done once by many processes that start at once', async () => {
	await emptyDatabase();
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

it('waits for a table that a transaction uses, and lets others use it meanwhile', async () => {
	await migrateToOtherFiles();
	const waits = { lockMs: 100, pauseMs: 10, totalMs: 500 };
	let migrated: Promise<void> | undefined;
	await withConnection(test.target, (long) =>
		long.begin(async (tx) => {
			await tx`lock patients in row exclusive mode`;
			await expect(migrateDatabase(test.target, { waits })).rejects.toThrow(
				/another transaction holds .*pg_stat_activity/,
			);
			await new Promise<void>((resolve) => {
				migrated = migrateDatabase(test.target, {
					onBusy: resolve,
					waits: { ...waits, totalMs: 60_000 },
				});
			});
			// A program that writes does not wait for that transaction to end.
			await withConnection(test.target, (sql) => sql`update patients set version = version`);
		}),
	);
	await migrated;
});

it('ends no transaction of somebody who waits for it and holds a table', async () => {
	await migrateToOtherFiles();
	const isReleased = Promise.withResolvers<void>();
	const isWaitedFor = Promise.withResolvers<void>();
	const other = withConnection(test.target, (sql) =>
		sql.begin(async (tx) => {
			await tx`lock personal_tokens in row exclusive mode`;
			isWaitedFor.resolve();
			await isReleased.promise;
		}),
	);
	await isWaitedFor.promise;
	let migrated: Promise<void> | undefined;
	await withConnection(test.target, (sql) =>
		sql.begin(async (tx) => {
			// So that there is time to see who waits; the wait of a migration is shorter, as it is than the usual one.
			await tx`set deadlock_timeout = '6s'`;
			await tx`lock users in row exclusive mode`;
			migrated = migrateDatabase(test.target, {
				waits: { lockMs: 4_000, pauseMs: 10, totalMs: 60_000 },
			});
			const untilWaitedFor = (table: string) =>
				withConnection(test.target, (observer) =>
					expect
						.poll(
							() =>
								observer`select from pg_locks where not granted and relation = ${table}::text::regclass`,
						)
						.toHaveLength(1),
				);
			try {
				await untilWaitedFor('personal_tokens');
				// The migration has this table, waits for that one, and then for `users`.
				const waiting = tx`lock patients in row exclusive mode`.execute();
				await untilWaitedFor('patients');
				isReleased.resolve();
				await waiting;
			} finally {
				isReleased.resolve();
			}
		}),
	);
	await other;
	await migrated;
});

it('waits for a vacuum longer than for those who would wait behind it', async () => {
	await migrateToOtherFiles();
	let migrated: Promise<void> | undefined;
	await withConnection(test.target, (sql) =>
		sql.begin(async (tx) => {
			// As a vacuum does, which takes longer than one attempt.
			await tx`lock changes in share update exclusive mode`;
			migrated = migrateDatabase(test.target, {
				waits: { lockMs: 100, pauseMs: 10, totalMs: 100 },
			});
			await tx`select pg_sleep(1)`;
		}),
	);
	await migrated;
});

/** Runs what is to be tried as an account that is no superuser and owns an empty database. */
async function asOwner(
	work: (target: typeof test.target, admin: postgres.Sql, account: string) => Promise<void>,
): Promise<void> {
	const name = `hms_owner_${randomUUID().slice(0, 8)}`;
	const admin = connect(test.target, { max: 1 });
	await emptyDatabase();
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

it('changes nothing at all where a part of it fails', async () => {
	await emptyDatabase();
	const sql = connect(test.target, { max: 1 });
	await sql`create type sex as enum ('not that of the product')`;
	await expect(migrateDatabase(test.target)).rejects.toThrow('type "sex" already exists');
	expect(
		await sql`select nspname from pg_namespace where nspname = 'drizzle'
			union all select relname from pg_class where relnamespace = 'public'::regnamespace`,
	).toEqual([]);
	await sql.end();
});

const owner = '00000000-0000-7000-8000-000000000001';

/** A user with a patient, who has two primary doctors one after the other. */
async function insertRecords(sql: postgres.Sql): Promise<void> {
	await sql.unsafe(`
		insert into users (id, name, email, role) values ('${owner}', 'Ada', 'ada', 'staff');
		select set_config('app.user_id', '${owner}', false), set_config('app.owner_id', '${owner}', false);
		insert into patients (owner_id, id, mrn, given_name, family_name, sex, phone, allergies)
		values ('${owner}', '${owner}', 'P-000001', 'Zoë', 'van den Berg', 'other', '+442079460123', '{}');
		insert into doctors (id, given_name, family_name, specialty, accepting_patients)
		values ('${owner}', 'Grace', 'Hopper', 'cardiology', true);
		insert into mappings (owner_id, id, patient_id, doctor_id, role, started_on, status, primary_on)
		values ('${owner}', '${owner}', '${owner}', '${owner}', 'attending', '2020-01-01', 'active', '{[2020-01-01,)}');`);
}

/** What a database is made of, without the order of columns and without who may do what by being the owner. */
const readSchema = (sql: postgres.Sql) =>
	sql.unsafe(`
		select format('%s.%s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod)) as name,
			concat_ws(' ', attnotnull, attgenerated, pg_get_expr(adbin, adrelid)) as definition
		from pg_attribute join pg_class on pg_class.oid = attrelid left join pg_attrdef on adrelid = attrelid and adnum = attnum
		where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
		union all
		select conname, pg_get_constraintdef(oid) from pg_constraint
		where connamespace = 'public'::regnamespace and contype <> 'n'
		union all
		select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index join pg_class on pg_class.oid = indrelid
		where relnamespace = 'public'::regnamespace
		union all
		select oid::regprocedure::text, pg_get_functiondef(oid) from pg_proc
		where pronamespace = 'public'::regnamespace and prokind = 'f'
		union all
		select tgname, concat_ws(' ', tgenabled, pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
		order by 1, 2`);

it('takes over a database of the last version before the baseline, with its data', () =>
	asOwner(async (target, admin, account) => {
		await admin.unsafe(`grant hms_app to ${account}`);
		await withConnection(target, createVersion01);
		await insertRecords(admin);
		const [before] = await admin`select count(*)::int as changes from changes`;

		await migrateDatabase(target);

		const fresh = await createTestDatabase();
		expect(await readSchema(admin)).toEqual(await withConnection(fresh.target, readSchema));
		await fresh.drop();
		expect(
			await admin`select p.json = patient_json(p) as json, mrn, version, sort_name from patients p`,
		).toEqual([{ json: true, mrn: 'P-000001', version: 1, sort_name: 'van den berg zoe' }]);
		expect(
			await admin`select d.summary_json = doctor_summary_json(d) as summary, 'hoper' = any (typo_variants) as typo from doctors d`,
		).toEqual([{ summary: true, typo: true }]);
		expect(
			await admin`select json_fields = mapping_json_fields(m) as json, version from mappings m`,
		).toEqual([{ json: true, version: 1 }]);
		expect(await admin`select count(*)::int as changes from changes`).toEqual([before]);
		await expect(migrateDatabase(target)).resolves.toBeUndefined();
	}));

it('leaves a database of any other version before the baseline alone, and says what to do', async () => {
	await emptyDatabase();
	const sql = connect(test.target, { max: 1 });
	await createVersion01(sql);
	await sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`;
	const before = await readSchema(sql);
	await expect(migrateDatabase(test.target)).rejects.toThrow(DatabaseSetupError);
	await expect(migrateDatabase(test.target)).rejects.toThrow(
		/before 0\.2\.0.*Nothing was changed.*new folder/s,
	);
	expect(await readSchema(sql)).toEqual(before);
	await sql.end();
});

it('computes derived columns anew where a function has changed, and counts no version', () =>
	asOwner(async (target, admin, account) => {
		await admin.unsafe(`grant hms_app to ${account}`);
		await migrateDatabase(target);
		const older = `returns text language plpgsql immutable as $$ begin return '"older": true'; end $$`;
		await withConnection(target, async (sql) => {
			await sql.unsafe(`create or replace function patient_json(patient patients) ${older}`);
			await sql.unsafe(`create or replace function mapping_json_fields(mapping mappings) ${older}`);
			await sql.unsafe(
				'create or replace function fold(value text) returns text language sql immutable strict return upper(value)',
			);
		});
		await insertRecords(admin);
		expect(await admin`select json, sort_name from patients`).toEqual([
			{ json: '"older": true', sort_name: 'VAN DEN BERG ZOË' },
		]);
		const [before] = await admin`select count(*)::int as changes from changes`;
		await admin`delete from drizzle.__drizzle_migrations where hash = ${readSqlFiles().hash}`;

		await migrateDatabase(target);

		expect(
			await admin`select p.json = patient_json(p) as json, p.json::jsonb ->> 'givenName' as name, version, sort_name from patients p`,
		).toEqual([{ json: true, name: 'Zoë', version: 1, sort_name: 'van den berg zoe' }]);
		expect(
			await admin`select json_fields like '%"patientId"%' as json, version from mappings`,
		).toEqual([{ json: true, version: 1 }]);
		expect(
			await admin`select string_agg(word, ' ' order by word) as words from patient_words`,
		).toEqual([
			{
				words:
					'1 2079460123 442079460123 berg den p000001 p1 van vandenberg vandenbergzoe zoe zoevandenberg',
			},
		]);
		expect(await admin`select count(*)::int as changes from changes`).toEqual([before]);
		// Triggers and row-level security are as they were.
		await admin`update patients set notes = 'New'`;
		expect(await admin`select version from patients`).toEqual([{ version: 2 }]);
		expect(await admin`select relname from pg_class where relforcerowsecurity order by 1`).toEqual(
			[
				'invitations',
				'mappings',
				'mrn_counters',
				'passkey_challenges',
				'password_resets',
				'patients',
				'personal_tokens',
			].map((relname) => ({
				relname,
			})),
		);
	}));

function asAccount(user: string, password: string): typeof test.target {
	if (!('url' in test.target)) return { ...test.target, user, password };
	const url = new URL(test.target.url);
	url.username = user;
	url.password = password;
	return { url: url.href };
}

it('gives the application its rights and policies again, after a restore where its role was missing', async () => {
	const { target, drop } = await createTestDatabase();
	await withConnection(target, async (sql) => {
		// What `pg_restore` leaves out where there is no such role.
		await sql.unsafe(`
			do $$ declare lost record; begin
				for lost in select * from pg_policies where roles = '{hms_app}' loop
					execute format('drop policy %I on %I', lost.policyname, lost.tablename);
				end loop;
			end $$;
			revoke all on all tables in schema public from hms_app;
			revoke all on all functions in schema public from hms_app;
			revoke all on schema public, drizzle from hms_app`);
		const rights = () => sql`
			select relname, relacl::text, (select count(*) from pg_policies where tablename = relname) from pg_class
			where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`;
		const lost = await rights();
		await migrateDatabase(target);
		const given = await rights();
		expect(given).not.toEqual(lost);
		await migrateDatabase(target);
		expect(await rights()).toEqual(given);
		const lacking = await sql`
			select from pg_proc where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype
				and not has_function_privilege('hms_app', oid, 'EXECUTE')`;
		expect(lacking).toHaveLength(0);
		await sql.unsafe('set role hms_app');
		await sql.unsafe('select from patients; select from patient_words');
	});
	await drop();
});

it.each([
	[
		'alter table patients disable row level security',
		'ALTER TABLE "patients" ENABLE ROW LEVEL SECURITY;',
	],
	[
		'drop policy shares_give on shares',
		'CREATE POLICY "shares_give" ON "shares" FOR INSERT TO hms_app WITH CHECK (',
	],
	[
		'create policy all_of_them on patients using (true)',
		'DROP POLICY "all_of_them" ON "patients";',
	],
])('refuses a database where row-level security was changed: %s', async (change, repair) => {
	const { target, drop } = await createTestDatabase();
	await withConnection(target, (sql) => sql.unsafe(change));
	const refusal = await migrateDatabase(target).catch((error: unknown) => error);
	expect(refusal).toBeInstanceOf(DatabaseSetupError);
	const { message } = refusal as Error;
	expect(message).toContain(repair);
	// What it says puts it right.
	const [, ...statements] = message.split('\n');
	await withConnection(target, (sql) => sql.unsafe(statements.join('\n')));
	await migrateDatabase(target);
	await drop();
});
