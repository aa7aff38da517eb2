import { execFile, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import { isAlive } from './data-folder.ts';

const run = promisify(execFile);

const defaultTimeoutMs = 60_000;

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
 * Shuts down a server that outlived the product it belonged to. If the process of that number is no server of this data any more
 * (a zombie, or another program), the number in the lock file is replaced, because PostgreSQL would take it for running. The rest
 * of the file stays, by which PostgreSQL finds out whether the shared memory of the last run is still in use.
 */
export async function stopOrphan(data: string): Promise<void> {
	const found = await readPostmaster(data);
	if (!found) return;
	if (isAlive(found.pid) && (await isPostgres(found.pid, data)))
		return stopProcess(found.pid, untilGone(found.pid));
	const file = join(data, 'postmaster.pid');
	const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
	// PostgreSQL ignores the number of the process that starts it.
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

/** The signals of a shutdown, and the share of the time that the server has after each. */
const shutdownSignals = [
	// PostgreSQL's "fast" shutdown: open transactions are rolled back.
	['SIGINT', 0.75],
	// As safe as a crash.
	['SIGQUIT', 0.2],
] as const;

/** Shuts a server down and waits for its end. It is killed when the time is over. */
export async function stopProcess(
	pid: number,
	gone: Promise<void>,
	timeoutMs = defaultTimeoutMs,
): Promise<void> {
	for (const [signal, share] of shutdownSignals) {
		send(pid, signal);
		if (await isGone(gone, share * timeoutMs)) return;
	}
	send(pid, 'SIGKILL');
	await gone;
}

async function isGone(gone: Promise<void>, timeoutMs: number): Promise<boolean> {
	const timer = new AbortController();
	const timeout = delay(timeoutMs, false, { signal: timer.signal }).catch(() => false);
	const isFirst = await Promise.race([gone.then(() => true), timeout]);
	timer.abort();
	return isFirst;
}

/** Sends a signal to a process, unless that has ended. */
function send(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(pid, signal);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
	}
}

/**
 * Shuts a server down when this process ends, however it ends: a shell waits for the end of a pipe whose other side only this
 * process holds. The shell has a session of its own, so that no signal of a terminal reaches it.
 * @returns cancels that, once the server has ended
 */
export function stopOnExit(pid: number, account: Account): () => void {
	const guard = spawn('/bin/sh', ['-c', 'read -r line; kill -INT "$1"', 'hms-guard', String(pid)], {
		...account,
		cwd: '/',
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore'],
	});
	return () => void guard.kill('SIGKILL');
}
