import './messages.ts';
import { z } from 'zod';

/** The most items of a page. */
export const maxPageSize = 100;

/** The largest total that is counted exactly: beyond it a list shows "10,000 or more" instead of counting a million rows. */
export const maxExactTotal = 10_000;

const sortOrder = z.enum(['asc', 'desc']).meta({ id: 'SortOrder' });

/**
 * The paging parameters of a list.
 * @param sorts the names of its sort orders
 * @param id the name of this enumeration in the OpenAPI document
 */
export function pageInput<const Sort extends readonly [string, ...string[]]>(
	sorts: Sort,
	id: string,
) {
	return {
		limit: z
			.int()
			.min(1)
			.max(maxPageSize)
			.default(25)
			.describe('How many items a page has at most.'),
		cursor: z
			.string()
			.max(4000)
			.optional()
			.describe(
				'`nextCursor` of the page before, asked with the same sort, order and filters. Opaque.',
			),
		sort: z.enum(sorts).meta({ id }).optional().describe('What to sort by.'),
		order: sortOrder.optional().describe('Upwards or downwards.'),
		total: z.boolean().default(false).describe('Whether to count all items as well.'),
	};
}

/**
 * The output of a list. `total` is present if it was requested.
 * @param id its name in the OpenAPI document
 */
export function pageOf<Item extends z.ZodType>(item: Item, id: string) {
	return z
		.strictObject({
			items: z.array(item).max(maxPageSize),
			nextCursor: z.string().nullable().describe('Asks for the next page; null on the last one.'),
			total: z.int().optional().describe('There if it was asked for; stops counting at 10,000.'),
			totalIsExact: z.boolean().optional().describe('False where there are more than 10,000.'),
		})
		.meta({ id });
}

/** A page of a list. */
export interface Page<Item> {
	items: Item[];
	nextCursor: string | null;
	total?: number | undefined;
	totalIsExact?: boolean | undefined;
}

/** What `q` finds in patients and doctors, for the OpenAPI document. */
export const searchDescription = [
	'Each word has to be found: in a name (any case, accents or none, any order, written together or apart, punctuation aside),',
	'in an MRN or licence number, in a telephone number, or as the beginning of an e-mail address.',
	'Names are found with a typo, too: one letter more, fewer, another one, or two neighbours swapped, in words of four letters or',
	'more; a word of three letters is a typo of one of four that has a letter more.',
	'So they are in another script (Ivanova, Wang), in another spelling (hofman), and by short forms (Tom, William).',
	'Titles as "Dr" are left out where there are other words. Twelve words count, and of each the first forty characters.',
].join(' ');
