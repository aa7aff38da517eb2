import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { derivedPassword, scramVerifier } from '../passwords.ts';
import { connect } from '../pool/connect.ts';
import { DatabaseSetupError } from '../setup.ts';
import { type Account, changeOwner } from './account.ts';
import type { PostgresBinaries } from './binaries.ts';
import { fullDiskSentence } from './disk.ts';

const run = promisify(execFile);

/** Where a data folder keeps the password of the superuser. */
export const passwordFile = (folder: string) => join(folder, 'postgres-password');

/** The password of the superuser, made by the first start; all others are derived from it. */
export async function superuserPassword(folder: string): Promise<string> {
	const file = passwordFile(folder);
	try {
		// 'wx' leaves a password that is there as it is.
		await writeFile(file, randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	}
	return readFile(file, 'utf8');
}

/** The superuser. @param host the folder of the socket */
export const superuserTarget = (host: string, password: string) => ({
	host,
	database: 'postgres',
	user: 'postgres',
	password,
});

/** The product's own database, as the account that owns it. @param password of the superuser */
export const productTarget = (host: string, password: string) => ({
	host,
	database: 'hms',
	user: 'hms',
	password: derivedPassword(password, 'hms'),
});

export async function exists(path: string): Promise<boolean> {
	return stat(path).then(
		() => true,
		() => false,
	);
}

/**
 * Makes the data, unless they are there: in a folder beside, which is moved into place, so that a first start that is killed
 * leaves nothing half done.
 * @param password of the superuser
 * @throws DatabaseSetupError if they cannot be made
 */
export async function initialise(
	binaries: PostgresBinaries,
	account: Account,
	data: string,
	password: string,
): Promise<void> {
	if (await exists(data)) return;
	const draft = `${data}.new`;
	await rm(draft, { recursive: true, force: true });
	await mkdir(draft, { mode: 0o700 });
	await changeOwner(account, draft);
	const handedOver = `${data}.pw`;
	await writeFile(handedOver, password, { mode: 0o600 });
	await changeOwner(account, handedOver);
	try {
		// The locale is PostgreSQL's own, so that it is the same on every machine.
		await run(
			binaries.initdb,
			[
				`--pgdata=${draft}`,
				'--username=postgres',
				`--pwfile=${handedOver}`,
				'--auth=scram-sha-256',
				'--encoding=UTF8',
				'--locale=C',
				'--locale-provider=builtin',
				'--builtin-locale=C.UTF-8',
			],
			{ ...account, cwd: draft },
		);
	} catch (error) {
		const reason =
			error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
		throw new DatabaseSetupError(
			`PostgreSQL could not make its data in ${data}:\n${reason.trim()}${await fullDiskSentence(draft)}`,
			{ cause: error },
		);
	} finally {
		await rm(handedOver, { force: true });
	}
	await rename(draft, data);
}

/**
 * Makes the product's database and the ordinary account that owns it, unless they are there. The account gets its password at each
 * start: in older data folders it had the superuser's.
 * @param superuserPassword all other passwords are derived from it
 */
export async function ensureDatabase(host: string, superuserPassword: string): Promise<void> {
	const sql = connect(superuserTarget(host, superuserPassword), { max: 1 });
	const { user, password } = productTarget(host, superuserPassword);
	try {
		const [found] = await sql`select from pg_roles where rolname = ${user}`;
		if (!found) await sql.unsafe(`create role ${user} login createrole`);
		await sql.unsafe(`alter role ${user} password '${scramVerifier(password)}'`);
		const [database] = await sql`select from pg_database where datname = 'hms'`;
		if (!database) await sql.unsafe(`create database hms owner ${user}`);
	} finally {
		await sql.end();
	}
}
