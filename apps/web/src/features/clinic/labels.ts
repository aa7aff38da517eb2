import {
	type DateOrder,
	type Language,
	languages,
	type PaperSize,
	type TimeFormat,
} from '@hms/contracts';
import type { TextKey, Translate } from '../../lib/text/text-key.ts';

/** Each language by its own name for itself, for who cannot read the others: "Deutsch", "English (United Kingdom)". */
export const languageLabels = Object.fromEntries(
	languages.map((language) => [
		language,
		new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard' }).of(language),
	]),
) as Record<Language, string>; // it has every language, and each has a name

export const dateOrderLabels = {
	dmy: 'clinic.dateOrder.dmy',
	mdy: 'clinic.dateOrder.mdy',
	ymd: 'clinic.dateOrder.ymd',
} as const satisfies Record<DateOrder, TextKey>;

export const timeFormatLabels = {
	'24h': 'clinic.timeFormat.24h',
	'12h': 'clinic.timeFormat.12h',
} as const satisfies Record<TimeFormat, TextKey>;

export const paperSizeLabels = {
	A4: 'clinic.paperSize.A4',
	Letter: 'clinic.paperSize.Letter',
} as const satisfies Record<PaperSize, TextKey>;

/** A table of labels in the reader's language. */
export const translateLabels = <Value extends string>(
	t: Translate,
	labels: Readonly<Record<Value, TextKey>>,
): Record<Value, string> =>
	// It has the values of the table.
	Object.fromEntries(
		Object.entries<TextKey>(labels).map(([value, label]) => [value, t(label)]),
	) as Record<Value, string>;

/** The options of a select, in the order of their labels' table. */
export const optionsOf = (labels: Readonly<Record<string, string>>) =>
	Object.entries(labels).map(([value, label]) => ({ value, label }));
