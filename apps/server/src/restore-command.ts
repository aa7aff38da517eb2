import { resolve } from 'node:path';
import {
	type Audit,
	type ConnectionTarget,
	hasDatabase,
	inspectBackup,
	lockDataFolder,
	type Restored,
	replaceDatabase,
	restoreDatabase,
	verifyAudit,
	withScratchDatabase,
} from '@hms/db';
import { sentenceOf } from './audit-command.ts';
import { readBackup } from './backup-file.ts';
import { parseArguments, UsageError } from './command.ts';
import { type Config, readConfig } from './config.ts';
import { progressOf } from './progress.ts';
import { version } from './version.ts';

const usage = `npm run restore -- FILE [--replace]
npm run restore -- FILE --check

Restores a backup that npm run backup has written: into the empty database of DATABASE_URL or, without that setting, into a
new embedded one. With --replace an embedded database that is there is moved aside, within DATA_DIR. The product must not
run. Everybody signs in again afterwards.

--check restores the backup into a database of its own in DATA_DIR/check, compares, and removes that; it changes nothing else,
and the product may run.

BACKUP_KEY is the secret key of an encrypted backup.`;

const options = {
	check: { type: 'boolean' },
	replace: { type: 'boolean' },
	help: { type: 'boolean' },
} as const;

/**
 * Restores or checks a backup.
 * @returns the message to print
 * @throws UsageError, BackupError, and errors of the database
 */
export async function runRestoreCommand(args: string[]): Promise<string> {
	const { values, positionals } = parseArguments(args, options, usage);
	const { check = false, replace = false, help } = values;
	if (help) return usage;
	const [file, ...more] = positionals;
	if (file === undefined) throw new UsageError(`A file is missing.\n\n${usage}`);
	if (more.length > 0) throw new UsageError(`"${more[0]}" is not known.\n\n${usage}`);
	const config = readConfig();
	if (replace && (check || config.databaseUrl)) {
		throw new UsageError('--replace is for restoring into the embedded database only.');
	}
	const read = <T>(work: (text: AsyncIterable<Buffer>) => Promise<T>) =>
		readBackup(resolve(file), config.backupKey, work);
	// Before anything else is done.
	await read((text) => inspectBackup(text, version));
	const progress = progressOf(check ? 'Checking' : 'Restoring');
	const fill = async (target: ConnectionTarget) => {
		const restored = await read((text) =>
			restoreDatabase(target, text, { version, onProgress: progress.show }),
		);
		return { restored, audit: await verifyAudit(target) };
	};
	try {
		if (check) {
			const { restored, audit } = await withScratchDatabase(config.dataDir, fill);
			return [`${file} can be restored: ${sizeOf(restored)}.`, ...findingsOf(audit)].join('\n');
		}
		const { result, former } = config.databaseUrl
			? { result: await fill({ url: config.databaseUrl }), former: undefined }
			: await restoreEmbedded(config, replace, fill);
		return [
			`Restored ${sizeOf(result.restored)}. Everybody signs in again.`,
			...(former
				? [`The former database is in ${former}. Delete it when you do not need it any more.`]
				: []),
			...findingsOf(result.audit),
		].join('\n');
	} finally {
		progress.end();
	}
}

async function restoreEmbedded<T>(
	{ dataDir }: Config,
	replace: boolean,
	fill: (target: ConnectionTarget) => Promise<T>,
) {
	const unlock = await lockDataFolder(dataDir);
	try {
		if (!replace && (await hasDatabase(dataDir))) {
			throw new UsageError(
				`There is a database in ${dataDir}. Add --replace to move it aside, or set DATA_DIR to another folder.`,
			);
		}
		return await replaceDatabase(dataDir, ({ target }) => fill(target));
	} finally {
		await unlock();
	}
}

const sizeOf = ({ createdAt, version, tables, rows }: Restored) =>
	`${tables} tables with ${rows} rows, of ${createdAt}, version ${version}`;

const findingsOf = ({ findings }: Audit) =>
	findings.length === 0
		? ['The history is as it was written.']
		: [
				'The history was not as it was written when the backup was made:',
				...findings.map(sentenceOf),
			];
