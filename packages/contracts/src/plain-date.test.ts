import { describe, expect, it, vi } from 'vitest';
import { addYears, ageOn, isPlainDate, today } from './plain-date.ts';
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

	it('is today where the machine says so', () => {
		vi.stubEnv('TZ', 'Pacific/Kiritimati');
		const early = today();
		vi.stubEnv('TZ', 'Pacific/Pago_Pago');
		const late = today();
		vi.unstubAllEnvs();
		expect(early > late).toBe(true);
		expect(isPlainDate(early)).toBe(true);
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
