import type { Page } from '@hms/contracts';

/** Fetches one page of a list, the first where there is no cursor. */
export type Ask<Row> = (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>;

interface FetchAllRowsOptions {
	/** More than these are not fetched. */
	most: number;
	signal: AbortSignal;
	/** Hears after each page how many rows there are so far. */
	onRows: (count: number) => void;
}

/** The rows of a list, page after page, to the end of it or as many as there may be. */
export async function fetchAllRows<Row>(
	ask: Ask<Row>,
	{ most, signal, onRows }: FetchAllRowsOptions,
): Promise<Row[]> {
	const rows: Row[] = [];
	let cursor: string | undefined;
	do {
		const page = await ask(cursor, signal);
		signal.throwIfAborted();
		rows.push(...page.items);
		cursor = page.nextCursor ?? undefined;
		onRows(Math.min(rows.length, most));
	} while (cursor !== undefined && rows.length < most);
	return rows.slice(0, most);
}
