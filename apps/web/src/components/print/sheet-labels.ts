import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { currentLocale } from '../../lib/text/locale.ts';
import type { TextKey, Translate } from '../../lib/text/text-key.ts';

/** The maximum number of printed rows: laying out more takes a browser minutes. */
export const maxPrintedRows = 5_000;

/** What is said of a list without rows, by the noun for a row. */
export const noRowsTexts = {
	patient: 'common.list.none.patient',
	doctor: 'common.list.none.doctor',
	assignment: 'common.list.none.assignment',
	change: 'common.list.none.change',
	account: 'common.list.none.account',
	event: 'common.list.none.event',
	'access record': 'common.list.none.accessRecord',
} as const satisfies Record<string, TextKey>;

export type RowNoun = keyof typeof noRowsTexts;

/** A noun as the texts that count rows have it. */
const wordOfNoun = (noun: RowNoun) => noun.replace(' ', '_');

/** The title of a printed list, its filters, and the noun for a row. */
export interface SheetLabels {
	/** "Patients". */
	title: string;
	/** "active", "matching “smith”". */
	filters: string[];
	noun: RowNoun;
}

/** "Patients: active, matching “smith”". */
export function sheetTitle(t: Translate, { title, filters }: SheetLabels): string {
	if (filters.length === 0) return title;
	const list = new Intl.ListFormat(currentLocale(), { type: 'unit' });
	return t('common.list.title', { title, filters: list.format(filters) });
}

/** The number of rows in the whole list, or a lower bound if not `exact`; undefined if it is not known. */
export type Total = { count: number; exact: boolean } | undefined;

/** "60 patients", or "50 of 60 patients" if there are more than are shown, and it is known how many. */
export function countLabel(
	t: Translate,
	noun: RowNoun,
	shown: number,
	isComplete: boolean,
	total: Total,
): string {
	const word = wordOfNoun(noun);
	if (isComplete || total === undefined) {
		return t('common.list.count.all', { noun: word, count: shown });
	}
	const values = { noun: word, shown, count: total.count };
	return total.exact
		? t('common.list.count.of', values)
		: t('common.list.count.ofMoreThan', values);
}

/** "60 patients", or "the first 50 of 60 patients" if the sheet is incomplete. */
export function sheetCount(
	t: Translate,
	noun: RowNoun,
	shown: number,
	isComplete: boolean,
	total: Total,
): string {
	if (isComplete) return countLabel(t, noun, shown, isComplete, total);
	const word = wordOfNoun(noun);
	if (total === undefined) return t('common.print.count.first', { noun: word, count: shown });
	const values = { noun: word, shown, count: total.count };
	return total.exact
		? t('common.print.count.firstOf', values)
		: t('common.print.count.firstOfMoreThan', values);
}

/** "50 patients of 60", while a list is loading. */
export function progressLabel(t: Translate, noun: RowNoun, loaded: number, total: Total): string {
	const word = wordOfNoun(noun);
	return total === undefined
		? t('common.list.count.all', { noun: word, count: loaded })
		: t('common.print.count.loadedOf', { noun: word, count: loaded, total: total.count });
}

/**
 * The labels of a list's search and status filter.
 * @param status the text of the status, which may agree with the list's noun
 */
export function recordFilters(t: Translate, q: string, status: TextKey): string[] {
	const text = q.trim();
	return [
		t(status),
		...(text === '' ? [] : [t('common.list.matching', { text: isolateBidi(text) })]),
	];
}
