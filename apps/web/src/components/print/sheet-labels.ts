import { formatNumber } from '../../lib/text/format-number.ts';
import { pluralize } from '../../lib/text/pluralize.ts';

/** The maximum number of printed rows: laying out more takes a browser minutes. */
export const maxPrintedRows = 5_000;

/** The title of a printed list, its filters, and the noun for a row. */
export interface SheetLabels {
	/** "Patients". */
	title: string;
	/** "active", "matching “smith”". */
	filters: string[];
	/** "patient". */
	noun: string;
}

/** "Patients: active, matching “smith”". */
export function sheetTitle({ title, filters }: SheetLabels): string {
	return filters.length === 0 ? title : `${title}: ${filters.join(', ')}`;
}

/** The number of rows in the whole list, or a lower bound if not `exact`; undefined if it is not known. */
export type Total = { count: number; exact: boolean } | undefined;

/** "60 patients", or "the first 50 of 60 patients" if the sheet is incomplete. */
export function sheetCount(noun: string, shown: number, isComplete: boolean, total: Total): string {
	if (isComplete) return pluralize(shown, noun);
	const of = total === undefined ? `more ${noun}s` : pluralize(total.count, noun);
	const more = total?.exact === false ? 'more than ' : '';
	return `the first ${formatNumber(shown)} of ${more}${of}`;
}

/** Why a sheet is incomplete, and how to print the rest. */
export const incompleteNotices = {
	shown: 'Not all of the list is on this sheet. “Print” above the list prints all of it.',
	tooMany: `Not all of the list is on this sheet: it has room for ${formatNumber(maxPrintedRows)}. Narrow the list down to print the rest.`,
};

/** The labels of a list's search and status filter. */
export function recordFilters(q: string, status: 'active' | 'archived' | 'all'): string[] {
	return [
		status === 'all' ? 'active and archived' : status,
		...(q.trim() === '' ? [] : [`matching “${q.trim()}”`]),
	];
}
