import type { DataTableColumn } from 'mantine-datatable';

/** A column of a list. */
export type ListColumn<Row> = DataTableColumn<Row> & {
	/** How wide a screen has room for it. What is always there cannot be taken away. */
	room: 'always' | 'wide' | 'widest';
};

const visibleFrom = (breakpoint: 'sm' | 'lg') => ({
	titleClassName: `mantine-visible-from-${breakpoint}`,
	cellsClassName: `mantine-visible-from-${breakpoint}`,
});

/**
 * The columns of a list as they are shown. A telephone has room for the first one only, which tells the most important
 * of the others in its second line.
 * @param chosen by a person, who then gets them on every wider screen; null: as many as there is room for
 */
export function shownColumns<Row>(
	columns: ListColumn<Row>[],
	chosen: string[] | null,
): DataTableColumn<Row>[] {
	return columns.flatMap(({ room, ...column }) => {
		if (room === 'always') return [column];
		if (chosen === null) return [{ ...column, ...visibleFrom(room === 'wide' ? 'sm' : 'lg') }];
		return chosen.includes(String(column.accessor)) ? [{ ...column, ...visibleFrom('sm') }] : [];
	});
}

/** The columns that may be chosen, by accessor and title. */
export function choosableColumns<Row>(
	columns: ListColumn<Row>[],
): { value: string; label: string }[] {
	return columns
		.filter(({ room }) => room !== 'always')
		.map(({ accessor, title }) => ({ value: String(accessor), label: String(title) }));
}
