import { z } from 'zod';

/** The largest page; a list that needs more asks for the next one. */
export const maxPageSize = 100;

/** The exact count stops here: beyond it a list says "10,000 or more" instead of counting a million rows. */
export const maxExactTotal = 10_000;

/** What every list takes, given the columns it can be sorted by; the first is the default. */
export function pageInput<const Sort extends readonly [string, ...string[]]>(sorts: Sort) {
	return {
		limit: z.int().min(1).max(maxPageSize).default(25),
		/** Opaque: `nextCursor` of the page before, asked with the same sort and order. */
		cursor: z.string().max(4000).optional(),
		sort: z.enum(sorts).optional(),
		order: z.enum(['asc', 'desc']).optional(),
		total: z.boolean().default(false),
	};
}

/** What every list answers. `total` is there if it was asked for. */
export function pageOf<Item extends z.ZodType>(item: Item) {
	return z.strictObject({
		items: z.array(item),
		nextCursor: z.string().nullable(),
		total: z.int().optional(),
		totalIsExact: z.boolean().optional(),
	});
}

/** A list's items and where it goes on. */
export interface Page<Item> {
	items: Item[];
	nextCursor: string | null;
	total?: number | undefined;
	totalIsExact?: boolean | undefined;
}
