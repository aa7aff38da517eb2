interface Versioned {
	id: string;
	version: number;
	status: string;
}

/** The query cache for single records of one kind. */
interface RecordCache<Row> {
	getData: (input: { id: string }) => Row | undefined;
	setData: (input: { id: string }, row: Row, options: { updatedAt: number }) => unknown;
}

/** Seeds the cache with a record from a list, so that its page has something to show while it loads. */
export function seedRecord<Row extends Versioned>(cache: RecordCache<Row>): (row: Row) => void {
	return (row) => {
		// An archived record has a query of its own.
		if (row.status === 'archived') return;
		const cached = cache.getData({ id: row.id });
		if (cached === undefined || cached.version < row.version) {
			// Marked as stale: it is shown at once and refetched.
			cache.setData({ id: row.id }, row, { updatedAt: 0 });
		}
	};
}
