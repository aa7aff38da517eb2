import type { DateOrder, Language, PaperSize, TimeFormat } from '@hms/contracts';

export const languageLabels: Record<Language, string> = {
	'en-GB': 'English (United Kingdom)',
	'en-US': 'English (United States)',
};

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
