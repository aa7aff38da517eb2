import { ageOn, type PlainDate } from '@hms/contracts';
import { pluralize } from '../text/pluralize.ts';
import { partsOf } from './format-plain-date.ts';

function monthsBetween(from: PlainDate, to: PlainDate): number {
	const start = partsOf(from);
	const end = partsOf(to);
	const months = (end.year - start.year) * 12 + end.month - start.month;
	return end.day < start.day ? months - 1 : months;
}

function daysBetween(from: PlainDate, to: PlainDate): number {
	const start = partsOf(from);
	const end = partsOf(to);
	const milliseconds =
		Date.UTC(end.year, end.month - 1, end.day) - Date.UTC(start.year, start.month - 1, start.day);
	return Math.round(milliseconds / 86_400_000);
}

/** An age as clinics write it: in days in the first month, in months up to two years, in years after that. */
export function ageLabel(birthDate: PlainDate, day: PlainDate): string {
	const years = ageOn(birthDate, day);
	if (years >= 2) return `${years} years`;
	const months = monthsBetween(birthDate, day);
	return months >= 1 ? pluralize(months, 'month') : pluralize(daysBetween(birthDate, day), 'day');
}

/** The age in short, for a table column: "36 y", "7 m", "12 d". */
export function ageShortLabel(birthDate: PlainDate, day: PlainDate): string {
	const [number = '', unit = ''] = ageLabel(birthDate, day).split(' ');
	return `${number} ${unit.charAt(0)}`;
}
