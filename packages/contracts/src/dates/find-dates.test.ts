import { expect, it } from 'vitest';
import { plainDate } from '../schema/fields.ts';
import { dateLocales } from './date-locales.ts';
import { daysFromDigits, findDates } from './find-dates.ts';

const today = plainDate.parse('2026-11-29');

/** The days found, and what is left of the text without them. */
function searched(text: string) {
	const dates = findDates(text, today);
	const rest = dates.reduceRight(
		(left, { start, end }) => left.slice(0, start) + left.slice(end),
		text,
	);
	return { days: dates.map(({ days }) => days), rest: rest.replace(/\s+/g, ' ').trim() };
}

const december = ['1990-12-10'];
const either = ['1990-12-10', '1990-10-12'];

it.each([
	['1990-12-10', december, ''],
	['10-Dec-1990', december, ''],
	['10 dec 90', december, ''],
	['10/12/90', either, ''],
	['1990/12/10', december, ''],
	['10.12.1990', either, ''],
	['10. 12. 1990', either, ''],
	['12/31/1990', ['1990-12-31'], ''],
	['31/12/1990 smith', ['1990-12-31'], 'smith'],
	['ada 10 December 1990 lovelace', december, 'ada lovelace'],
	['December 10, 1990', december, ''],
	['Li 10th of December 1990', december, 'Li'],
	['10 de diciembre de 1990 Ruiz', december, 'Ruiz'],
	['van de 10 dec 1990', december, 'van de'],
	['10 de dez. de 1990', december, ''],
	['10.12.1990 г. Анна', either, 'Анна'],
	['山田 1990年12月10日', december, '山田'],
	['1990년 12월 10일', december, ''],
	['10 בדצמ׳ 1990 כהן', december, 'כהן'],
	['١٠/١٢/١٩٩٠', either, ''],
	['١٠\u200f/١٢\u200f/١٩٩٠', either, ''],
	['10\u00a0déc.\u202f1990', december, ''],
	['10/12/2533', ['1990-12-10', '2533-12-10', '1990-10-12', '2533-10-12'], ''],
	// Listopad is November in Polish, and October in Croatian.
	['10 listopada 1990', ['1990-10-10', '1990-11-10'], ''],
	// A birth of tomorrow makes no sense.
	['30/11/26', ['1926-11-30', '1930-11-26'], ''],
	['3/4/12', ['2012-04-03', '1912-04-03', '2012-03-04', '1912-03-04'], ''],
	['smith (10 Dec 1990), ada', december, 'smith ada'],
	['10/12/1990 1234', either, '1234'],
])('%j', (text, days, rest) => {
	expect(searched(text)).toEqual({ days: [days], rest });
});

it.each([
	'smith',
	'smith 1970',
	'P-000123',
	'32.13.1990',
	'31.2.1990',
	'12 smith 1990',
	'May 1990',
	'020 7946 0123',
	'+44 20 12 1990',
	'06 20 12 19 45',
	'1 2 3 4 5 6',
	'8A8D01AF',
	'12de4567',
	'10121990',
])('there is no date in %j', (text) => {
	expect(searched(text)).toEqual({ days: [], rest: text });
});

it('two dates are two', () => {
	expect(searched('10 dec 1990 or 1 feb 1991').days).toEqual([december, ['1991-02-01']]);
});

// In these a word stands before or after the date, apart from it, that may as well be a name.
const apart = ['blo', 'nnh', 'os', 'tok', 'tt', 'za'];

it('whatever a screen writes in whatever language, is found and leaves nothing of itself', () => {
	const wrong = dateLocales
		.filter((locale) => !apart.includes(locale))
		.flatMap((locale) =>
			(['short', 'long'] as const).flatMap((month) => {
				const format = new Intl.DateTimeFormat(locale, {
					calendar: 'gregory',
					timeZone: 'UTC',
					day: 'numeric',
					month,
					year: 'numeric',
				});
				return Array.from({ length: 12 }, (_, index) => {
					const day = `1987-${String(index + 1).padStart(2, '0')}-25`;
					const text = `Smith ${format.format(new Date(`${day}T00:00Z`))} Anna`;
					const { days, rest } = searched(text);
					const isFound = days.length === 1 && days[0]?.some((one) => one === day);
					return isFound && /^Smith[\P{L}]*Anna$/u.test(rest) ? [] : [[locale, text, days, rest]];
				}).flat();
			}),
		);
	expect(wrong).toEqual([]);
});

it('an undivided number may be a date', () => {
	expect(daysFromDigits('10121990', today)).toEqual(either);
	expect(daysFromDigits('١٠١٢١٩٩٠', today)).toEqual(either);
	expect(daysFromDigits('19901210', today)).toEqual(december);
	expect(daysFromDigits('101290', today)).toEqual(either);
	expect(daysFromDigits('301126', today)).toEqual(['1926-11-30', '1930-11-26']);
	for (const other of ['1990', '1012199', '99999999', 'P-101290', '+10121990', '']) {
		expect(daysFromDigits(other, today)).toEqual([]);
	}
});

it('long text costs little: only its beginning is looked at', () => {
	const text = `${'1 de '.repeat(4000)}10 dec 1990`;
	expect(searched(text).days).toEqual([]);
});
