import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expiredBackups, type Keep, parseKeep } from './backup-keep.ts';

const backupsAt = (...times: string[]) =>
	times
		.map((time) => ({ file: time, at: new Date(`${time}Z`) }))
		.sort((a, b) => b.at.getTime() - a.at.getTime());

/** Those that are kept, the newest first. */
function keptOf(times: string[], keep: Keep): string[] {
	const backups = backupsAt(...times);
	const gone = expiredBackups(backups, keep);
	return backups.filter((backup) => !gone.includes(backup)).map(({ file }) => file);
}

describe('which backups are kept', () => {
	it('the last one of each of the last days, weeks and months', () => {
		const start = Date.UTC(2026, 10, 30, 2);
		const daily = Array.from({ length: 500 }, (_, n) =>
			new Date(start - n * 86_400_000).toISOString().slice(0, 16),
		);
		const kept = keptOf(daily, { d: 7, w: 4, m: 12 }).map((time) => time.slice(0, 10));
		expect(kept).toEqual([
			// Seven days; 30 November is a Monday, and the last day of its month so far,
			...['2026-11-30', '2026-11-29', '2026-11-28', '2026-11-27', '2026-11-26', '2026-11-25'],
			'2026-11-24',
			// Sundays of the weeks before,
			...['2026-11-22', '2026-11-15'],
			// and the last days of months.
			...['2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30', '2026-05-31'],
			...['2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31'],
		]);
	});

	it('by hours too, and across the year', () => {
		const times = ['2027-01-01T00:59', '2027-01-01T00:10', '2026-12-31T23:50', '2026-12-31T22:00'];
		expect(keptOf(times, { h: 2 })).toEqual(['2027-01-01T00:59', '2026-12-31T23:50']);
		expect(keptOf(times, { m: 2 })).toEqual(['2027-01-01T00:59', '2026-12-31T23:50']);
		// 1 January 2027 is in the week of 31 December.
		expect(keptOf(times, { w: 2 })).toEqual(['2027-01-01T00:59']);
	});

	it('days without one do not count, so that a long pause deletes nothing', () => {
		const times = ['2026-11-30T02:00', '2026-03-03T02:00', '2026-03-02T02:00', '2026-03-01T02:00'];
		expect(keptOf(times, { d: 3 })).toEqual(times.slice(0, 3));
	});

	it('always the newest, and never more are deleted because there are more', () => {
		const minutes = fc.integer({ min: 0, max: 3_000_000 });
		const keep = fc.record(
			{ h: fc.nat(5), d: fc.nat(5), w: fc.nat(5), m: fc.nat(5) },
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(fc.uniqueArray(minutes, { minLength: 1, maxLength: 40 }), keep, (all, rules) => {
				const backups = all
					.sort((a, b) => b - a)
					.map((minute) => ({ file: `${minute}`, at: new Date(minute * 60_000) }));
				const gone = expiredBackups(backups, rules);
				expect(gone).not.toContain(backups[0]);
				const left = backups.filter((backup) => !gone.includes(backup));
				// Deleting again deletes nothing.
				expect(expiredBackups(left, rules)).toEqual([]);
				const most = Object.values(rules).reduce((sum, count) => sum + count, 1);
				expect(left.length).toBeLessThanOrEqual(most);
			}),
		);
	});
});

describe('the rules', () => {
	it('are read', () => {
		expect(parseKeep(' 7d  4w 12m ')).toEqual({ d: 7, w: 4, m: 12 });
		expect(parseKeep('24h')).toEqual({ h: 24 });
	});

	it.each(['', '7', 'd', '7d4w', '7d,4w', '0d', '7d 3d', '7y', '-1d', '1.5d', '10000d'])(
		'are refused: %j',
		(text) => {
			expect(parseKeep(text)).toBeUndefined();
		},
	);
});
