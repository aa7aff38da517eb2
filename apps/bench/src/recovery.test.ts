import { expect, it } from 'vitest';
import { backAfter, recovery } from './recovery.ts';

/** Answers at equal distances from one time on, so many a second. */
const answers = (from: number, seconds: number, rate: number, status = 200) =>
	Array.from({ length: seconds * rate }, (_, n) => ({ at: from + (n * 1000) / rate, status }));

const span = { begin: 3000, end: 5000, before: 2, after: 3 };

it('takes rates second by second, without what was refused and what is too early or too late', () => {
	const steady = [
		...answers(0, 3, 100),
		...answers(3000, 2, 10),
		...answers(3000, 2, 50, 503),
		...answers(5000, 1, 94),
		...answers(6000, 1, 95),
		...answers(7000, 5, 20),
	];
	const found = recovery(steady, [...answers(3000, 1, 3), ...answers(3000, 2, 2, 429)], span);
	expect(found).toEqual({
		before: [100, 100],
		meanwhile: 10,
		after: [94, 95, 20],
		statuses: new Map([
			[200, 3],
			[429, 4],
		]),
	});
	expect(backAfter(found)).toBe(2);
});

it('says so where the rate does not come back', () => {
	expect(backAfter({ before: [100, 100], after: [94, 0, 90] })).toBeUndefined();
});
