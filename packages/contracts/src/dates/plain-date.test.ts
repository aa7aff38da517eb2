import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { clinicSettings, setClinicSettings } from '../clinic-settings.ts';
import { plainDate } from '../schema/fields.ts';
import {
	addDays,
	addYears,
	ageOn,
	dayIn,
	isPlainDate,
	momentIn,
	mondayOf,
	today,
} from './plain-date.ts';

const day = (text: string) => plainDate.parse(text);

describe('plain dates', () => {
	it.each(['2024-02-29', '2000-02-29', '1900-02-28', '0001-01-01', '9999-12-31'])(
		'%s exists',
		(text) => {
			expect(isPlainDate(text)).toBe(true);
		},
	);

	it.each([
		'2023-02-29',
		'1900-02-29',
		'2024-04-31',
		'2024-13-01',
		'2024-00-10',
		'0000-01-01',
		'2024-1-1',
		'2024-01-01T00:00:00Z',
		' 2024-01-01',
		'١٩٩٠-٠١-٠١',
	])('%s does not', (text) => {
		expect(isPlainDate(text)).toBe(false);
	});

	it('moves 29 February to the 28th where there is none', () => {
		expect(addYears(day('2024-02-29'), -1)).toBe('2023-02-28');
		expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29');
	});

	it('counts a birthday as the day on which the next year is full', () => {
		expect(ageOn(day('1990-12-10'), day('2026-12-09'))).toBe(35);
		expect(ageOn(day('1990-12-10'), day('2026-12-10'))).toBe(36);
		expect(ageOn(day('2024-02-29'), day('2025-02-28'))).toBe(0);
	});
});

describe('the day it is', () => {
	it.each([
		// The same moment, from the first place that begins a day to the last.
		['2026-11-29T10:30:00Z', 'Pacific/Kiritimati', '2026-11-30'],
		['2026-11-29T10:30:00Z', 'Pacific/Apia', '2026-11-29'],
		['2026-11-29T11:00:00Z', 'Pacific/Auckland', '2026-11-30'],
		['2026-11-29T10:59:59.999Z', 'Pacific/Auckland', '2026-11-29'],
		['2026-11-29T10:30:00Z', 'UTC', '2026-11-29'],
		['2026-11-29T10:30:00Z', 'Pacific/Pago_Pago', '2026-11-28'],
		// Half and quarter hours.
		['2026-11-29T18:29:59Z', 'Asia/Kolkata', '2026-11-29'],
		['2026-11-29T18:30:00Z', 'Asia/Kolkata', '2026-11-30'],
		['2026-11-29T18:15:00Z', 'Asia/Kathmandu', '2026-11-30'],
		['2026-11-29T10:15:00Z', 'Pacific/Chatham', '2026-11-30'],
		// Summer time moves midnight: the evening is over an hour later in winter.
		['2026-07-01T06:59:59Z', 'America/Los_Angeles', '2026-06-30'],
		['2026-07-01T07:00:00Z', 'America/Los_Angeles', '2026-07-01'],
		['2026-12-01T07:30:00Z', 'America/Los_Angeles', '2026-11-30'],
		['2026-12-01T08:00:00Z', 'America/Los_Angeles', '2026-12-01'],
		// A day that begins at one o'clock, as its first hour is left out; and one that was left out as a whole.
		['2026-04-23T21:59:59Z', 'Africa/Cairo', '2026-04-23'],
		['2026-04-23T22:00:00Z', 'Africa/Cairo', '2026-04-24'],
		['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
		['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
		['2024-02-29T12:00:00Z', 'Etc/GMT+12', '2024-02-29'],
	])('at %s in %s is %s', (moment, timeZone, day) => {
		expect(dayIn(timeZone, Date.parse(moment))).toBe(day);
	});

	describe('in the clinic', () => {
		const machine = clinicSettings();
		afterEach(() => setClinicSettings(machine));

		it('is its time zone’s, by its clock, and another one from midnight there', () => {
			let moment = Date.parse('2026-11-29T10:59:59.999Z');
			setClinicSettings({ timeZone: 'Pacific/Auckland', country: 'NZ', now: () => moment });
			expect(today()).toBe('2026-11-29');
			moment += 1;
			expect(today()).toBe('2026-11-30');
			setClinicSettings({ ...clinicSettings(), timeZone: 'UTC' });
			expect(today()).toBe('2026-11-29');
		});
	});
});

describe('the moment at which a day begins', () => {
	it.each([
		['2026-11-30', 'Pacific/Auckland', '2026-11-29T11:00:00.000Z'],
		['2026-11-30', 'Pacific/Kiritimati', '2026-11-29T10:00:00.000Z'],
		['2026-11-30', 'Pacific/Pago_Pago', '2026-11-30T11:00:00.000Z'],
		['2026-11-30', 'Asia/Kolkata', '2026-11-29T18:30:00.000Z'],
		['2026-11-30', 'America/Los_Angeles', '2026-11-30T08:00:00.000Z'],
		// The day on which summer begins, the one after it, and the same when it ends.
		['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
		['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
		['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
		['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
		['2026-04-05', 'Australia/Lord_Howe', '2026-04-04T13:00:00.000Z'],
		['2026-04-06', 'Australia/Lord_Howe', '2026-04-05T13:30:00.000Z'],
		['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
		['2024-10-06', 'America/Asuncion', '2024-10-06T04:00:00.000Z'],
		['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z'],
		['1969-12-31', 'Europe/Berlin', '1969-12-30T23:00:00.000Z'],
	])('of %s in %s is %s', (text, timeZone, moment) => {
		expect(new Date(momentIn(timeZone, day(text))).toISOString()).toBe(moment);
	});

	it('is the first of its day, in every zone and season', () => {
		const anyDay = fc.integer({ min: 0, max: 365 * 20 }).map((n) => addDays(day('2015-01-01'), n));
		const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
		fc.assert(
			fc.property(anyDay, anyZone, (one, timeZone) => {
				const begin = momentIn(timeZone, one);
				expect([dayIn(timeZone, begin - 1), dayIn(timeZone, begin)]).toEqual([
					addDays(one, -1),
					one,
				]);
			}),
			{
				examples: [
					[day('2026-04-24'), 'Africa/Cairo'],
					[day('2024-10-06'), 'America/Asuncion'],
					[day('2026-11-01'), 'America/Havana'],
				],
			},
		);
	});
});

describe('days that follow one another', () => {
	it.each([
		['2026-12-31', 1, '2027-01-01'],
		['2024-03-01', -1, '2024-02-29'],
		['2026-03-29', 1, '2026-03-30'],
		['2026-11-30', 0, '2026-11-30'],
		['0001-01-02', -1, '0001-01-01'],
	])('%s and %i make %s', (text, days, expected) => {
		expect(addDays(day(text), days)).toBe(expected);
	});

	it.each([
		['2026-11-30', '2026-11-30'],
		['2026-11-29', '2026-11-23'],
		['2027-01-01', '2026-12-28'],
		['2024-03-01', '2024-02-26'],
	])('%s is in the week of %s', (text, monday) => {
		expect(mondayOf(day(text))).toBe(monday);
	});
});
