interface Versioned {
	id: string;
	version: number;
}

/** What the browser keeps of the records of one kind, one by one. */
interface RecordCache<Row> {
	getData: (input: { id: string }) => Row | undefined;
	setData: (input: { id: string }, row: Row, options: { updatedAt: number }) => unknown;
}

/** Opens a record's page with what the list already knows of it. */
export function seedRecord<Row extends Versioned>(kept: RecordCache<Row>): (row: Row) => void {
	return (row) => {
		const cached = kept.getData({ id: row.id });
		if (cached === undefined || cached.version < row.version) {
			// As old as can be: shown at once, and asked for again.
			kept.setData({ id: row.id }, row, { updatedAt: 0 });
		}
	};
}
