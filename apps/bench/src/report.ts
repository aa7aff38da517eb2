import { cpus, totalmem } from 'node:os';
import type { Reading } from './load.ts';

/** One subject at one work, over all rounds. */
export interface Row {
	patients: number;
	work: string;
	connections: number;
	subject: string;
	readings: Reading[];
}

export interface Summary {
	patients: number;
	work: string;
	connections: number;
	subject: string;
	rate: number;
	p50: number;
	p99: number;
	/** This subject's rate by the peer's and the floor's, of the same round; lowest, median, highest. */
	toPeer?: Ratio;
	toFloor?: Ratio;
	/** The rate by that of the same among the fewest patients of the run. */
	toFewest?: number;
}
type Ratio = [low: number, median: number, high: number];

function median(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle - 1)] ?? 0)) / 2;
}

/** Medians over the rounds, and ratios taken round by round: what slows the machine for a while slows both sides. */
export function summarise(rows: Row[]): Summary[] {
	const summaries: Summary[] = rows.map((row) => {
		const beside = (subject: string) =>
			rows.find(
				(other) =>
					other.subject === subject &&
					other.work === row.work &&
					other.connections === row.connections &&
					other.patients === row.patients &&
					other !== row,
			);
		const [peer, floor] = [beside('peer'), beside('floor')];
		return {
			patients: row.patients,
			work: row.work,
			connections: row.connections,
			subject: row.subject,
			rate: Math.round(median(row.readings.map(({ rate }) => rate))),
			p50: median(row.readings.map(({ p50 }) => p50)),
			p99: median(row.readings.map(({ p99 }) => p99)),
			...(peer ? { toPeer: ratio(row, peer) } : {}),
			...(floor ? { toFloor: ratio(row, floor) } : {}),
		};
	});
	const fewest = Math.min(...rows.map(({ patients }) => patients));
	return summaries.map((row) => {
		const small = summaries.find(
			(other) =>
				other.patients === fewest &&
				other.work === row.work &&
				other.connections === row.connections &&
				other.subject === row.subject,
		);
		return small && small !== row ? { ...row, toFewest: row.rate / small.rate } : row;
	});
}

function ratio(row: Row, other: Row): Ratio {
	const ratios = row.readings.map(
		({ rate }, round) => rate / (other.readings[round]?.rate ?? Number.NaN),
	);
	return [Math.min(...ratios), median(ratios), Math.max(...ratios)];
}

export function table(summaries: Summary[]): string {
	const head =
		'| patients | work | connections | subject | per second | p50 ms | p99 ms | to peer | to floor | to fewest |';
	const lines = summaries.map((row) =>
		[
			'',
			row.patients.toLocaleString('en'),
			row.work,
			row.connections,
			row.subject,
			row.rate.toLocaleString('en'),
			row.p50,
			row.p99,
			told(row.toPeer),
			told(row.toFloor),
			row.toFewest?.toFixed(2) ?? '',
			'',
		]
			.join(' | ')
			.trim(),
	);
	return [head, '| --: | --- | --: | --- | --: | --: | --: | --- | --- | --: |', ...lines].join(
		'\n',
	);
}

const told = (ratio: Ratio | undefined) =>
	ratio ? `${ratio[1].toFixed(2)} (${ratio[0].toFixed(2)}–${ratio[2].toFixed(2)})` : '';

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
