import { ageOn, type PlainDate } from '@hms/contracts';
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

const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

/** An age as clinics say it: days in the first month, months up to two years, years after that. */
export function ageLabel(birthDate: PlainDate, day: PlainDate): string {
	const years = ageOn(birthDate, day);
	if (years >= 2) return `${years} years`;
	const months = monthsBetween(birthDate, day);
	return months >= 1 ? count(months, 'month') : count(daysBetween(birthDate, day), 'day');
}

/** The same for a column of a table: "36 y", "7 m", "12 d". */
export function ageShortLabel(birthDate: PlainDate, day: PlainDate): string {
	const [number = '', unit = ''] = ageLabel(birthDate, day).split(' ');
	return `${number} ${unit.charAt(0)}`;
}
