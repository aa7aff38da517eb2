import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Audit, verifyAudit } from '../audit/verify.ts';
import { dumpDatabase } from '../backup/dump.ts';
import { BackupError } from '../backup/format.ts';
import { type Restored, restoreDatabase } from '../backup/load.ts';
import { isSetUp } from '../migrate/applied.ts';
import { DatabaseSetupError } from '../setup.ts';
import { postgresBinaries } from './binaries.ts';
import { freeBytes, sizeOfFolder } from './disk.ts';
import { formerBinaries, programsBytes } from './former.ts';
import { othersIn } from './leftovers.ts';
import { majorOfData, majorOfServer } from './major.ts';
import { stopOrphan } from './postmaster.ts';
import { removeFolder, replaceDatabase } from './replace.ts';
import { type EmbeddedServer, startEmbedded } from './server.ts';
import { draftOf, finishSwap } from './swap.ts';

export interface UpgradeOptions {
	/** Of the product. */
	version: string;
	/** Is told what is done from now on, such as "copying the rows". */
	onStep: (doing: string) => void;
	onProgress?: (table: string, rows: number) => void;
	/** Ends it; the database stays as it was. */
	signal?: AbortSignal;
	/** How much the disk of a folder has left. */
	free?: (folder: string) => Promise<number>;
}

/** What was brought from one major version of PostgreSQL to another. */
export interface Upgraded {
	from: number;
	to: number;
	/** Undefined: the product had never been ready with it, and it was empty. */
	restored: Restored | undefined;
	audit: Audit | undefined;
	/** What others have put beside the product's data. It is in the former database only. */
	others: string[];
	/** Where the former database is. */
	former: string | undefined;
}

/**
 * Where the database in a data folder is of a former major version of PostgreSQL, copies it into a new one of the present version
 * and puts that in its place, compared row by row. Killed at any moment, the next one begins anew or brings it to its end. The
 * caller holds the folder's lock.
 * @returns undefined where there is nothing to do
 * @throws DatabaseSetupError if it cannot be done, and then the database is as it was; what the signal was aborted with
 */
export async function upgradeMajor(
	folder: string,
	options: UpgradeOptions,
): Promise<Upgraded | undefined> {
	const { onStep, signal, free = freeBytes } = options;
	await finishSwap(folder);
	const data = resolve(folder, 'postgres');
	const from = await majorOfData(data);
	if (from === undefined) return undefined;
	const to = await majorOfServer(await postgresBinaries());
	// A newer one is refused where the server is started.
	if (from >= to) return undefined;
	// A server that outlived a killed product would let commands write what is not copied.
	await stopOrphan(data);
	await removeFolder(draftOf(folder));
	onStep(`copying the database of PostgreSQL ${from} into one of PostgreSQL ${to}`);
	await requireRoom(folder, data, free);
	onStep(`fetching PostgreSQL ${from}`);
	const binaries = await formerBinaries(folder, from, signal);
	onStep(`making a database of PostgreSQL ${to}`);
	try {
		const { result, former } = await replaceDatabase(folder, async (next) => {
			signal?.throwIfAborted();
			onStep(`starting PostgreSQL ${from}`);
			const beside = join(draftOf(folder), 'former');
			await mkdir(beside);
			const server = await startEmbedded(folder, { binaries, beside });
			let copied: Copied;
			try {
				copied = await copy(server, next, options);
			} finally {
				await server.stop();
			}
			signal?.throwIfAborted();
			onStep(`putting the database of PostgreSQL ${to} in its place`);
			return copied;
		});
		return { from, to, former, ...result };
	} catch (error) {
		signal?.throwIfAborted();
		if (!(error instanceof BackupError)) throw error;
		throw new DatabaseSetupError(
			`The database cannot be brought from PostgreSQL ${from} to ${to}: ${error.message} It is as it was; go on with the version of the product that was here before.`,
			{ cause: error },
		);
	}
}

type Copied = Pick<Upgraded, 'restored' | 'audit' | 'others'>;

async function copy(
	former: EmbeddedServer,
	{ target, superuser }: EmbeddedServer,
	{ version, onStep, onProgress, signal }: UpgradeOptions,
): Promise<Copied> {
	// A superuser sees every row, also where an older version of the product has left no policy for that.
	const source = { ...former.superuser, database: 'hms' };
	const others = await othersIn(source, superuser);
	signal?.throwIfAborted();
	if (!(await isSetUp(former.target))) return { restored: undefined, audit: undefined, others };
	onStep('copying the rows');
	const text = dumpDatabase(source, { version, signal });
	const restored = await restoreDatabase(target, text, {
		version,
		keepSessions: true,
		...(onProgress ? { onProgress } : {}),
	});
	signal?.throwIfAborted();
	onStep('walking the history');
	return { restored, audit: await verifyAudit(target), others };
}

/** PostgreSQL's log of what it writes is not kept much longer than that. */
const maxLogBytes = 1280 * 1024 * 1024;

/** @throws DatabaseSetupError where the disk may become full meanwhile */
async function requireRoom(
	folder: string,
	data: string,
	free: (folder: string) => Promise<number>,
): Promise<void> {
	const size = await sizeOfFolder(data);
	const needed = size + Math.min(size, maxLogBytes) + programsBytes;
	const found = await free(folder);
	if (found >= needed) return;
	const mebibytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
	throw new DatabaseSetupError(
		`The database in ${data} has to be copied once, because this version of the product brings another PostgreSQL. ` +
			`That needs ${mebibytes(needed)} MiB on the disk, which has ${mebibytes(found)} MiB left. Make room, then start again. Nothing was changed.`,
	);
}
