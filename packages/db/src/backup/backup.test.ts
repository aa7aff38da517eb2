import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { asAccount } from '../app-account.ts';
import { createAppliedTable } from '../migrate/applied.ts';
import { applyMigrations, setUpDatabase } from '../migrate/migrate.ts';
import { applySqlFiles } from '../migrate/sql-files.ts';
import { createTestDatabase, type TestDatabase, withConnection } from '../testing.ts';
import { dumpDatabase } from './dump.ts';
import { restoreDatabase } from './load.ts';

const version = '1.2.3';
const user = '00000000-0000-7000-8000-000000000001';

const databases: TestDatabase[] = [];
async function open(isEmpty = false): Promise<TestDatabase['target']> {
	const database = await createTestDatabase();
	databases.push(database);
	if (isEmpty) {
		await withConnection(database.target, (sql) =>
			sql.unsafe('drop schema public cascade; drop schema drizzle cascade; create schema public'),
		);
	}
	return database.target;
}
afterEach(async () => {
	for (const { drop } of databases.splice(0)) await drop();
});

async function dump(target: TestDatabase['target']): Promise<Buffer[]> {
	const parts = [];
	for await (const part of dumpDatabase(target, { version })) parts.push(part);
	return parts;
}

async function* partsOf(parts: Buffer[], failure?: Error) {
	yield* parts;
	if (failure) throw failure;
}

const addUser = `insert into users (id, name, email, role) values ('${user}', 'Ada', 'ada@example.org', 'admin');`;

it('is complete: the schema has nothing that a backup would leave out or put into another order', async () => {
	const left = await withConnection(
		await open(),
		(sql) => sql`
			select relname from pg_class
			where relnamespace = 'public'::regnamespace and relkind not in ('r', 'i', 'v') or
				relnamespace = 'public'::regnamespace and relkind = 'r' and not exists (
					select from pg_constraint where conrelid = pg_class.oid and contype = 'p'
				)
			union all
			select format('%s.%s', attrelid::regclass, attname) from pg_attribute
			join pg_class on pg_class.oid = attrelid
			where relnamespace = 'public'::regnamespace and relkind = 'r' and (attgenerated <> '' or attidentity <> '')`,
	);
	expect(left).toEqual([]);
});

it('that fails half way leaves the database empty, and can be done again', async () => {
	const source = await open();
	await withConnection(source, (sql) => sql.unsafe(addUser));
	const parts = await dump(source);
	const target = await open(true);
	const half = partsOf(parts.slice(0, parts.length >> 1), new Error('the disk is gone'));
	await expect(restoreDatabase(target, half, { version })).rejects.toThrow('the disk is gone');
	// The user, and the clinic's settings.
	expect(await restoreDatabase(target, partsOf(parts), { version })).toMatchObject({ rows: 2 });
	await expect(restoreDatabase(target, partsOf(parts), { version })).rejects.toThrow('not empty');
});

it('names a table that somebody has put beside those of the product', async () => {
	const source = await open();
	await withConnection(source, (sql) => sql.unsafe('create table notes (n int)'));
	await expect(dump(source)).rejects.toThrow('The table notes is none of the product');
	await withConnection(source, (sql) => sql.unsafe('alter table notes add primary key (n)'));
	const restored = restoreDatabase(await open(true), partsOf(await dump(source)), { version });
	await expect(restored).rejects.toThrow('These tables are not as this version');
	await expect(restored).rejects.toThrow('"notes"');
});

it('of an older version is brought to the present one', async () => {
	const source = await open(true);
	await setUpDatabase(source, {}, async (connection, { migrations, files }) => {
		await connection.begin(async (tx) => {
			await createAppliedTable(tx);
			await applySqlFiles(tx, files.functions);
			await applyMigrations(tx, migrations.slice(0, 3));
			await tx.unsafe(`
				insert into users (id, name, email, role) values ('${user}', 'Ada', 'ada@example.org', 'staff');
				insert into doctors (id, given_name, family_name, specialty, accepting_patients)
				values ('${user}', 'Grace', 'Hopper', 'cardiology', true)`);
		});
		await connection.unsafe('create role hms_app').catch(() => undefined);
	});
	const target = await open(true);
	expect(await restoreDatabase(target, partsOf(await dump(source)), { version })).toMatchObject({
		rows: 2,
	});
	await withConnection(target, async (sql) => {
		expect(
			await sql`select status, sort_name, json = doctor_json(doctors) as "isDerived" from users, doctors`,
		).toEqual([{ status: 'active', sort_name: 'hopper grace', isDerived: true }]);
		expect(await sql`select from changes`).toHaveLength(0);
	});
});

it('is refused to an account that does not see everything, and of what is no database of the product', async () => {
	const target = await open();
	const account = `hms_reader_${randomUUID().slice(0, 8)}`;
	await withConnection(target, async (sql) => {
		await sql.unsafe(`
			create role ${account} login password 'x';
			grant usage on schema public, drizzle to ${account};
			grant select on all tables in schema public, drizzle to ${account}`);
		await expect(dump(asAccount(target, account, 'x'))).rejects.toThrow('does not see everything');
		await sql.unsafe(`drop owned by ${account}; drop role ${account}`);
	});
	await expect(dump(await open(true))).rejects.toThrow('nothing to back up');
});
