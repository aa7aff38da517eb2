import { expect, test } from 'vitest';
import { formatInstant, formatInstantDay, formatInstantTime } from './format-instant.ts';

test.each([
	['en-GB-u-hc-h23-x-dmy', '1 Dec 2026, 13:05', '1 Dec 2026', '13:05'],
	['en-GB-u-hc-h12-x-dmy', '1 Dec 2026, 01:05 pm', '1 Dec 2026', '01:05 pm'],
	['en-US-u-hc-h12-x-mdy', 'Dec 1, 2026, 01:05 PM', 'Dec 1, 2026', '01:05 PM'],
	['en-US-u-hc-h23-x-dmy', '1 Dec 2026, 13:05', '1 Dec 2026', '13:05'],
	['en-GB-u-hc-h23-x-mdy', 'Dec 1, 2026, 13:05', 'Dec 1, 2026', '13:05'],
	['en-GB-u-hc-h23-x-ymd', '2026-12-01, 13:05', '2026-12-01', '13:05'],
])('a point in time in %s, in a zone where the day is another one', (locale, whole, day, time) => {
	const plain = (text: string) => text.replaceAll('\u202f', ' ');
	const args = ['2026-11-30T23:05:00.000Z', locale, 'Pacific/Kiritimati'] as const;
	expect(plain(formatInstant(...args))).toBe(whole);
	expect(plain(formatInstantDay(...args))).toBe(day);
	expect(plain(formatInstantTime(...args))).toBe(time);
});
