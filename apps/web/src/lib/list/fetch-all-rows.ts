import type { Page } from '@hms/contracts';

/** Fetches one page of a list, the first one without a cursor. */
export type FetchPage<Row> = (
	cursor: string | undefined,
	signal: AbortSignal,
) => Promise<Page<Row>>;

interface FetchAllRowsOptions {
	/** At most this many rows are fetched. */
	limit: number;
	signal: AbortSignal;
	/** Is called after each page with the number of rows so far. */
	onProgress: (count: number) => void;
}

/** Fetches a list page by page, up to its end or the limit. */
export async function fetchAllRows<Row>(
	fetchPage: FetchPage<Row>,
	{ limit, signal, onProgress }: FetchAllRowsOptions,
): Promise<Row[]> {
	const rows: Row[] = [];
	let cursor: string | undefined;
	do {
		const page = await fetchPage(cursor, signal);
		signal.throwIfAborted();
		rows.push(...page.items);
		cursor = page.nextCursor ?? undefined;
		onProgress(Math.min(rows.length, limit));
	} while (cursor !== undefined && rows.length < limit);
	return rows.slice(0, limit);
}
