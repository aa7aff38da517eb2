import { clinicSettings, momentIn, type PlainDate, plainDate } from '@hms/contracts';
import type { Random } from './random.ts';

/** A day as a whole number, counted from 1 January 1970, so that days can be added and compared. */
export type Day = number;

const msPerDay = 86_400_000;

/** The day of a calendar date; reckoned in UTC throughout, so that no time zone can shift it. */
export function dayOf(date: PlainDate): Day {
	return Date.parse(`${date}T00:00:00Z`) / msPerDay;
}

export function dateOf(day: Day): PlainDate {
	return plainDate.parse(new Date(day * msPerDay).toISOString().slice(0, 10));
}

/** 0 is Sunday; 1 January 1970 was a Thursday. */
function weekday(day: Day): number {
	return (day + 4) % 7;
}

/** The month, 1 to 12. */
export function monthOf(day: Day): number {
	return new Date(day * msPerDay).getUTCMonth() + 1;
}

export const isSaturday = (day: Day) => weekday(day) === 6;

/** Sundays, Christmas and New Year. */
export function isClosed(day: Day): boolean {
	return weekday(day) === 0 || ['12-25', '12-26', '01-01'].includes(dateOf(day).slice(5));
}

/** The day itself, or the last before it on which the clinic was open. */
export function workday(day: Day): Day {
	return isClosed(day) ? workday(day - 1) : day;
}

/** The day itself, or the next Monday. */
export const mondayFrom = (day: Day) => day + ((8 - weekday(day)) % 7);

/** Milliseconds since 1970 at a time of day in the clinic. */
export function timeOf(day: Day, minutes: number): number {
	return Math.floor(momentIn(clinicSettings().timeZone, dateOf(day), minutes));
}

/** RFC 3339 with milliseconds, which is what the tables take. */
export const instantOf = (time: number) => new Date(time).toISOString();

/** A time at which the front desk is open. */
export function deskTime(day: Day, random: Random): number {
	const hours = isSaturday(day) ? 4.5 : 9.5;
	return timeOf(day, (8 + random.next() * hours) * 60);
}
