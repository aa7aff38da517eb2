import { type PlainDate, plainDate } from '@hms/contracts';
import { expect, test } from 'vitest';
import { translate as t } from '../text/translate.testing.ts';
import { ageLabel, ageShortLabel } from './age.ts';

const day = (text: string): PlainDate => plainDate.parse(text);

test.each([
	['1990-12-10', '2026-12-09', '35 years'],
	['1990-12-10', '2026-12-10', '36 years'],
	['2024-12-10', '2026-12-10', '2 years'],
	['2024-12-10', '2026-12-09', '23 months'],
	['2026-10-31', '2026-11-30', '30 days'],
	['2026-10-30', '2026-11-30', '1 month'],
	['2026-11-22', '2026-11-23', '1 day'],
	['2026-11-23', '2026-11-23', '0 days'],
])('born %s, on %s: %s', (birth, on, label) => {
	expect(ageLabel(day(birth), day(on), t)).toBe(label);
});

test('a table column shows the unit as one letter', () => {
	expect(ageShortLabel(day('1990-12-10'), day('2026-11-23'), t)).toBe('35 y');
	expect(ageShortLabel(day('2026-09-01'), day('2026-11-23'), t)).toBe('2 m');
});
