import type { ReactNode } from 'react';

/** A column of a table. */
export interface Column<Row> {
	/** Identifies the column. */
	accessor: string;
	title: ReactNode;
	render: (row: Row) => ReactNode;
	/** The server can sort by it. */
	sortable?: boolean;
	noWrap?: boolean;
	/** Long words are broken, so that they leave room for the other columns. */
	breaksWords?: boolean;
	atEnd?: boolean;
	/** In pixels. */
	width?: number;
	hidden?: boolean;
	/** The column is not printed, because it has only buttons. */
	screenOnly?: boolean;
	/** The CSS class of its cells and its header. */
	className?: string;
}

/** A column of a list, which may be hidden on narrow screens. */
export type ListColumn<Row> = Column<Row> & {
	/**
	 * The narrowest screens on which the column is shown. One that is shown `always` cannot be hidden by the user; one that has to be `chosen`
	 * is hidden until the user shows it.
	 */
	shownOn: 'always' | 'wide' | 'wider' | 'widest' | 'chosen';
};

/** The columns of a list by their names, so that one that is forgotten is a type error; in the order of the list. */
export type NamedColumns<Row, Name extends string> = Record<
	Name,
	Omit<ListColumn<Row>, 'accessor'>
>;

export const columnList = <Row>(columns: NamedColumns<Row, string>): ListColumn<Row>[] =>
	Object.entries(columns).map(([accessor, column]) => ({ accessor, ...column }));

const breakpoints = { wide: 'sm', wider: 'md', widest: 'lg' } as const;

const visibleFrom = (breakpoint: 'sm' | 'md' | 'lg') => ({
	className: `mantine-visible-from-${breakpoint}`,
});

/**
 * The columns of a list that are shown, with CSS classes for their breakpoints. On a phone only the columns for `always` are
 * shown; the first one has a summary of the others in its second line.
 * @param chosen the columns that the user chose, shown from the breakpoint `sm`; null if none were chosen
 */
export function shownColumns<Row>(
	columns: ListColumn<Row>[],
	chosen: string[] | null,
): Column<Row>[] {
	return columns.flatMap(({ shownOn, ...column }) => {
		if (column.hidden === true) return [];
		if (shownOn === 'always') return [column];
		if (chosen === null) {
			return shownOn === 'chosen' ? [] : [{ ...column, ...visibleFrom(breakpoints[shownOn]) }];
		}
		return chosen.includes(column.accessor) ? [{ ...column, ...visibleFrom('sm') }] : [];
	});
}

/** The columns that the user can show or hide, by accessor and title, and whether each is shown without a choice. */
export function choosableColumns<Row>(
	columns: ListColumn<Row>[],
): { value: string; label: string; isDefault: boolean }[] {
	return columns
		.filter(({ shownOn }) => shownOn !== 'always')
		.map(({ accessor, title, shownOn }) => ({
			...{ value: accessor, label: String(title) },
			isDefault: shownOn !== 'chosen',
		}));
}
