import type { ReactNode } from 'react';

/** A column as a table shows it. */
export interface Column<Row> {
	/** Names the column among the others. */
	accessor: string;
	title: ReactNode;
	render: (row: Row) => ReactNode;
	/** The server can sort by it. */
	sortable?: boolean;
	noWrap?: boolean;
	/** However long a word in it is, it leaves room for the other columns. */
	breaksWords?: boolean;
	atEnd?: boolean;
	/** In pixels. */
	width?: number;
	hidden?: boolean;
	/** It has nothing to be read on paper: buttons. */
	screenOnly?: boolean;
	/** Of its cells and its title. */
	className?: string;
}

/** A column of a list. */
export type ListColumn<Row> = Column<Row> & {
	/** How wide a screen has room for it. What is always there cannot be taken away. */
	room: 'always' | 'wide' | 'widest';
};

const visibleFrom = (breakpoint: 'sm' | 'lg') => ({
	className: `mantine-visible-from-${breakpoint}`,
});

/**
 * The columns of a list as they are shown. A telephone has room for the first one only, which tells the most important
 * of the others in its second line.
 * @param chosen by a person, who then gets them on every wider screen; null: as many as there is room for
 */
export function shownColumns<Row>(
	columns: ListColumn<Row>[],
	chosen: string[] | null,
): Column<Row>[] {
	return columns.flatMap(({ room, ...column }) => {
		if (column.hidden === true) return [];
		if (room === 'always') return [column];
		if (chosen === null) return [{ ...column, ...visibleFrom(room === 'wide' ? 'sm' : 'lg') }];
		return chosen.includes(column.accessor) ? [{ ...column, ...visibleFrom('sm') }] : [];
	});
}

/** The columns that may be chosen, by accessor and title. */
export function choosableColumns<Row>(
	columns: ListColumn<Row>[],
): { value: string; label: string }[] {
	return columns
		.filter(({ room }) => room !== 'always')
		.map(({ accessor, title }) => ({ value: accessor, label: String(title) }));
}
