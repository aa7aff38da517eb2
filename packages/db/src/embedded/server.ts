import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type ConnectionTarget, connect } from '../client.ts';
import { derivedPassword, scramVerifier } from '../passwords.ts';
import { type Account, giveTo, postgresAccount, requireEntry } from './account.ts';
import { type PostgresBinaries, postgresBinaries } from './binaries.ts';
import { endWithUs, readPostmaster, stopOrphan, stopProcess } from './postmaster.ts';
import { DatabaseSetupError } from '../setup.ts';

const run = promisify(execFile);

/** A socket's path is limited to 104 bytes on macOS; PostgreSQL appends 20 for the name and its lock. */
const maxSocketFolder = 80;
const startSeconds = 60;

export interface EmbeddedServer {
	/** The product's own database, as the account that owns it. */
	target: ConnectionTarget;
	/** The server's own account, which may do anything; the product uses it only to make its own. */
	superuser: ConnectionTarget;
	/** Resolves if the server ends without having been asked to. */
	ended: Promise<void>;
	/**
	 * Lets the server finish what it has to and end; safe to call twice.
	 * @param patience milliseconds, after which it is told to leave things as they are
	 */
	stop(patience?: number): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the product, on a local socket and nothing else. It makes its data in
 * `folder` the first time, and picks them up afterwards, whatever ended the last run. The caller holds the folder's lock.
 * @param options durable: false trades a crash's safety for speed; for tests
 * @throws DatabaseSetupError if it cannot be made or started
 */
export async function startEmbedded(
	folder: string,
	{ durable = true } = {},
): Promise<EmbeddedServer> {
	const binaries = await postgresBinaries();
	const account = await postgresAccount();
	const data = resolve(folder, 'postgres');
	await mkdir(folder, { recursive: true });
	// The account has to pass through; what is secret in the folder is so by its own mode.
	if (account.uid !== undefined) await chmod(folder, 0o711);
	for (const path of [data, binaries.postgres]) await requireEntry(account, path);

	const secret = await ownSecret(folder);
	await initialise(binaries, account, data, secret);
	await stopOrphan(data);
	const sockets = await socketFolder(account, resolve(folder));
	const log = resolve(folder, 'postgres.log');
	const server = await spawnServer(binaries, account, { data, sockets, log, durable });
	const callOff = endWithUs(Number(server.pid), account);
	const ended = new Promise<void>((done) =>
		server.once('exit', () => {
			callOff();
			done();
		}),
	);
	await Promise.race([ready(data, server), ended]);
	if (server.exitCode !== null) throw new DatabaseSetupError(await startFailure(log));

	const stop = async (patience?: number) => {
		if (server.exitCode === null && server.signalCode === null)
			await stopProcess(Number(server.pid), ended, patience);
	};
	try {
		await ensureDatabase(sockets, secret);
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		target: productTarget(sockets, secret),
		superuser: superuserTarget(sockets, secret),
		ended,
		stop,
	};
}

/** The product's own database on the server that another process runs in a folder; undefined while that is not ready. */
export async function runningServer(folder: string): Promise<ConnectionTarget | undefined> {
	const found = await readPostmaster(resolve(folder, 'postgres'));
	if (found?.state !== 'ready') return undefined;
	return productTarget(socketsOf(resolve(folder)), await ownSecret(folder));
}

/** The password of the server's own account; all others come of it. */
async function ownSecret(folder: string): Promise<string> {
	const file = join(folder, 'postgres-password');
	try {
		// 'wx' leaves a password that is there as it is.
		await writeFile(file, randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	}
	return readFile(file, 'utf8');
}

const superuserTarget = (host: string, secret: string) => ({
	host,
	database: 'postgres',
	user: 'postgres',
	password: secret,
});

const productTarget = (host: string, secret: string) => ({
	host,
	database: 'hms',
	user: 'hms',
	password: derivedPassword(secret, 'hms'),
});

async function exists(path: string): Promise<boolean> {
	return stat(path).then(
		() => true,
		() => false,
	);
}

/** Made aside and moved into place, so that a first start which was killed leaves nothing half done. */
async function initialise(
	binaries: PostgresBinaries,
	account: Account,
	data: string,
	password: string,
): Promise<void> {
	if (await exists(data)) return;
	const draft = `${data}.new`;
	await rm(draft, { recursive: true, force: true });
	await mkdir(draft, { mode: 0o700 });
	await giveTo(account, draft);
	const passwordFile = `${data}.pw`;
	await writeFile(passwordFile, password, { mode: 0o600 });
	await giveTo(account, passwordFile);
	try {
		// The locale is PostgreSQL's own, so that it is the same on every machine.
		await run(
			binaries.initdb,
			[
				`--pgdata=${draft}`,
				'--username=postgres',
				`--pwfile=${passwordFile}`,
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
			`PostgreSQL could not make its data in ${data}:\n${reason.trim()}`,
			{ cause: error },
		);
	} finally {
		await rm(passwordFile, { force: true });
	}
	await rename(draft, data);
}

/** Where the server of a data folder has its socket. @param folder absolute */
function socketsOf(folder: string): string {
	const near = join(folder, 'run');
	const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16);
	return near.length <= maxSocketFolder ? near : join(tmpdir(), `hms-${digest}`);
}

async function socketFolder(account: Account, folder: string): Promise<string> {
	const sockets = socketsOf(folder);
	// What a killed server left there would keep the next one from starting; the folder is nobody else's.
	await rm(sockets, { recursive: true, force: true });
	await mkdir(sockets, { recursive: true, mode: 0o700 });
	await chmod(sockets, 0o700);
	await giveTo(account, sockets);
	return sockets;
}

async function spawnServer(
	binaries: PostgresBinaries,
	account: Account,
	at: { data: string; sockets: string; log: string; durable: boolean },
): Promise<ChildProcess> {
	// A file and not a pipe, so that the server can go on writing whatever becomes of this process.
	const log = await open(at.log, 'w', 0o600);
	try {
		const settings = {
			listen_addresses: '',
			unix_socket_directories: at.sockets,
			unix_socket_permissions: '0700',
			// What it refuses is the product's to log, without the values that PostgreSQL would write beside it.
			log_min_messages: 'fatal',
			log_error_verbosity: 'terse',
			...(at.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
		};
		const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
		// In a group of its own: Ctrl-C in a terminal is for the product, which then stops its server in order.
		return spawn(binaries.postgres, ['-D', at.data, ...flags], {
			...account,
			cwd: at.data,
			detached: true,
			stdio: ['ignore', log.fd, log.fd],
		});
	} finally {
		await log.close();
	}
}

async function ready(data: string, server: ChildProcess): Promise<void> {
	const deadline = Date.now() + startSeconds * 1000;
	for (;;) {
		const found = await readPostmaster(data);
		if (found?.pid === server.pid && found?.state === 'ready') return;
		if (server.exitCode !== null) return;
		if (Date.now() > deadline) {
			server.kill('SIGQUIT');
			throw new DatabaseSetupError(`PostgreSQL did not get ready in ${startSeconds} seconds.`);
		}
		await delay(20);
	}
}

async function startFailure(log: string): Promise<string> {
	const tail = (await readFile(log, 'utf8')).trim().split('\n').slice(-5).join('\n');
	return `PostgreSQL did not start. Its last words (${log}):\n${tail}`;
}

/**
 * The product's database belongs to an ordinary account, as it would on a server of one's own. The account gets its password at
 * each start: in older data folders it had the superuser's.
 */
async function ensureDatabase(host: string, secret: string): Promise<void> {
	const sql = connect(superuserTarget(host, secret), { max: 1 });
	const { user, password } = productTarget(host, secret);
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
