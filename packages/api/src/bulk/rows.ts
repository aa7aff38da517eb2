import { type Column, type SQL, sql } from 'drizzle-orm';

// Many values are sent as one parameter, so that the statement's text does not depend on their number and is prepared once.

/** The condition that a column has one of these ids. */
export const isIn = (column: Column, ids: string[]): SQL =>
	sql`${column} in (select unnest(${`{${ids.join(',')}}`}::text::uuid[]))`;

/** Rows as a table `one`, to be joined or inserted. @param columns names and types, as in SQL */
export const recordset = (rows: Record<string, unknown>[], columns: SQL): SQL =>
	sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as one (${columns})`;

/** The most rows that one statement writes: each also writes a row of the history, and statements have a time limit. */
const chunkSize = 1000;

/** Runs a statement for each chunk of rows, one after the other. */
export async function inChunks<Row>(
	rows: Row[],
	run: (chunk: Row[]) => PromiseLike<unknown>,
): Promise<void> {
	for (let start = 0; start < rows.length; start += chunkSize) {
		await run(rows.slice(start, start + chunkSize));
	}
}
