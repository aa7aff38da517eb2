import type { StoredBackup } from './backup-folder.ts';

const units = ['h', 'd', 'w', 'm'] as const;
type Unit = (typeof units)[number];

/** So many hours, days, weeks and months of which the last backup is kept, if they have one. */
export type Keep = Partial<Record<Unit, number>>;

/** Reads "7d 4w 12m". @returns undefined if it is not like that */
export function parseKeep(text: string): Keep | undefined {
	const keep: Keep = {};
	for (const part of text.trim().split(/\s+/)) {
		const [, count = '', letter] = /^([1-9]\d{0,3})([hdwm])$/.exec(part) ?? [];
		const unit = units.find((one) => one === letter);
		if (unit === undefined || unit in keep) return undefined;
		keep[unit] = Number(count);
	}
	return keep;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** In which hour, day, week or month of UTC a moment is. Weeks begin on Monday; 1 January 1970 was a Thursday. */
const periodOf: Record<Unit, (at: Date) => number> = {
	h: (at) => Math.floor(at.getTime() / hourMs),
	d: (at) => Math.floor(at.getTime() / dayMs),
	w: (at) => Math.floor((at.getTime() / dayMs + 3) / 7),
	m: (at) => at.getUTCFullYear() * 12 + at.getUTCMonth(),
};

/**
 * The backups that need not be kept. Hours, days, weeks and months without a backup do not count, so that nothing is deleted
 * only because none was made for a while.
 * @param backups the newest first; that one is always kept
 */
export function expiredBackups(backups: readonly StoredBackup[], keep: Keep): StoredBackup[] {
	const kept = new Set(backups.slice(0, 1));
	for (const unit of units) {
		const periods = new Set<number>();
		for (const backup of backups) {
			if (periods.size >= (keep[unit] ?? 0)) break;
			const period = periodOf[unit](backup.at);
			if (!periods.has(period)) kept.add(backup);
			periods.add(period);
		}
	}
	return backups.filter((backup) => !kept.has(backup));
}
