import { ageOn, type PlainDate } from '@hms/contracts';
import type { Translate } from '../text/text-key.ts';
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
function ageOf(birthDate: PlainDate, day: PlainDate) {
	const years = ageOn(birthDate, day);
	if (years >= 2) return { unit: 'years', count: years } as const;
	const months = monthsBetween(birthDate, day);
	return months >= 1
		? ({ unit: 'months', count: months } as const)
		: ({ unit: 'days', count: daysBetween(birthDate, day) } as const);
}

const labels = {
	years: 'common.lib.age.years',
	months: 'common.lib.age.months',
	days: 'common.lib.age.days',
} as const;

const shortLabels = {
	years: 'common.lib.age.shortYears',
	months: 'common.lib.age.shortMonths',
	days: 'common.lib.age.shortDays',
} as const;

/** "36 years", "7 months", "12 days". */
export function ageLabel(birthDate: PlainDate, day: PlainDate, t: Translate): string {
	const { unit, count } = ageOf(birthDate, day);
	return t(labels[unit], { count });
}

/** The age in short, for a table column: "36 y", "7 m", "12 d". */
export function ageShortLabel(birthDate: PlainDate, day: PlainDate, t: Translate): string {
	const { unit, count } = ageOf(birthDate, day);
	return t(shortLabels[unit], { count });
}
