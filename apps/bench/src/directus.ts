import { execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ConnectionTarget } from '@hms/db';
import { z } from 'zod';
import { password } from './accounts.ts';
import { directus as api } from './api/directus.ts';
import { databases, localTarget, runAsSuperuser, superuserIn } from './databases.ts';
import { freePort, type Program, program, untilItAnswers } from './programs.ts';
import { post, type SignIn } from './sessions.ts';
import { type Subject, type SubjectOptions, subject } from './subjects.ts';

const run = promisify(execFile);

/**
 * The newest version that has rules for single rows, as "only one's own patients", without a licence. It is no dependency: only
 * who asks for it has it installed.
 */
const version = '11.17.4';

/** Installs Directus, unless that version is there. @param folder of its own */
async function install(folder: string): Promise<void> {
	const manifest = join(folder, 'node_modules/directus/package.json');
	if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version)
		return;
	console.log(`Installing Directus ${version} …`);
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
	// Its packages disagree about peers of theirs that are not used here.
	const flags = ['--no-audit', '--no-fund', '--legacy-peer-deps', '--ignore-scripts'];
	await run('npm', ['install', '--save-exact', ...flags, `directus@${version}`], { cwd: folder });
	// It runs scripts that people write for Directus, of which there are none, and would have to be compiled.
	await writeFile(
		join(folder, 'node_modules/isolated-vm/isolated-vm.js'),
		'module.exports = {};\n',
	);
}

/** A copy of the peers' database with tables as Directus keeps them: a key of one column, and none but usual types. */
const tables = `
	create schema old;
	do $$ declare name text; begin
		for name in select tablename from pg_tables where schemaname = 'public' loop
			execute format('alter table %I set schema old', name);
		end loop;
	end $$;
	create sequence mrn start 2000000;
	create table patients (
		id uuid primary key default gen_random_uuid(), owner_id uuid not null, mrn text not null default 'P-' || nextval('mrn'),
		given_name text not null, family_name text, date_of_birth date, sex text not null, phone text, email text, address json,
		blood_group text, allergies json, notes text, emergency_contact json, archived_at timestamptz, version int not null default 1,
		created_at timestamptz not null default now(), updated_at timestamptz not null default now()
	);
	insert into patients
		select id, owner_id, mrn, given_name, family_name, date_of_birth, sex, phone, email, address, blood_group, to_json(allergies), notes,
			emergency_contact, archived_at, version, created_at, updated_at
		from old.patients;
	create index on patients (owner_id, created_at, id);
	create index on patients (owner_id, family_name text_pattern_ops);
	create table doctors as
		select id, given_name, family_name, specialty::text as specialty, archived_at from old.doctors;
	alter table doctors add primary key (id);
	create table mappings as
		select id, owner_id, patient_id, doctor_id, role::text as role, primary_on @> current_date as is_primary, started_on, ended_on, reason,
			notes, status::text as status, version, created_at, updated_at
		from old.mappings;
	alter table mappings add primary key (id), add foreign key (patient_id) references patients, add foreign key (doctor_id) references doctors;
	create index on mappings (patient_id);
	create function count_version_plainly() returns trigger language plpgsql as $$ begin
		new.version := old.version + 1;
		new.updated_at := now();
		return new;
	end $$;
	create trigger count_version_plainly before update on patients for each row execute function count_version_plainly();
`;

/** The people as its users, with a policy that shows them what is their own, and a history of what they change. */
const people = (passwordHash: string) => `
	insert into directus_roles (id, name) values ('${ids.role}', 'Staff');
	insert into directus_policies (id, name, icon, enforce_tfa, admin_access, app_access)
		values ('${ids.policy}', 'Own patients', 'badge', false, false, false);
	insert into directus_access (id, role, policy, sort) values ('${ids.access}', '${ids.role}', '${ids.policy}', 1);
	insert into directus_users (id, first_name, email, password, role, status, provider)
		select id, name, email, '${passwordHash}', '${ids.role}', 'active', 'default' from old.users where email like 'nurse%@example.com';
	insert into directus_collections (collection, accountability) values ('patients', 'all'), ('mappings', 'all'), ('doctors', 'all');
	insert into directus_relations (many_collection, many_field, one_collection)
		values ('mappings', 'patient_id', 'patients'), ('mappings', 'doctor_id', 'doctors');
	insert into directus_permissions (policy, collection, action, permissions, validation, presets, fields)
		select '${ids.policy}', collection, action, permissions::json, '{}', presets::json, '*' from (values
			('patients', 'read', '${own}', null), ('patients', 'update', '${own}', null), ('mappings', 'read', '${own}', null),
			('doctors', 'read', '{}', null), ('patients', 'create', '{}', '{"owner_id": "$CURRENT_USER"}')
		) permission (collection, action, permissions, presets);
	drop schema old cascade;
`;

const own = '{"owner_id": {"_eq": "$CURRENT_USER"}}';
const ids = {
	role: '00000000-0000-4000-8000-000000000001',
	policy: '00000000-0000-4000-8000-000000000002',
	access: '00000000-0000-4000-8000-000000000003',
};

const database = 'directus';

/**
 * Installs Directus where it is not there yet, and starts it on a copy of the peers' data.
 * @param folder where it is installed
 * @param passwordHash of the people's password, by argon2
 */
export async function startDirectus(
	folder: string,
	superuser: ConnectionTarget,
	passwordHash: string,
): Promise<Program> {
	await install(folder);
	await runAsSuperuser(superuser, `create database ${database} template ${databases.peers}`);
	const target = localTarget(superuser, database);
	const port = await freePort();
	const env = {
		PATH: process.env['PATH'],
		NODE_ENV: 'production',
		HOST: '127.0.0.1',
		PORT: String(port),
		DB_CLIENT: 'pg',
		DB_HOST: target.host,
		DB_PORT: '5432',
		DB_DATABASE: database,
		DB_USER: target.user,
		DB_PASSWORD: target.password,
		SECRET: 'only for the bench, and long enough for it',
		ADMIN_EMAIL: 'administrator@example.com',
		ADMIN_PASSWORD: password,
		ACCESS_TOKEN_TTL: '1d',
		LOG_LEVEL: 'warn',
		TELEMETRY: 'false',
		// It refuses requests where its event loop is busy, as it is under load.
		PRESSURE_LIMITER_ENABLED: 'false',
	};
	const command = join(folder, 'node_modules/directus/cli.js');
	const sql = superuserIn(superuser, database);
	await sql.unsafe(tables);
	await run(process.execPath, [command, 'bootstrap'], { cwd: folder, env });
	await sql.unsafe(people(passwordHash));
	await sql`vacuum (analyze)`;
	await sql.end();
	const child = spawn(process.execPath, [command, 'start'], {
		cwd: folder,
		stdio: ['ignore', 'ignore', 'inherit'],
		env,
	});
	const url = `http://127.0.0.1:${port}`;
	await untilItAnswers(`${url}/server/ping`, child);
	return program(child, url);
}

const signedIn = z.object({ data: z.object({ access_token: z.string() }) });

const bearer =
	(url: string): SignIn =>
	async ({ email }) => {
		const answer = await post(`${url}/auth/login`, { email, password });
		const { data } = signedIn.parse(await answer.json());
		return { headers: {}, credentials: { authorization: `Bearer ${data.access_token}` } };
	};

/** Directus is asked over its REST with tokens, whoever asks. */
export const directus = (options: Omit<SubjectOptions, 'database'>): Subject =>
	subject(
		{ ...options, database },
		() => api,
		() => bearer(options.program.url),
	);
