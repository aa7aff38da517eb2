import { isPlainDate } from '@hms/contracts';
import { expect, it } from 'vitest';
import { invitationId, patientId, plainDate } from './index.ts';

it.each([
	['2026-02-30', '2026-02-30 is not a day: 2026-02 has 28 days'],
	['2026-13-01', '2026-13-01 is not a day: there is no month 13'],
	['0000-01-01', '0000-01-01 is not a day: there is no year 0'],
	['1.2.2026', '"1.2.2026" is not a day: expected YYYY-MM-DD'],
	['2026-11-23T10:00:00.000Z', '"2026-11-23T10:00:00.000Z" is not a day: expected YYYY-MM-DD'],
])('says what is wrong with the day %s', (text, message) => {
	expect(() => plainDate(text)).toThrow(new RangeError(message));
});

it('takes the same days as the API', () => {
	const pad = (number: number, length: number) => String(number).padStart(length, '0');
	const takes = (text: string) => {
		try {
			return plainDate(text) === text;
		} catch {
			return false;
		}
	};
	for (const year of [1, 4, 100, 400, 1900, 2000, 2026, 2028, 9999]) {
		for (let month = 0; month <= 13; month++) {
			for (let day = 0; day <= 32; day++) {
				const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
				expect(takes(text), text).toBe(isPlainDate(text));
			}
		}
	}
});

it('says what is wrong with an id', () => {
	expect(() => patientId('P-000001')).toThrow(
		new RangeError('"P-000001" is not the id of a patient: expected a UUID'),
	);
	expect(() => invitationId('1')).toThrow(
		new RangeError('"1" is not the id of an invitation: expected a UUID'),
	);
	expect(patientId(' 01936B1F-03A2-7C55-9D41-0B7A2F6C8E12 ')).toBe(
		'01936b1f-03a2-7c55-9d41-0b7a2f6c8e12',
	);
});
