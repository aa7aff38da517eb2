import { expect, test } from 'vitest';
import { type Ask, fetchAllRows } from './fetch-all-rows.ts';

/** A list of so many numbers, in pages of three. */
const listOf =
	(count: number): Ask<number> =>
	async (cursor) => {
		const from = Number(cursor ?? 0);
		const to = Math.min(from + 3, count);
		const items = Array.from({ length: to - from }, (_, n) => from + n);
		return { items, nextCursor: to < count ? String(to) : null };
	};

test.each([
	[0, 9, 0],
	[2, 9, 2],
	[3, 9, 3],
	[8, 9, 8],
	[9, 9, 9],
	[10, 9, 9],
	[30, 9, 9],
	[8, 7, 7],
	[4, 4, 4],
])('of %i rows and %i at most, %i', async (count, most, got) => {
	const heard: number[] = [];
	const rows = await fetchAllRows(listOf(count), {
		most,
		signal: new AbortController().signal,
		onRows: (soFar) => heard.push(soFar),
	});
	expect(rows).toEqual(Array.from({ length: got }, (_, n) => n));
	expect(heard).toEqual(heard.toSorted((a, b) => a - b));
	expect(heard.at(-1)).toBe(got);
});

test('ends where it is told to', async () => {
	const abort = new AbortController();
	const ended = fetchAllRows(listOf(30), {
		most: 100,
		signal: abort.signal,
		onRows: (rows) => {
			if (rows === 6) abort.abort();
		},
	});
	await expect(ended).rejects.toThrow('aborted');
});
