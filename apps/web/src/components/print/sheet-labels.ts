import { pluralize } from '../../lib/text/pluralize.ts';

/** More rows than these are not printed: a browser lays them out for minutes. */
export const maxPrintedRows = 5_000;

/** What a list is, in words, for its printed sheet. */
export interface SheetLabels {
	/** "Patients". */
	title: string;
	/** What narrows it down: "active", "matching “smith”". */
	filters: string[];
	/** What a row is: "patient". */
	noun: string;
}

/** "Patients: active, matching “smith”". */
export function sheetTitle({ title, filters }: SheetLabels): string {
	return filters.length === 0 ? title : `${title}: ${filters.join(', ')}`;
}

/** How many rows there are in all, `exact` or at least so many; undefined where nobody has counted. */
export type Total = { count: number; exact: boolean } | undefined;

/** "60 patients", or "the first 50 of 60 patients" where there are more than those. */
export function sheetCount(noun: string, shown: number, isAll: boolean, total: Total): string {
	if (isAll) return pluralize(shown, noun);
	const of = total === undefined ? `more ${noun}s` : pluralize(total.count, noun);
	const more = total?.exact === false ? 'more than ' : '';
	return `the first ${shown.toLocaleString()} of ${more}${of}`;
}

/** Why a sheet has not all of the list, and how to get the rest. */
export const incompleteNotices = {
	shown: 'Not all of the list is on this sheet. “Print” above the list prints all of it.',
	tooMany: `Not all of the list is on this sheet: it has room for ${maxPrintedRows.toLocaleString()}. Narrow the list down to print the rest.`,
};

/** What of a search and of which records it is, as filters. */
export function recordFilters(q: string, status: 'active' | 'archived' | 'all'): string[] {
	return [
		status === 'all' ? 'active and archived' : status,
		...(q.trim() === '' ? [] : [`matching “${q.trim()}”`]),
	];
}
