import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** What the product takes besides time per request. */
export interface Vitals {
	/** From the start of its process, on a built tree with its database running, to the first answer, in milliseconds. */
	startMs: number;
	/** Resident, in megabytes: after the start, a minute after the first pages where that was asked for, and after all works. */
	startedMegabytes: number;
	idleMegabytes?: number;
	loadedMegabytes: number;
	/** All that is installed and built, what tests need among it, in megabytes on disk. */
	installedMegabytes: number;
}

/** What it may take at most: 220 MB while idle, else half as much again as it took when this was set, on two cores. */
const budgets: Required<Vitals> = {
	startMs: 3_000,
	startedMegabytes: 380,
	idleMegabytes: 220,
	loadedMegabytes: 760,
	installedMegabytes: 2_600,
};

/** What is over its budget, in words. */
export function overBudget(vitals: Vitals): string[] {
	return Object.entries(budgets).flatMap(([name, most]) => {
		const value = vitals[name as keyof Vitals];
		return value !== undefined && value > most
			? [`${name} is ${value}, and should be ${most} at most`]
			: [];
	});
}

const root = resolve(import.meta.dirname, '../../..');

export async function installedMegabytes(): Promise<number> {
	const folders = [join(root, 'node_modules'), join(root, 'apps/web/.next')];
	const { stdout } = await promisify(execFile)('du', ['-sk', ...folders]);
	const kilobytes = stdout
		.trim()
		.split('\n')
		.map((line) => Number(line.split('\t')[0]));
	return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024);
}
