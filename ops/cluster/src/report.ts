import type { Journal } from './writer.ts';

/** What a step has cost. Times are in seconds. */
export interface Figures {
	name: string;
	limit: number;
	mayFail: boolean;
	/** The longest time in which no write of anybody was acknowledged. */
	outage: number;
	/** The longest time that one write took from when it was first sent, with all repetitions. */
	slowest: number;
	writes: number;
	requests: number;
	/** How often each kind of failure occurred. */
	failures: Map<string, number>;
}

/** @param span from and until when, of `performance.now()` */
export function figuresOf(
	{ name, limit, mayFail }: { name: string; limit: number; mayFail: boolean },
	journal: Journal,
	{ from, until }: { from: number; until: number },
): Figures {
	const isWithin = (time: number) => from <= time && time <= until;
	const writes = [...journal.acknowledged.values()].filter(({ done }) => isWithin(done));
	const times = [from, ...writes.map(({ done }) => done).sort((a, b) => a - b), until];
	const gaps = times.map((time, n) => time - (times[n - 1] ?? time));
	const requests = journal.requests.filter(({ at }) => isWithin(at));
	const failures = requests.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
	return {
		...{ name, limit, mayFail },
		outage: Math.max(...gaps) / 1000,
		slowest: Math.max(0, ...writes.map(({ sent, done }) => done - sent)) / 1000,
		writes: writes.length,
		requests: requests.length,
		failures: new Map([...Map.groupBy(failures, String)].map(([kind, all]) => [kind, all.length])),
	};
}

/** What is wrong with a step, in words. */
export function faultsOf({ name, limit, mayFail, outage, failures }: Figures): string[] {
	return [
		...(outage < limit
			? []
			: [`${name}: ${outage.toFixed(2)} s without a write; ${limit} s at most`]),
		...(mayFail || failures.size === 0 ? [] : [`${name}: ${describe(failures)} failed; none may`]),
	];
}

const describe = (failures: Map<string, number>) =>
	[...failures].map(([kind, count]) => `${count} × ${kind}`).join(', ');

/** A table of Markdown. */
export function table(figures: Figures[]): string {
	const head = ['step', 'no write for', 'limit', 'slowest write', 'writes', 'requests', 'failed'];
	const rows = figures.map((one) => [
		one.name,
		`${one.outage.toFixed(2)} s`,
		`${one.limit} s`,
		`${one.slowest.toFixed(2)} s`,
		String(one.writes),
		String(one.requests),
		describe(one.failures) || '0',
	]);
	const widths = head.map((title, n) =>
		Math.max(title.length, ...rows.map((row) => row[n]?.length ?? 0)),
	);
	const line = (cells: string[]) =>
		`| ${cells.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`;
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [line(head), rule, ...rows.map(line)].join('\n');
}
