import { randomUUID } from 'node:crypto';
import { plainDate } from '@hms/contracts';
import { isNotNull, sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	type ApplicationTarget,
	applicationTarget,
	asAccount,
	checkApplicationAccount,
} from './app-account.ts';
import { migrateDatabase } from './migrate/migrate.ts';
import type { ConnectionTarget } from './pool/connect.ts';
import { Database } from './pool/database.ts';
import { changes, doctors, mappings, patients, transfers } from './schema/index.ts';
import {
	createTestDatabase,
	openProgramSession,
	type TestDatabase,
	withConnection,
} from './testing.ts';

let test: TestDatabase;
let owner: ConnectionTarget;
let application: ApplicationTarget;
let account: string;
const ownerName = `hms_owner_${randomUUID().slice(0, 8)}`;
const password = 'an owner that is no superuser';

beforeAll(async () => {
	test = await createTestDatabase();
	await withConnection(test.target, async (admin) => {
		const [name] = await admin`select current_database() as database`;
		await admin.unsafe(`create role ${ownerName} login createrole password '${password}'`);
		// As on a server of one's own, where the account has made it.
		await admin.unsafe(`grant hms_app to ${ownerName} with admin option`);
		await admin.unsafe(`grant ${ownerName} to current_user`);
		await admin.unsafe(`alter database ${name?.['database']} owner to ${ownerName}`);
		await admin.unsafe('drop schema public cascade');
		await admin.unsafe('drop schema drizzle cascade');
		await admin.unsafe(`create schema public authorization ${ownerName}`);
		await admin.unsafe('grant create on schema public to public');
	});
	owner = asAccount(test.target, ownerName, password);
	await migrateDatabase(owner);
	application = await applicationTarget(owner);
	account = await withConnection(application.target, async (app) => {
		const [row] = await app`select session_user as name`;
		return String(row?.['name']);
	});
});

afterAll(async () => {
	await withConnection(test.target, async (admin) => {
		await admin.unsafe(`drop role ${account}`);
		await admin.unsafe(`reassign owned by ${ownerName} to current_user`);
		await admin.unsafe(`drop owned by ${ownerName}`);
		await admin.unsafe(`drop role ${ownerName}`);
	});
	await test.drop();
});

/** Runs statements one after the other as the application's account, in the role that its connections have. */
const asApplication = <T>(work: (app: postgres.Sql) => Promise<T>) =>
	withConnection(application.target, async (app) => {
		await app`set role hms_app`;
		return work(app);
	});

it('moves patients to another owner, although row-level security holds for the owner of the tables too', async () => {
	const database = new Database(application.target, { max: 2, idleSessionSeconds: 60 });
	const [giver, receiver] = [
		await openProgramSession(database),
		await openProgramSession(database),
	];
	const [patientId, doctorId, transferId] = [randomUUID(), randomUUID(), randomUUID()];
	const patient = { givenName: 'G', sex: 'other' as const, allergies: [] };
	await database
		.as(receiver)
		.query((db) =>
			db.insert(patients).values({ ...patient, ownerId: receiver.userId, id: randomUUID() }),
		);
	await database.as(giver).transaction(async (db) => {
		await db.insert(patients).values({ ...patient, ownerId: giver.userId, id: patientId });
		await db
			.insert(doctors)
			.values({ id: doctorId, givenName: 'D', specialty: 'other', acceptingPatients: true });
		await db.insert(mappings).values({
			...{ ownerId: giver.userId, id: randomUUID(), patientId, doctorId, role: 'other' },
			...{ startedOn: plainDate.parse('2026-01-01'), status: 'active' },
		});
		await db.insert(transfers).values({
			...{ id: transferId, fromId: giver.userId, toId: receiver.userId },
			...{ actorId: giver.userId, reason: 'R' },
		});
		await db.execute(sql`select move_patients(${transferId}, null, 10)`);
	});
	const rowsOf = (session: typeof giver) =>
		database
			.as(session)
			.transaction(async (db) => [
				(await db.select().from(patients)).length,
				(await db.select().from(mappings)).length,
				(await db.select().from(changes).where(isNotNull(changes.ownerId))).length,
			]);
	expect([await rowsOf(giver), await rowsOf(receiver)]).toEqual([
		[0, 0, 0],
		[2, 1, 4],
	]);
	await database.as(giver).transaction(async (db) => {
		await db.update(transfers).set({ undoneAt: sql`now()` });
		await db.execute(sql`select move_patients(${transferId}, null, 10)`);
	});
	expect([await rowsOf(giver), await rowsOf(receiver)]).toEqual([
		[1, 1, 4],
		[1, 0, 1],
	]);
	await database.close();
});

it('is an account of its own, which may do what the application does and owns nothing', async () => {
	expect(application.isOwnAccount).toBe(true);
	const database = new Database(application.target, { max: 1, idleSessionSeconds: 60 });
	const proof = await openProgramSession(database);
	await database.as(proof).query((db) =>
		db.insert(patients).values({
			ownerId: proof.userId,
			id: randomUUID(),
			givenName: 'G',
			sex: 'other',
			allergies: [],
		}),
	);
	expect(await database.as(proof).query((db) => db.select().from(patients))).toHaveLength(1);
	const [settings] = await database.system.execute(
		sql`select session_user, current_user, current_setting('search_path') as path`,
	);
	expect(settings).toEqual({
		session_user: account,
		current_user: 'hms_app',
		path: 'public, pg_temp',
	});
	// Functions that run as the owner delete for it, who is no superuser.
	await database.system.execute(
		sql`insert into security_events (id, at, kind) values (gen_random_uuid(), now() - interval '91 days', 'signed_in')`,
	);
	expect(
		await database.system.execute(
			sql`select delete_old_security_events(90, 10) as events, delete_old_idempotency_keys('1 hour', 10) as keys`,
		),
	).toEqual([{ events: 1, keys: 0 }]);
	await database.close();
	const [role] = await withConnection(
		owner,
		(sql) =>
			sql`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = ${account}`,
	);
	expect(Object.values(role ?? {})).toEqual([false, false, false, false, false]);
});

describe('as the application nobody may', () => {
	const attacks: Record<string, string[]> = {
		'become the owner': [`set role ${ownerName}`],
		'become the superuser': ['set role postgres'],
		'become the superuser for the session': ['set session authorization postgres'],
		'become the owner for the session': [`set session authorization ${ownerName}`],
		'become the owner by a setting': [`select set_config('role', '${ownerName}', false)`],
		'become the owner after leaving the role': ['reset role', `set role ${ownerName}`],
		'take another role into its own': [`grant ${ownerName} to hms_app`],
		'give its role more': ['alter role hms_app superuser'],
		'give its account more': ['reset role', 'alter role current_user superuser'],
		'give its account the right to make roles': [
			'reset role',
			'alter role current_user createrole',
		],
		'pass row-level security by its role': ['reset role', 'alter role current_user bypassrls'],
		'make a role': ['reset role', 'create role more'],
		'make a temporary table before sessions': ['create temp table sessions (id uuid)'],
		'make a temporary table in the account': ['reset role', 'create temp table users (id uuid)'],
		'make a temporary table of a query': ['select 1 as id into temp sessions'],
		'make a temporary view': ['create temp view credentials as select 1'],
		'make a temporary sequence': ['create temp sequence s'],
		'make a temporary function': [
			'create function pg_temp.fold(text) returns text language sql return $1',
		],
		'make a table': ['create table public.mine ()'],
		'make a table in the account': ['reset role', 'create table public.mine ()'],
		'make a view': ['create view public.mine as select 1'],
		'make a function': ['create function public.lower(text) returns text language sql return $1'],
		'make a type': ['create type public.mine as enum ()'],
		'make an operator': [
			'create operator public.= (leftarg = text, rightarg = text, function = texteq)',
		],
		'make a schema to be looked in first': ['create schema mine'],
		'make an extension': ['create extension dblink'],
		'make a language': ['create extension plpython3u'],
		'replace a function': [
			"create or replace function public.fold(value text) returns text language plpgsql as 'begin return value; end'",
		],
		'unpin a function': ['alter function public.replace_patient_words() reset search_path'],
		'drop a policy': ['drop policy patients_read on patients'],
		'add a policy': ['create policy mine on patients using (true)'],
		'turn row-level security off': ['alter table patients disable row level security'],
		'read past row-level security': ['set row_security = off', 'select * from patients'],
		'stop the triggers': ['set session_replication_role = replica'],
		'stop the triggers of a table': ['alter table patients disable trigger all'],
		'delete patients': ['delete from patients'],
		'delete accounts': ['delete from users'],
		'give itself the right to erase': [
			'grant delete on patients to hms_app',
			'delete from patients',
		],
		'delete the security log': ['delete from security_events'],
		'empty the security log': ['truncate security_events'],
		'change the history': ['update changes set fields = null'],
		'delete the history': ['truncate changes'],
		'write the words of the search': ['delete from patient_words'],
		'add words to the search': [
			"select add_patient_words(array[gen_random_uuid()], array[gen_random_uuid()], array[' word '])",
		],
		'read the words of others': ['select * from name_words'],
		'read the hashes of the server’s passwords': ['select * from pg_authid'],
		'read them in another view': ['select * from pg_shadow'],
		'read a file': ["select pg_read_file('/etc/passwd')"],
		'read a file into a table': ["copy users from '/etc/passwd'"],
		'list a folder': ["select pg_ls_dir('/')"],
		'take in a file': ["select lo_import('/etc/passwd')"],
		'write a file': ["copy users to '/tmp/hms-users'"],
		'write a file of an object': ["select lo_export(1, '/tmp/hms-object')"],
		'run a program': ["copy users to program 'cat'"],
		'run a program for its output': ["copy users from program 'id'"],
		'change the server’s settings': ["alter system set log_statement = 'all'"],
		'change the database’s settings': [
			"do $$ begin execute format('alter database %I set search_path = mine', current_database()); end $$",
		],
		'load a library': ["load 'plpgsql2'"],
		'read the server’s rules': ['select * from pg_hba_file_rules'],
		'change the migrations that are known': ['delete from drizzle.__drizzle_migrations'],
	};

	it.each(Object.entries(attacks))('%s', async (_what, statements) => {
		await asApplication(async (app) => {
			const last = statements.at(-1) ?? '';
			for (const statement of statements.slice(0, -1)) await app.unsafe(statement);
			// Not allowed; a library that is nowhere; an extension that does not come along.
			await expect(app.unsafe(last)).rejects.toMatchObject({
				code: expect.stringMatching(/^(42501|58P01|0A000)$/),
			});
		});
	});

	const detours = [
		"select set_config('role', 'none', false)",
		'reset role',
		'set role none',
		'set session authorization default',
		'reset session authorization',
		'reset all',
		'discard all',
		'set search_path = pg_temp, public',
		'set search_path = mine, public, pg_catalog',
		"select set_config('search_path', '', false)",
	];
	it.each(detours)('gain anything by: %s', async (detour) => {
		await asApplication(async (app) => {
			await app.unsafe(detour);
			const [me] = await app`select current_user as name, session_user as account`;
			expect([account, 'hms_app']).toContain(me?.['name']);
			expect(me?.['account']).toBe(account);
			for (const statement of [
				'delete from public.patients',
				'create table public.mine ()',
				'create temp table mine ()',
				'select * from pg_authid',
				`set role ${ownerName}`,
			]) {
				await expect(app.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
			}
			// Nobody is signed in here.
			expect(await app`select from public.patients`).toEqual([]);
			await expect(
				app`select public.enter_session(${randomUUID()}, ${randomUUID()}, null, '1 hour')`,
			).rejects.toMatchObject({ code: 'HMS01' });
		});
	});
});

describe('an account that an administrator has made', () => {
	async function checked(more: (name: string) => string[]): Promise<void> {
		const name = `hms_given_${randomUUID().slice(0, 8)}`;
		await withConnection(test.target, async (admin) => {
			await admin.unsafe(`create role ${name} login password 'x'`);
			try {
				for (const statement of more(name)) await admin.unsafe(statement);
				await checkApplicationAccount(asAccount(test.target, name, 'x'));
			} finally {
				await admin.unsafe(`drop role ${name}`);
			}
		});
	}

	it.each<[string, (name: string) => string[], string]>([
		['is no member of the role', () => [], 'GRANT hms_app TO'],
		['is a superuser', (name) => [`alter role ${name} superuser`], 'may do more'],
		[
			'passes row-level security',
			(name) => [`grant hms_app to ${name}`, `alter role ${name} bypassrls`],
			'may do more',
		],
		[
			'makes roles',
			(name) => [`grant hms_app to ${name}`, `alter role ${name} createrole`],
			'may do more',
		],
		[
			'may become the owner',
			(name) => [`grant hms_app to ${name}`, `grant ${ownerName} to ${name}`],
			'may do more',
		],
	])('is refused if it %s', async (_what, more, message) => {
		await expect(checked(more)).rejects.toThrow(message);
	});

	it('is taken if it may do what the application does', async () => {
		await expect(checked((name) => [`grant hms_app to ${name}`])).resolves.toBeUndefined();
	});
});

it('gets its password, settings and privileges anew at each start', async () => {
	await asApplication(async (app) => {
		await app`reset role`;
		await app.unsafe(`alter role ${account} password 'taken over'`);
		await app.unsafe(`alter role ${account} set search_path = mine`);
	});
	await withConnection(
		owner,
		(sql) => sql`grant temporary on database ${sql(databaseOf())} to public`,
	);
	await migrateDatabase(owner);
	expect(await applicationTarget(owner)).toEqual(application);
	await withConnection(application.target, async (app) => {
		expect(await app`show search_path`).toEqual([{ search_path: 'public, pg_temp' }]);
		await expect(app.unsafe('create temp table mine ()')).rejects.toMatchObject({ code: '42501' });
	});
});

const databaseOf = () =>
	'url' in test.target ? new URL(test.target.url).pathname.slice(1) : test.target.database;

it('is the owner’s where that may make no accounts', async () => {
	await withConnection(test.target, (admin) =>
		admin.unsafe(`alter role ${ownerName} nocreaterole`),
	);
	expect(await applicationTarget(owner)).toEqual({ target: owner, isOwnAccount: false });
	await withConnection(test.target, (admin) => admin.unsafe(`alter role ${ownerName} createrole`));
});
