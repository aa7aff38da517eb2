import { isDone } from './load.ts';
import { markdown } from './report.ts';

/** When a request was answered, in milliseconds of `performance.now()`, and how. */
export interface Answered {
	at: number;
	status: number;
}

/** How the usual work went on around an overload. Rates are answers a second, without those that were refused. */
interface Recovery {
	/** Of each second before. */
	before: number[];
	meanwhile: number;
	/** Of each second after the end. */
	after: number[];
	/** Answers to the requests that made the overload, by status. */
	statuses: Map<number, number>;
}

/** As much of the rate before is the full rate. */
const fullShare = 0.95;

/**
 * @param steady answers to the usual work
 * @param overload answers to what was too much
 * @param span when the overload began and ended, and how many seconds before and after it are looked at
 */
export function recovery(
	steady: Answered[],
	overload: Answered[],
	span: { begin: number; end: number; before: number; after: number },
): Recovery {
	const done = steady.filter(({ status }) => isDone(status));
	const rate = (from: number, until: number) =>
		done.filter(({ at }) => from <= at && at < until).length / ((until - from) / 1000);
	const secondsFrom = (start: number, count: number) =>
		Array.from({ length: count }, (_, n) => rate(start + n * 1000, start + (n + 1) * 1000));
	const statuses = Map.groupBy(overload, ({ status }) => status);
	return {
		before: secondsFrom(span.begin - span.before * 1000, span.before),
		meanwhile: rate(span.begin, span.end),
		after: secondsFrom(span.end, span.after),
		statuses: new Map([...statuses].map(([status, all]) => [status, all.length])),
	};
}

const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

/** The first second after the end, from 1, with the full rate; undefined where there is none. */
export function backAfter({ before, after }: Pick<Recovery, 'before' | 'after'>) {
	const second = after.findIndex((rate) => rate >= mean(before) * fullShare);
	return second < 0 ? undefined : second + 1;
}

/** A table with a row for each overload. */
export function recoveryText(recoveries: Recovery[]): string {
	const rounded = (value: number) => Math.round(value).toLocaleString('en');
	const seconds = recoveries[0]?.after.map((_, n) => `${n + 1} s after`) ?? [];
	const head = ['before', 'lowest second', 'meanwhile', ...seconds, 'back', 'all after, to before'];
	const rows = recoveries.map((one) => {
		const back = backAfter(one);
		return [
			...[mean(one.before), Math.min(...one.before), one.meanwhile, ...one.after].map(rounded),
			back === undefined ? 'not' : `in second ${back}`,
			(mean(one.after) / mean(one.before)).toFixed(2),
		];
	});
	const answers = recoveries.map(({ statuses }) =>
		[...statuses]
			.sort(([a], [b]) => a - b)
			.map(([status, count]) => `${count} × ${status}`)
			.join(', '),
	);
	return `${markdown(head, rows)}\n\nThe overload was answered ${answers.join('; ')}.`;
}
