import {
	type DateOrder,
	type Language,
	languages,
	type PaperSize,
	type TimeFormat,
} from '@hms/contracts';

/** Each language by its own name for itself, for who cannot read the others: "Deutsch", "English (United Kingdom)". */
export const languageLabels = Object.fromEntries(
	languages.map((language) => [
		language,
		new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard' }).of(language),
	]),
) as Record<Language, string>; // it has every language, and each has a name

export const dateOrderLabels: Record<DateOrder, string> = {
	dmy: 'Day, month, year',
	mdy: 'Month, day, year',
	ymd: 'Year, month, day',
};

export const timeFormatLabels: Record<TimeFormat, string> = {
	'24h': '24 hours',
	'12h': '12 hours',
};

export const paperSizeLabels: Record<PaperSize, string> = { A4: 'A4', Letter: 'US Letter' };

/** The options of a select, in the order of their labels' table. */
export const optionsOf = (labels: Readonly<Record<string, string>>) =>
	Object.entries(labels).map(([value, label]) => ({ value, label }));
