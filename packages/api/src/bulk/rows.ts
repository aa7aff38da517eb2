import { type Column, type SQL, sql } from 'drizzle-orm';

// However many there are, they travel as one parameter: the text stays the same, and a connection prepares it once.

/** A column holds one of these ids. */
export const among = (column: Column, ids: string[]): SQL =>
	sql`${column} in (select unnest(${`{${ids.join(',')}}`}::text::uuid[]))`;

/** Rows as a table named `one`, to be joined or inserted. @param columns their names and types, as SQL declares them */
export const rowsOf = (rows: Record<string, unknown>[], columns: SQL): SQL =>
	sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as one (${columns})`;

/** What one statement writes at most: each row costs a row of the history, and a statement has its time. */
const portion = 1000;

/** Runs a statement for a thousand rows after the other. */
export async function inPortions<Row>(
	rows: Row[],
	run: (some: Row[]) => PromiseLike<unknown>,
): Promise<void> {
	for (let start = 0; start < rows.length; start += portion) {
		await run(rows.slice(start, start + portion));
	}
}
