import { printProgress } from './output.ts';

const everyMs = 500;

/** Milliseconds after which it is said for the first time that a step goes on, and between two such lines. */
const stillAfterMs = 5_000;
const stillEveryMs = 10_000;

/**
 * Does a step of the start, and says each ten seconds that it goes on, so that nobody takes a slow machine for one that hangs.
 * @param doing such as "making the database"; what says so at that moment
 */
export async function whileSaying<T>(
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
