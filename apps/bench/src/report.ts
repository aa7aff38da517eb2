import { cpus, totalmem } from 'node:os';
import type { Cost } from './bursts.ts';
import type { Reading } from './load.ts';
import type { SessionKind } from './sessions.ts';

/** One subject at one work, over all rounds. */
export interface Row {
	patients: number;
	work: string;
	sessions: SessionKind;
	connections: number;
	subject: string;
	readings: Measured[];
}

/** What a burst showed; of pgbench it is not known what it cost. */
export type Measured = Reading & Partial<Cost>;

/** Whose rates others are divided by, where they are in a run. */
const references = ['against', 'express', 'floor', 'directus'] as const;
type Ratio = [low: number, median: number, high: number];

export interface Summary extends Omit<Row, 'readings'>, Reading, Partial<Cost> {
	/** This subject's rate by the reference's of the same round; lowest, median, highest. */
	ratios: { [Reference in (typeof references)[number]]?: Ratio };
	/** Its processor time for a procedure, with PostgreSQL's, by that of the other checkout's product in the same round. */
	costToAgainst?: Ratio;
	/** The rate by that of the same among the fewest patients of the run. */
	toFewest?: number;
}

export function median(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle - 1)] ?? 0)) / 2;
}

const isSameWork = (one: Omit<Row, 'readings'>, other: Omit<Row, 'readings'>) =>
	one.work === other.work &&
	one.sessions === other.sessions &&
	one.connections === other.connections;

/** Medians over the rounds, and ratios taken round by round: what slows the machine for a while slows both sides. */
export function summarise(rows: Row[]): Summary[] {
	const summaries = rows.map(({ readings, ...row }): Summary => {
		const medianOf = (name: keyof Reading) => median(readings.map((reading) => reading[name]));
		const costOf = (name: keyof Cost) => {
			const costs = readings.flatMap((reading) => reading[name] ?? []);
			return costs.length > 0 ? { [name]: median(costs) } : {};
		};
		const readingsOf = (subject: string) =>
			rows.find(
				(one) => one.subject === subject && one.patients === row.patients && isSameWork(one, row),
			)?.readings;
		const ratios = references.flatMap((reference) => {
			const others = reference === row.subject ? undefined : readingsOf(reference);
			return others ? [[reference, ratio(readings, others, ({ rate }) => rate)]] : [];
		});
		const against = row.subject === 'product' ? readingsOf('against') : undefined;
		return {
			...row,
			rate: medianOf('rate'),
			p50: medianOf('p50'),
			p99: medianOf('p99'),
			...costOf('transactions'),
			...costOf('blocks'),
			...costOf('blocksRead'),
			...costOf('ownMs'),
			...costOf('postgresMs'),
			...costOf('generator'),
			ratios: Object.fromEntries(ratios),
			...(against ? { costToAgainst: ratio(readings, against, processorMs) } : {}),
		};
	});
	const fewest = Math.min(...rows.map(({ patients }) => patients));
	return summaries.map((row) => {
		const small = summaries.find(
			(other) =>
				other.patients === fewest && other.subject === row.subject && isSameWork(other, row),
		);
		return small && small !== row ? { ...row, toFewest: row.rate / small.rate } : row;
	});
}

const processorMs = ({ ownMs = Number.NaN, postgresMs = Number.NaN }: Partial<Cost>) =>
	ownMs + postgresMs;

function ratio(readings: Measured[], others: Measured[], of: (reading: Measured) => number): Ratio {
	const ratios = readings.map((reading, round) => {
		const other = others[round];
		return other ? of(reading) / of(other) : Number.NaN;
	});
	return [Math.min(...ratios), median(ratios), Math.max(...ratios)];
}

const fixed = (value: number | undefined, digits: number) => value?.toFixed(digits) ?? '';
const ratioText = (value: Ratio | undefined) =>
	value ? `${value[1].toFixed(2)} (${value[0].toFixed(2)}–${value[2].toFixed(2)})` : '';

/** A column: its head, how it is aligned, and what stands in it. */
type Column = [head: string, align: '---' | '--:', cell: (row: Summary) => string | number];

const columns: Column[] = [
	['patients', '--:', (row) => row.patients.toLocaleString('en')],
	['work', '---', (row) => row.work],
	['connections', '--:', (row) => row.connections],
	['subject', '---', (row) => row.subject],
	['per second', '--:', (row) => Math.round(row.rate).toLocaleString('en')],
	['p50 ms', '--:', (row) => fixed(row.p50, 1)],
	['p99 ms', '--:', (row) => fixed(row.p99, 1)],
	['transactions a request', '--:', (row) => fixed(row.transactions, 2)],
	['blocks a request', '--:', (row) => fixed(row.blocks, 0)],
	['of them read', '--:', (row) => fixed(row.blocksRead, 1)],
	['own CPU ms', '--:', (row) => fixed(row.ownMs, 3)],
	['PostgreSQL CPU ms', '--:', (row) => fixed(row.postgresMs, 3)],
	['generator', '--:', (row) => fixed(row.generator, 2)],
];

/** A table of Markdown. @param rows cells by row; the first column is text, the others numbers */
export const markdown = (head: string[], rows: string[][]) =>
	[head, head.map((_, n) => (n === 0 ? '---' : '--:')), ...rows].map(line).join('\n');

const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;

const tableOf = (shown: Column[], summaries: Summary[]) =>
	[
		shown.map(([head]) => head),
		shown.map(([, align]) => align),
		...summaries.map((row) => shown.map(([, , cell]) => cell(row))),
	]
		.map(line)
		.join('\n');

/** One table for each kind of sessions. */
export function tables(summaries: Summary[]): string {
	const kinds = [...new Set(summaries.map(({ sessions }) => sessions))];
	const compared = references.filter((name) => summaries.some(({ ratios }) => ratios[name]));
	const shown: Column[] = [
		...columns,
		...compared.map(
			(name): Column => [`to ${name}`, '---', ({ ratios }) => ratioText(ratios[name])],
		),
		...(summaries.some(({ costToAgainst }) => costToAgainst !== undefined)
			? [
					[
						'CPU to against',
						'---',
						({ costToAgainst }) => ratioText(costToAgainst),
					] satisfies Column,
				]
			: []),
		...(summaries.some(({ toFewest }) => toFewest !== undefined)
			? [['to fewest', '--:', ({ toFewest }) => fixed(toFewest, 2)] satisfies Column]
			: []),
	];
	return kinds
		.map((kind) => {
			const rows = summaries.filter(({ sessions }) => sessions === kind);
			return `Sessions: ${kind}\n\n${tableOf(shown, rows)}`;
		})
		.join('\n\n');
}

/** The machine the figures are of. */
export function machine() {
	const [cpu] = cpus();
	return {
		cpu: cpu?.model ?? 'unknown',
		cores: cpus().length,
		memoryGiB: Math.round(totalmem() / 2 ** 30),
		node: process.version,
	};
}
