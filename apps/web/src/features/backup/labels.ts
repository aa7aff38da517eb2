import type { BackupFailure } from '@hms/contracts';

/** Why there is no backup, and what whoever runs the product has to do. */
export const failureTexts = {
	folder_missing: 'backup.why.folder_missing',
	folder_not_writable: 'backup.why.folder_not_writable',
	disk_full: 'backup.why.disk_full',
	key: 'backup.why.key',
	database: 'backup.why.database',
	other: 'backup.why.other',
} as const satisfies Record<BackupFailure, string>;
