import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ConnectionTarget } from '../pool/connect.ts';
import { DatabaseSetupError } from '../setup.ts';
import { type Account, allowEntry, changeOwner, postgresAccount, requireEntry } from './account.ts';
import { type PostgresBinaries, postgresBinaries } from './binaries.ts';
import {
	ensureDatabase,
	exists,
	initialise,
	productTarget,
	superuserPassword,
	superuserTarget,
} from './cluster.ts';
import { fullDiskSentence, requireOwnData } from './disk.ts';
import { requireMajor } from './major.ts';
import { readPostmaster, stopOnExit, stopOrphan, stopProcess } from './postmaster.ts';
import { finishSwap } from './swap.ts';

/** A socket's path is limited to 104 bytes on macOS; PostgreSQL appends 20 for the name and its lock. */
const maxSocketFolder = 80;
const startSeconds = 60;

export interface EmbeddedServer {
	/** The product's own database, as the account that owns it. */
	target: ConnectionTarget;
	/** The superuser; the product uses it only to make its own account. */
	superuser: ConnectionTarget;
	/** Resolves when the server has ended, whether or not it was stopped. */
	ended: Promise<void>;
	/**
	 * Shuts the server down; safe to call twice.
	 * @param timeoutMs after which it is shut down without finishing what it does
	 */
	stop(timeoutMs?: number): Promise<void>;
}

interface StartOptions {
	/** False trades a crash's safety for speed; for tests. */
	durable?: boolean;
	/** Of another PostgreSQL than the one that comes with the product. */
	binaries?: PostgresBinaries;
	/** Where its socket and its log are; by default in its folder, where commands find the server. */
	beside?: string;
}

/**
 * Starts the PostgreSQL that comes with the product, on a local socket and nothing else. The first
 * start makes its data in `folder`; later ones recover them, however the last run ended. The caller holds the folder's lock.
 * @throws DatabaseSetupError if it cannot be made or started
 */
export async function startEmbedded(
	folder: string,
	{ durable = true, binaries: given, beside = folder }: StartOptions = {},
): Promise<EmbeddedServer> {
	const binaries = given ?? (await postgresBinaries());
	const account = await postgresAccount();
	const data = resolve(folder, 'postgres');
	await mkdir(folder, { recursive: true });
	for (const path of [folder, beside]) await allowEntry(account, path);
	await finishSwap(folder);
	for (const path of [data, binaries.postgres]) await requireEntry(account, path);

	const password = await superuserPassword(folder);
	await initialise(binaries, account, data, password);
	await requireOwnData(account, data);
	await requireMajor(data, binaries);
	await stopOrphan(data);
	// A command would take what a killed server has left there for the way to this one.
	await rm(socketsOf(resolve(folder)), { recursive: true, force: true });
	const sockets = await socketFolder(account, resolve(beside));
	const log = resolve(beside, 'postgres.log');
	const server = await spawnServer(binaries, account, { data, sockets, log, durable });
	const cancelGuard = stopOnExit(Number(server.pid), account);
	const ended = new Promise<void>((done) =>
		server.once('exit', () => {
			cancelGuard();
			done();
		}),
	);
	await Promise.race([waitUntilReady(data, server), ended]);
	if (server.exitCode !== null) throw new DatabaseSetupError(await startFailureMessage(log, data));

	const stop = async (timeoutMs?: number) => {
		if (server.exitCode === null && server.signalCode === null)
			await stopProcess(Number(server.pid), ended, timeoutMs);
	};
	try {
		await ensureDatabase(sockets, password);
	} catch (error) {
		await stop();
		throw error;
	}
	return {
		target: productTarget(sockets, password),
		superuser: superuserTarget(sockets, password),
		ended,
		stop,
	};
}

/**
 * The product's own database on the server that another process runs in a folder; undefined while that is not ready, or is a
 * former server whose data are being copied into another one.
 */
export async function runningServer(folder: string): Promise<ConnectionTarget | undefined> {
	const found = await readPostmaster(resolve(folder, 'postgres'));
	const sockets = socketsOf(resolve(folder));
	if (found?.state !== 'ready' || !(await exists(join(sockets, '.s.PGSQL.5432')))) return undefined;
	return productTarget(sockets, await superuserPassword(folder));
}

/** Where the server of a data folder has its socket. @param folder absolute */
function socketsOf(folder: string): string {
	const near = join(folder, 'run');
	const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16);
	return near.length <= maxSocketFolder ? near : join(tmpdir(), `hms-${digest}`);
}

async function socketFolder(account: Account, folder: string): Promise<string> {
	const sockets = socketsOf(folder);
	// The files of a killed server would keep the next one from starting; nobody else uses the folder.
	await rm(sockets, { recursive: true, force: true });
	await mkdir(sockets, { recursive: true, mode: 0o700 });
	await chmod(sockets, 0o700);
	await changeOwner(account, sockets);
	return sockets;
}

async function spawnServer(
	binaries: PostgresBinaries,
	account: Account,
	paths: { data: string; sockets: string; log: string; durable: boolean },
): Promise<ChildProcess> {
	// A file and not a pipe, so that the server can go on writing when this process has ended.
	const log = await open(paths.log, 'w', 0o600);
	try {
		const settings = {
			listen_addresses: '',
			unix_socket_directories: paths.sockets,
			unix_socket_permissions: '0700',
			// The product logs refused statements, without their values, which PostgreSQL would write.
			log_min_messages: 'fatal',
			log_error_verbosity: 'terse',
			...(paths.durable
				? {}
				: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
		};
		const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
		// In a process group of its own: Ctrl-C in a terminal reaches the product only, which then stops its server.
		return spawn(binaries.postgres, ['-D', paths.data, ...flags], {
			...account,
			cwd: paths.data,
			detached: true,
			stdio: ['ignore', log.fd, log.fd],
		});
	} finally {
		await log.close();
	}
}

async function waitUntilReady(data: string, server: ChildProcess): Promise<void> {
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

async function startFailureMessage(log: string, data: string): Promise<string> {
	const tail = (await readFile(log, 'utf8')).trim().split('\n').slice(-5).join('\n');
	return `PostgreSQL did not start. The end of its log (${log}):\n${tail}${await fullDiskSentence(data)}`;
}
