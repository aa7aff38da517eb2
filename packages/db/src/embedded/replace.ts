import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ConnectionTarget } from '../pool/connect.ts';
import { allowEntry, postgresAccount } from './account.ts';
import { passwordFile, superuserPassword } from './cluster.ts';
import { lockDataFolder } from './data-folder.ts';
import { stopOrphan } from './postmaster.ts';
import { type EmbeddedServer, startEmbedded } from './server.ts';
import { draftOf, finishSwap, hasDatabase, swap } from './swap.ts';

/** Removes a folder with what a killed process has left in it. */
export async function removeFolder(folder: string): Promise<void> {
	if (await hasDatabase(folder)) await stopOrphan(resolve(folder, 'postgres'));
	await rm(folder, { recursive: true, force: true });
}

/**
 * Runs work on a new, empty database in a folder below a data folder, which is there for this only.
 * @throws DataFolderInUseError where another process does that
 */
export async function withScratchDatabase<T>(
	dataFolder: string,
	work: (target: ConnectionTarget) => Promise<T>,
): Promise<T> {
	const folder = join(dataFolder, 'check');
	const unlock = await lockDataFolder(folder);
	try {
		const account = await postgresAccount();
		for (const path of [dataFolder, folder]) await allowEntry(account, path);
		await removeFolder(join(folder, 'data'));
		const server = await startEmbedded(join(folder, 'data'), { durable: false });
		try {
			return await work(server.target);
		} finally {
			await server.stop();
		}
	} finally {
		await unlock();
		await rm(folder, { recursive: true, force: true });
	}
}

/**
 * Fills a new database beside the one of a data folder, which the caller has locked, and then puts it in its place. Whatever
 * happens before that, the present one stays as it is.
 * @returns what the work returns, and where the former data are; undefined: there were none
 */
export async function replaceDatabase<T>(
	folder: string,
	fill: (server: EmbeddedServer) => Promise<T>,
): Promise<{ result: T; former: string | undefined }> {
	await finishSwap(folder);
	const draft = draftOf(folder);
	await removeFolder(draft);
	await mkdir(draft, { recursive: true });
	await allowEntry(await postgresAccount(), folder);
	// The password of a server is in its data folder, and is the same afterwards.
	await superuserPassword(folder);
	await copyFile(passwordFile(folder), passwordFile(draft));
	let result: T;
	try {
		const server = await startEmbedded(draft);
		try {
			result = await fill(server);
		} finally {
			await server.stop();
		}
	} catch (error) {
		await rm(draft, { recursive: true, force: true });
		throw error;
	}
	return { result, former: await swap(folder) };
}
