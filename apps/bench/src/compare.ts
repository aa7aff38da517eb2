import { burst } from './bursts.ts';
import type { Counters } from './counters.ts';
import type { Burst, Reading } from './load.ts';
import { options } from './options.ts';
import type { Measured, Row } from './report.ts';
import type { SessionKind } from './sessions.ts';
import { type Subject, shareAll } from './subjects.ts';
import type { Work } from './works.ts';

/** Everything under load. */
export interface Comparison {
	product: Subject;
	/** What it is compared with, as far as it does the same. */
	others: Subject[];
	/** What PostgreSQL itself does, where that can be measured. */
	limit: ((work: Work, burst: Burst) => Promise<Reading>) | undefined;
	counters: Counters;
	/** Where late pages begin: of the same product, and of its other version. */
	late(subject: Subject, kind: SessionKind): Promise<string[]>;
}

/** All subjects of a work in turn, round after round and every other time backwards, after a warm-up that does not count. */
export async function compare(
	{ product, others, limit, counters, late }: Comparison,
	work: Work,
	kind: SessionKind,
	connections: number,
	patients: number,
): Promise<Row[]> {
	const subjects = [
		product,
		...others.filter(
			({ name }) => ['against', 'backup'].includes(name) || work.others.includes(name),
		),
	];
	const measures: [string, (burst: Burst) => Promise<Measured>][] = [];
	for (const subject of subjects) {
		if (work.needsShares) await shareAll(subject);
		const cursors = work.needsLate ? await late(subject, kind) : [];
		const { during = (load) => load() } = subject;
		measures.push([
			subject.name,
			(load) => during(() => burst(subject, work, kind, cursors, counters, load)),
		]);
	}
	if (limit && work.statement && kind !== 'staff') {
		measures.push(['limit', (load) => limit(work, load)]);
	}
	const rows = measures.map(([subject, measure]) => {
		const readings: Measured[] = [];
		return { patients, work: work.name, sessions: kind, connections, subject, readings, measure };
	});
	for (let round = -1; round < options.rounds; round++) {
		for (const row of round % 2 === 0 ? rows : rows.toReversed()) {
			const seconds = round < 0 ? 1 : options.seconds;
			const reading = await row.measure({ connections, seconds });
			if (round >= 0) row.readings.push(reading);
		}
	}
	return rows.map(({ measure: _, ...row }) => row);
}
