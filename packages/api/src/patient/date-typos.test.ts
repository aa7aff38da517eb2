import { plainDate } from '@hms/contracts';
import { expect, test } from 'vitest';
import { dayMonthSwapped, digitTypos } from './date-typos.ts';

const day = (text: string) => plainDate.parse(text);

test.each([
	['1990-12-10', ['1990-10-12']],
	['1990-12-12', []],
	['1990-12-13', []],
	['2024-02-01', ['2024-01-02']],
])('day and month of %s swapped: %j', (date, swapped) => {
	expect(dayMonthSwapped(day(date))).toEqual(swapped);
});

test.each([
	['1990-12-10', '1990-12-11'],
	['1990-12-10', '1991-12-10'],
	['1990-12-10', '1890-12-10'],
	['1990-12-10', '1990-11-10'],
	['1990-12-10', '1909-12-10'],
	['1990-12-10', '1990-12-01'],
	['2024-02-29', '2024-02-19'],
])('%s may be %s by a slip', (one, other) => {
	expect(digitTypos(day(one))).toContain(other);
	expect(digitTypos(day(other))).toContain(one);
});

test.each([
	['1990-12-10', '1990-12-10'],
	['1990-12-10', '1990-10-12'],
	['1990-12-10', '1991-12-11'],
	['2024-02-29', '2024-02-39'],
	['2024-02-29', '2023-02-29'],
])('%s is not %s by a slip', (one, other) => {
	expect(digitTypos(day(one))).not.toContain(other);
});
