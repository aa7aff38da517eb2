import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of a process, in megabytes: RSS counts what it shares with others in full, PSS its part of that. */
export interface Memory {
	pss: number;
	rss: number;
}

/** Undefined where the process has just ended. */
function read(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ESRCH') return undefined;
		throw error;
	}
}

/** What a process takes now; nothing where it has ended. */
export const memoryOf = (pid: number) => memoryIn(read(`/proc/${pid}/smaps_rollup`) ?? '');

/** @param rollup the text of a `smaps_rollup` */
export function memoryIn(rollup: string): Memory {
	const megabytes = (name: string) =>
		Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? 0) / 1024;
	return { pss: megabytes('Pss'), rss: megabytes('Rss') };
}

/** The PSS of all processes of the PostgreSQL in a folder. */
export function memoryOfServer(folder: string): number {
	const file = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8');
	const postmaster = Number.parseInt(file, 10);
	const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
	const own = pids.filter((pid) => {
		const stat = read(`/proc/${pid}/stat`) ?? '';
		// The name, in parentheses, may have spaces in it; behind it are the state and the parent.
		return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === postmaster;
	});
	return [postmaster, ...own].reduce((sum, pid) => sum + memoryOf(pid).pss, 0);
}
