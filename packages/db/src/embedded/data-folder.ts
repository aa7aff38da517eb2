import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSetupError } from '../setup.ts';

/**
 * Whether a process of this number runs, as far as this process may know. One that has ended and was not reaped by its
 * parent (in a container there may be nobody who does) still has its number, and does not run.
 */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
	}
	return statOf(pid)?.[0] !== 'Z';
}

/** The fields of Linux's `/proc/<pid>/stat` after the name, which may hold spaces: 0 the state, 19 the start time. */
function statOf(pid: number): string[] | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	} catch {
		// Another system, or the process is gone.
		return undefined;
	}
}

async function textOf(file: string): Promise<string | undefined> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw error;
	}
}

/** What tells a process from a later one of the same number, where the system shows it (Linux); else "". */
const identityOf = (pid: number): string => statOf(pid)?.[19] ?? '';

function holderOf(lock: string): number | undefined {
	const [pid = '', identity = ''] = lock.trim().split(' ');
	const holder = Number(pid);
	if (!Number.isInteger(holder) || holder <= 0 || holder === process.pid || !isAlive(holder))
		return undefined;
	return identity === identityOf(holder) ? holder : undefined;
}

/** Another process has the data folder. */
export class DataFolderInUseError extends DatabaseSetupError {
	override name = 'DataFolderInUseError';
}

/**
 * Takes a data folder for this process. The lock of a process that was killed is recognised and taken over.
 * @returns what gives the folder free again
 * @throws DataFolderInUseError
 */
export async function lockDataFolder(folder: string): Promise<() => Promise<void>> {
	await mkdir(folder, { recursive: true });
	const lock = join(folder, 'hms.lock');
	const own = `${lock}.${process.pid}`;
	const mine = `${process.pid} ${identityOf(process.pid)}\n`;
	await writeFile(own, mine);
	try {
		for (;;) {
			try {
				await link(own, lock);
				break;
			} catch (error) {
				if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
			}
			const found = await textOf(lock);
			if (found === undefined) continue;
			const holder = holderOf(found);
			if (holder !== undefined) throw inUse(folder, holder);
			await removeStale(lock, found, folder);
		}
	} finally {
		await rm(own, { force: true });
	}
	return async () => {
		if ((await textOf(lock)) === mine) await rm(lock, { force: true });
	};
}

/** Moves a stale lock away; if it meanwhile was replaced by a live one, puts that back. */
async function removeStale(lock: string, stale: string, folder: string): Promise<void> {
	const aside = `${lock}.stale.${process.pid}`;
	try {
		await rename(lock, aside);
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
		throw error;
	}
	const moved = await textOf(aside);
	if (moved !== stale) {
		await link(aside, lock);
		await rm(aside, { force: true });
		throw inUse(folder, Number(moved?.split(' ')[0]));
	}
	await rm(aside, { force: true });
}

function inUse(folder: string, pid: number): DataFolderInUseError {
	return new DataFolderInUseError(
		`The data folder ${folder} is in use by process ${pid}. Stop that one first, or set DATA_DIR to another folder.`,
	);
}
