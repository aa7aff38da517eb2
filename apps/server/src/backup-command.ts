import { join, resolve } from 'node:path';
import { dumpDatabase, withBackupLock } from '@hms/db';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { writeBackup } from './backup-file.ts';
import { nameAt } from './backup-name.ts';
import { parseArguments, stoppable, UsageError, withTarget } from './command.ts';
import { readConfig } from './config.ts';
import { progressOf } from './progress.ts';
import { version } from './version.ts';

const usage = `npm run backup [-- --to FILE] [--force]
npm run backup -- --new-key

Writes everything in the database, as it is at one moment, into FILE, while the product runs or while it does not. Without
--to it is a file in DATA_DIR/backups with the time in its name. A file that is there is replaced with --force only.
With BACKUP_KEY the backup is encrypted. --new-key makes such a key and prints it. The keys of DATA_DIR/signing-keys.json are
not in the backup.`;

const options = {
	to: { type: 'string' },
	force: { type: 'boolean' },
	'new-key': { type: 'boolean' },
	help: { type: 'boolean' },
} as const;

/**
 * Writes a backup.
 * @returns the message to print
 * @throws UsageError, BackupError, and errors of the database
 */
export async function runBackupCommand(args: string[]): Promise<string> {
	const { values, positionals } = parseArguments(args, options, usage);
	const { to, force = false, 'new-key': isForKey, help } = values;
	if (help) return usage;
	if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not known.\n\n${usage}`);
	if (isForKey) return newKey();
	const config = readConfig();
	const file = to === undefined ? join(config.dataDir, 'backups', nameAt(new Date())) : resolve(to);
	const { backupKey: key } = config;
	const progress = progressOf('Backing up');
	try {
		const written = await withTarget(
			config,
			(target) =>
				withBackupLock(target, async () => {
					let size = { tables: 0, rows: 0 };
					const bytes = await stoppable('No backup was written.', (signal) => {
						const text = async function* () {
							size = yield* dumpDatabase(target, { version, onProgress: progress.show, signal });
						};
						return writeBackup(file, text(), { key, replace: force, signal });
					});
					return { ...size, bytes };
				}),
			{ migrate: false },
		);
		return [
			`Wrote ${file}: ${written.tables} tables, ${written.rows} rows, ${written.bytes} bytes.`,
			...(key === undefined
				? ['It is not encrypted: whoever can read it can read every patient. See BACKUP_KEY.']
				: []),
		].join('\n');
	} finally {
		progress.end();
	}
}

async function newKey(): Promise<string> {
	const secret = await generateX25519Identity();
	return `BACKUP_KEY=${await identityToRecipient(secret)}
encrypts: set it where backups are made.
BACKUP_KEY=${secret}
also decrypts: set it to restore, and keep it elsewhere. Without it nobody can read the backups.`;
}
