import type { BackupFailure } from '@hms/contracts';

/** Why there is no backup, after "because", and what whoever runs the product has to do, after "to". */
export const failureWords: Record<BackupFailure, { why: string; todo: string }> = {
	folder_missing: {
		why: 'the folder for backups is not there',
		todo: 'make it, or mount its disk',
	},
	folder_not_writable: {
		why: 'the folder for backups cannot be written to',
		todo: 'let the account that the product runs as write there',
	},
	disk_full: { why: 'the disk for backups is full', todo: 'make room on it' },
	key: { why: 'the key in BACKUP_KEY is mistyped', todo: 'set the right one' },
	database: { why: 'the database could not be read', todo: 'look at the log' },
	other: { why: 'of an unexpected error', todo: 'look at the log' },
};

export const overdueWords = {
	why: 'the one that was due is not finished',
	todo: 'look at the log',
};
