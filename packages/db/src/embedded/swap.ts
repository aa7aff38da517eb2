import { open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { exists } from './cluster.ts';
import { sizeOfFolder } from './disk.ts';
import { majorOfData } from './major.ts';
import { stopOrphan } from './postmaster.ts';

/** Below a data folder: where a database is made that is to replace the one of the folder. */
export const draftOf = (folder: string) => join(folder, 'restoring');

/** It is there from the moment at which the new database is complete, until it is in its place. */
const planOf = (folder: string) => join(draftOf(folder), 'swap.json');

/** Whether there is a database in a data folder. */
export const hasDatabase = async (folder: string): Promise<boolean> =>
	(await exists(join(folder, 'postgres'))) || (await exists(planOf(folder)));

/**
 * Puts the database that was made beside the one of a data folder in its place. Killed at any moment, it is brought to its end by
 * `finishSwap`.
 * @returns where the former one is; undefined: there was none
 */
export async function swap(folder: string): Promise<string | undefined> {
	const name = (await hasDatabase(folder)) ? await formerName(folder) : undefined;
	const plan = planOf(folder);
	await writeFile(`${plan}.part`, JSON.stringify({ former: name }), { flush: true });
	await rename(`${plan}.part`, plan);
	await syncFolder(draftOf(folder));
	await finishSwap(folder);
	return name && resolve(folder, name);
}

/** Such as "postgres-before-20260102T030405Z", or "postgres-17-before-…" where that was another major version. */
async function formerName(folder: string): Promise<string> {
	const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
	const [former, next] = await Promise.all(
		[folder, draftOf(folder)].map((one) => majorOfData(join(one, 'postgres'))),
	);
	return `postgres-${former === undefined || former === next ? '' : `${former}-`}before-${stamp}`;
}

/** The former databases in a data folder, and how many bytes each has on the disk. */
export async function formerDatabases(folder: string): Promise<{ path: string; bytes: number }[]> {
	const names = (await readdir(folder)).filter((name) => /^postgres-(\d+-)?before-/.test(name));
	return Promise.all(
		names.sort().map(async (name) => {
			const path = resolve(folder, name);
			return { path, bytes: await sizeOfFolder(path) };
		}),
	);
}

/** Does what is left of a swap that was killed. The caller holds the folder's lock. */
export async function finishSwap(folder: string): Promise<void> {
	if (!(await exists(planOf(folder)))) return;
	const { former }: { former?: string } = JSON.parse(await readFile(planOf(folder), 'utf8'));
	const data = resolve(folder, 'postgres');
	const next = join(draftOf(folder), 'postgres');
	if (await exists(next)) {
		if (former !== undefined && (await exists(data))) {
			await stopOrphan(data);
			await rename(data, join(folder, former));
		}
		await rename(next, data);
		await syncFolder(folder);
	}
	await rm(draftOf(folder), { recursive: true, force: true });
}

async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder);
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
