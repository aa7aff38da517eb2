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

/** "60 patients", or "50 of 60 patients" if there are more than are shown, and it is known how many. */
export function countLabel(noun: string, shown: number, isComplete: boolean, total: Total): string {
	if (isComplete || total === undefined) return pluralize(shown, noun);
	const more = total.exact ? '' : 'more than ';
	return `${formatNumber(shown)} of ${more}${pluralize(total.count, noun)}`;
}

/** "60 patients", or "the first 50 of 60 patients" if the sheet is incomplete. */
export function sheetCount(noun: string, shown: number, isComplete: boolean, total: Total): string {
	const count = countLabel(noun, shown, isComplete, total);
	return isComplete ? count : `the first ${count}`;
}

/** Why a sheet is incomplete, and how to print the rest. */
export const incompleteNotices = {
	shown: 'This is only part of the list. “Print” above the list prints all of it.',
	tooMany: `This is only part of the list: at most ${formatNumber(maxPrintedRows)} rows are printed. Narrow the list down to print the rest.`,
};

/** The labels of a list's search and status filter. */
export function recordFilters(q: string, status: 'active' | 'archived' | 'all'): string[] {
	return [
		status === 'all' ? 'active and archived' : status,
		...(q.trim() === '' ? [] : [`matching “${q.trim()}”`]),
	];
}
