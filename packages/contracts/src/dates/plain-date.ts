import type { z } from 'zod';
import { clinicSettings } from '../clinic-settings.ts';
import { momentAtWallTime, wallTime } from './wall-clock.ts';

/**
 * A day of the calendar, `YYYY-MM-DD`, with no time and no zone. It is compared as text and never becomes a `Date`:
 * a birth date that passes through a time zone shifts by a day.
 */
export type PlainDate = string & z.core.$brand<'PlainDate'>;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** How many days a month, 1 to 12, has. */
export function daysInMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether the text is a day that exists in the Gregorian calendar, years 1 to 9999. */
export function isPlainDate(text: string): text is PlainDate {
	const match = shape.exec(text);
	if (!match) return false;
	const [year, month, day] = match.slice(1).map(Number) as [number, number, number]; // the shape has three groups
	return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Asserts that a text is a day. */
function asPlainDate(text: string): PlainDate {
	if (!isPlainDate(text)) throw new RangeError(`${text} is not a day of the calendar`);
	return text;
}

const pad = (number: number, length: number) => String(number).padStart(length, '0');

const msPerDay = 86_400_000;

/** Midnight UTC of a day, in milliseconds since 1970. */
function midnight(date: PlainDate): number {
	const [year, month, day] = date.split('-').map(Number) as [number, number, number]; // a PlainDate has three parts
	return new Date(0).setUTCFullYear(year, month - 1, day);
}

/** The day of an instant in UTC. */
const dayAt = (moment: number): PlainDate =>
	asPlainDate(new Date(moment).toISOString().slice(0, 10));

/**
 * The day of an instant in a time zone.
 * @param moment milliseconds since 1970
 */
export const dayIn = (timeZone: string, moment: number): PlainDate =>
	dayAt(wallTime(timeZone, moment));

/**
 * The instant of a wall-clock time on a day in a time zone, in milliseconds since 1970.
 * @param minutes minutes after midnight
 */
export const momentIn = (timeZone: string, date: PlainDate, minutes = 0): number =>
	momentAtWallTime(timeZone, midnight(date) + minutes * 60_000);

/** Today, by the clinic's clock and in its time zone. */
export function today(): PlainDate {
	const { timeZone, now } = clinicSettings();
	return dayIn(timeZone, now());
}

/** The Monday of a day's week. */
export const mondayOf = (date: PlainDate): PlainDate =>
	addDays(date, -((new Date(midnight(date)).getUTCDay() + 6) % 7));

/** The day a number of days later, or earlier if negative. */
export const addDays = (date: PlainDate, days: number): PlainDate =>
	dayAt(midnight(date) + days * msPerDay);

/** The same day a number of years later or earlier; 29 February becomes the 28th where there is none. */
export function addYears(date: PlainDate, years: number): PlainDate {
	const [year, month, day] = date.split('-').map(Number) as [number, number, number]; // a PlainDate has three parts
	const target = year + years;
	const safeDay = Math.min(day, daysInMonth(target, month));
	return asPlainDate([pad(target, 4), pad(month, 2), pad(safeDay, 2)].join('-'));
}

/** Full years lived on a day; negative before birth. */
export function ageOn(birthDate: PlainDate, day: PlainDate): number {
	const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
	return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
