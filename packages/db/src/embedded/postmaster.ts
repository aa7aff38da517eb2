import { execFile, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isAlive } from './data-folder.ts';
import type { Account } from './account.ts';

const run = promisify(execFile);

/** A server that nobody waits for may take so long to write what it has to, in milliseconds. */
const usualPatience = 60_000;

/** The lines of `postmaster.pid`: 1 the process, 8 the state. */
export async function readPostmaster(
	data: string,
): Promise<{ pid: number; state: string } | undefined> {
	try {
		const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
		return { pid: Number(lines[0]), state: lines[7]?.trim() ?? '' };
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw error;
	}
}

/**
 * Ends a server that outlived the product it belonged to. If what bears its number is no server of this data any more
 * (a process that nobody has reaped, or another program), the lock file is made to say so: PostgreSQL would take it for
 * running. The rest of the file stays, by which PostgreSQL finds out whether the memory of the last run is still in use.
 */
export async function stopOrphan(data: string): Promise<void> {
	const found = await readPostmaster(data);
	if (!found) return;
	if (isAlive(found.pid) && (await isPostgres(found.pid, data)))
		return stopProcess(found.pid, untilGone(found.pid));
	const file = join(data, 'postmaster.pid');
	const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
	// PostgreSQL passes over the number of the process that starts it.
	await writeFile(file, [process.pid, ...rest].join('\n'));
}

async function isPostgres(pid: number, data: string): Promise<boolean> {
	const { stdout } = await run('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).catch(async () => ({
		stdout: await readFile(`/proc/${pid}/cmdline`, 'utf8'),
	}));
	return stdout.includes('postgres') && stdout.includes(data);
}

async function untilGone(pid: number): Promise<void> {
	while (isAlive(pid)) await delay(25);
}

/** How a server is told to end, and which share of the time it is then given. */
const ways = [
	// PostgreSQL's "fast" shutdown: open transactions are rolled back.
	['SIGINT', 0.75],
	// As safe as a crash.
	['SIGQUIT', 0.2],
] as const;

/** Ends a server and waits for that. What does not hear is killed. @param patience milliseconds for all of it */
export async function stopProcess(
	pid: number,
	gone: Promise<void>,
	patience = usualPatience,
): Promise<void> {
	for (const [signal, share] of ways) {
		send(pid, signal);
		if (await isGone(gone, share * patience)) return;
	}
	send(pid, 'SIGKILL');
	await gone;
}

async function isGone(gone: Promise<void>, patience: number): Promise<boolean> {
	const inTime = new AbortController();
	const late = delay(patience, false, { signal: inTime.signal }).catch(() => false);
	const first = await Promise.race([gone.then(() => true), late]);
	inTime.abort();
	return first;
}

/** A process that is gone already has nothing to be told. */
function send(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}

/**
 * Has a server end when this process does, in whatever way that ends: a shell waits for the end of a pipe whose other side
 * nobody else holds. In a session of its own no signal of a terminal reaches it.
 * @returns what calls that off, once the server is gone
 */
export function endWithUs(pid: number, account: Account): () => void {
	const guard = spawn('/bin/sh', ['-c', 'read -r line; kill -INT "$1"', 'hms-guard', String(pid)], {
		...account,
		cwd: '/',
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore'],
	});
	return () => void guard.kill('SIGKILL');
}
