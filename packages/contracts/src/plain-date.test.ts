import { afterEach, describe, expect, it } from 'vitest';
import { clinicSettings, setClinicSettings } from './clinic-settings.ts';
import { addYears, ageOn, dayIn, isPlainDate, today } from './plain-date.ts';
import { plainDate } from './text.ts';

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
