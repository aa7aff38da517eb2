const everyMs = 500;

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
