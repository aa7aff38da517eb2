import { patients } from '@hms/db';
import { expect, it } from 'vitest';
import { Keyset } from './keyset.ts';
import { mergeRows, type PageRows } from './page.ts';

const keyset = new Keyset(
	{ limit: 2, total: true },
	{ createdAt: { by: patients.createdAt, type: 'timestamptz', order: 'desc' } },
	'createdAt',
	patients.id,
);

/** A list of which some rows were read, and all of which can be counted; told how often it was. */
function part(read: number, all: number) {
	const rows = Array.from({ length: read }, (_, n) => ({ item: '{}', key: '', id: String(n) }));
	const counted = { times: 0 };
	const count = async () => {
		counted.times++;
		return all;
	};
	const page: PageRows = { keyset, rows, count };
	return { page, counted };
}

it('counts lists together only as far as the total shows it', async () => {
	const parts = [part(3, 6000), part(3, 6000), part(3, 6000)];
	const pages = parts.map(({ page }) => page);
	expect((await mergeRows(keyset, pages, false)).total).toBeUndefined();
	expect(parts.map(({ counted }) => counted.times)).toEqual([0, 0, 0]);
	const { rows, total } = await mergeRows(keyset, pages, true);
	expect(rows).toHaveLength(9);
	expect(total).toBeGreaterThan(10_000);
	expect(parts.map(({ counted }) => counted.times)).toEqual([1, 1, 0]);

	const full: PageRows = { ...part(3, 0).page, total: 10_000 };
	const other = part(1, 1);
	expect((await mergeRows(keyset, [full, other.page], true)).total).toBe(10_001);
	expect(other.counted.times).toBe(0);
});

it('adds up lists that are shown exactly', async () => {
	const parts = [part(3, 40), part(0, 0), part(3, 3)].map(({ page }) => page);
	expect((await mergeRows(keyset, parts, true)).total).toBe(43);
});
