import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isAlive } from './data-folder.ts';

const run = promisify(execFile);

const stopSeconds = 10;

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

/** SIGINT is PostgreSQL's "fast" shutdown: open transactions are rolled back. SIGQUIT, if that hangs, is as safe as a crash. */
export async function stopProcess(pid: number, gone: Promise<void>): Promise<void> {
	process.kill(pid, 'SIGINT');
	const patience = new AbortController();
	await Promise.race([
		gone,
		delay(stopSeconds * 1000, undefined, { signal: patience.signal }).then(() => {
			process.kill(pid, 'SIGQUIT');
			return gone;
		}),
	]);
	patience.abort();
}
