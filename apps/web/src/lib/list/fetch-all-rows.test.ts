import { expect, test } from 'vitest';
import { type FetchPage, fetchAllRows } from './fetch-all-rows.ts';

/** A list of `count` numbers, in pages of three. */
const listOf =
	(count: number): FetchPage<number> =>
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
])('%i rows with a limit of %i: %i are fetched', async (count, limit, fetched) => {
	const progress: number[] = [];
	const rows = await fetchAllRows(listOf(count), {
		limit,
		signal: new AbortController().signal,
		onProgress: (count) => progress.push(count),
	});
	expect(rows).toEqual(Array.from({ length: fetched }, (_, n) => n));
	expect(progress).toEqual(progress.toSorted((a, b) => a - b));
	expect(progress.at(-1)).toBe(fetched);
});

test('stops when it is aborted', async () => {
	const abort = new AbortController();
	const aborted = fetchAllRows(listOf(30), {
		limit: 100,
		signal: abort.signal,
		onProgress: (rows) => {
			if (rows === 6) abort.abort();
		},
	});
	await expect(aborted).rejects.toThrow('aborted');
});
