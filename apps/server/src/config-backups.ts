import { resolve } from 'node:path';
import { z } from 'zod';
import { type Keep, parseKeep } from './backup-keep.ts';

/** The backups that the product makes by itself. */
export interface BackupSettings {
	/** Absolute. */
	folder: string;
	everySeconds: number;
	/** Which older ones are not deleted. */
	keep: Keep;
}

const unitSeconds: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

export const backupEvery = z
	.string()
	.trim()
	.regex(/^[1-9]\d{0,4}[smhd]$/, {
		error: 'must be a number with s, m, h or d behind it, like 24h',
	})
	.transform((text) => Number(text.slice(0, -1)) * (unitSeconds[text.slice(-1)] ?? 0));

export const backupKeep = z.string().transform((text, ctx): Keep => {
	const keep = parseKeep(text);
	if (keep) return keep;
	ctx.addIssue({
		code: 'custom',
		message: 'must be numbers of hours, days, weeks and months, like 7d 4w 12m',
	});
	return z.NEVER;
});

/** A key of age, in Bech32: the secret one, or the one that encrypts only. */
export const backupKey = z
	.string()
	.trim()
	.regex(/^(AGE-SECRET-KEY-1[AC-HJ-NP-Z02-9]{58}|age1[ac-hj-np-z02-9]{58})$/, {
		error: 'must be a key that npm run backup -- --new-key has made',
	});

interface BackupEnvironment {
	BACKUP_DIR?: string | undefined;
	BACKUP_EVERY?: number | undefined;
	BACKUP_KEEP?: Keep | undefined;
}

/** Refuses settings of backups that are not made: somebody may count on them. */
export function checkBackups(value: BackupEnvironment, ctx: z.RefinementCtx): void {
	if (value.BACKUP_DIR !== undefined) return;
	for (const setting of ['BACKUP_EVERY', 'BACKUP_KEEP'] as const) {
		if (value[setting] === undefined) continue;
		ctx.addIssue({ code: 'custom', path: [setting], message: 'needs BACKUP_DIR beside it' });
	}
}

/** Null: the product makes no backups by itself. */
export function backupsOf(value: BackupEnvironment): BackupSettings | null {
	const { BACKUP_DIR: folder, BACKUP_EVERY: every = 86_400, BACKUP_KEEP: keep } = value;
	if (folder === undefined) return null;
	return { folder: resolve(folder), everySeconds: every, keep: keep ?? { d: 7, w: 4, m: 12 } };
}
