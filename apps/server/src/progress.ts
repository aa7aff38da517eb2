import { printProgress } from './output.ts';

const everyMs = 500;

/** Milliseconds until the first line about a step that is still running, and between two such lines. */
const stillAfterMs = 5_000;
const stillEveryMs = 10_000;

/**
 * Does a step of the start, and prints every ten seconds that it is still running, so that a slow machine does not look like one that hangs.
 * @param doing what is printed, such as "making the database", or a function that returns it at that moment
 */
export async function withProgress<T>(
	doing: string | (() => string),
	work: () => Promise<T>,
): Promise<T> {
	const begin = performance.now();
	const say = () => {
		const what = typeof doing === 'string' ? doing : doing();
		printProgress(`… still ${what}, ${Math.round((performance.now() - begin) / 1000)} s`);
		timer = setTimeout(say, stillEveryMs);
	};
	let timer = setTimeout(say, stillAfterMs);
	try {
		return await work();
	} finally {
		clearTimeout(timer);
	}
}

/** Shows at a terminal how far work on tables is, on one line. */
export function progressOf(what: string): {
	show(table: string, rows: number): void;
	end(): void;
} {
	let shownAt = 0;
	return {
		show(table, rows) {
			if (!process.stderr.isTTY || Date.now() - shownAt < everyMs) return;
			shownAt = Date.now();
			process.stderr.write(`\r\u001b[K${what}: ${table}, ${rows} rows`);
		},
		end() {
			if (shownAt > 0) process.stderr.write('\r\u001b[K');
		},
	};
}
