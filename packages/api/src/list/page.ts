import { maxExactTotal, type Page } from '@hms/contracts';
import { databaseError, type Slot, Statement, type UserAccess, type Values } from '@hms/db';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { JsonText } from '../json/json-text.ts';
import { invalidCursor, type Keyset, type PageRow } from './keyset.ts';

/** A statement that reads a page. */
export type PageStatement<Name extends string> = Statement<PageRow, Name>;

/** A row before those of a first statement, which says that all were found. */
interface AllFoundRow {
	item: null;
	key: '';
	id: null;
	total: null;
}

/** A statement that reads the first rows of a page at a low cost, and perhaps not all of them. */
export type FirstStatement<Name extends string> = Statement<PageRow | AllFoundRow, Name>;

/** The parts of a list's statement. */
interface PageSource {
	/** The item as JSON text. */
	item: SQLWrapper;
	/** The FROM and WHERE clauses, unordered: all rows after the cursor, or at least as many of the first as a page needs. */
	rows: SQL;
	/** The sort key of a row of `rows`. */
	sortKey: SQLWrapper;
	id: SQLWrapper;
	/** The patient that a row of `rows` shows, where the list is not of patients. */
	patientId?: SQLWrapper | undefined;
	/** Whose a row of `rows` is, where it has those of several colleagues. */
	ownerId?: SQLWrapper | undefined;
	/** A SELECT with one row for each row of the whole list, to be counted. */
	all: SQL;
}

/** The statement's parts, for an owner and with placeholders for the values. */
export type SourceOf<Name extends string> = (owner: SQL<string>, value: Slot<Name>) => PageSource;

/** The statement that reads a page and, if it is wanted, the total: one statement, so that both are of one snapshot. */
export function pageStatement<Name extends string>(
	keyset: Keyset<string>,
	source: SourceOf<Name>,
	options: { isQuickRead: boolean },
): PageStatement<Name> {
	return new Statement<PageRow, Name>((owner, value) => {
		const parts = source(owner, value);
		const total = keyset.wantsTotal ? sql`, (${countOf(parts.all)}) as total` : sql.empty();
		return selectPage(keyset, parts, total, keyset.rowLimit);
	}, options);
}

/** A statement that counts a list. */
export type CountStatement<Name extends string> = Statement<{ total: number }, Name>;

export const countStatement = <Name extends string>(source: SourceOf<Name>): CountStatement<Name> =>
	new Statement((owner, value) => sql`select (${countOf(source(owner, value).all)}) as total`);

/** A statement for a list's first page. @param source with an `AllFoundRow` if it has found all rows of the list */
export function firstStatement<Name extends string>(
	keyset: Keyset<string>,
	source: (owner: SQL<string>, value: Slot<Name>) => Omit<PageSource, 'all'>,
	options: { isQuickRead: boolean },
): FirstStatement<Name> {
	return new Statement<PageRow | AllFoundRow, Name>(
		(owner, value) =>
			selectPage(keyset, source(owner, value), sql`, total`, sql`${keyset.rowLimit} + 1`),
		options,
	);
}

const selectPage = (
	keyset: Keyset<string>,
	{ item, rows, sortKey, id, patientId, ownerId }: Omit<PageSource, 'all'>,
	total: SQL,
	limit: SQL,
) => sql`
	select ${item} as item, ${sortKey}::text as key, ${id} as id
		${patientId ? sql`, ${patientId} as "patientId"` : sql.empty()}
		${ownerId ? sql`, ${ownerId} as "ownerId"` : sql.empty()} ${total}
	from ${rows}
	order by ${keyset.orderBy(sortKey, id)}
	limit ${limit}`;

/** A WHERE clause; empty without a condition. */
export const whereOf = (condition: SQL | undefined): SQL =>
	condition ? sql`where ${condition}` : sql.empty();

/** Counts rows, up to one more than `maxExactTotal`. */
const countOf = (all: SQL) =>
	sql`select count(*)::integer from (${all} limit ${maxExactTotal + 1}) counted`;

/** What was read for a page: at least one row more than it shows, if there is one. */
export interface PageRows {
	keyset: Keyset<string>;
	rows: PageRow[];
	/** Of the whole list, if the request wants it. */
	total?: number;
	/** Counts the whole list, up to one more than `maxExactTotal`. */
	count(): Promise<number>;
}

/** The page of a list. */
export const toPage = <Item>({ keyset, rows, total }: PageRows): JsonText<Page<Item>> =>
	keyset.page(rows, total === undefined ? {} : totalOf(total));

/**
 * One list of several in the same order.
 * @param wantsTotal whether the total is wanted; the parts need not have theirs
 */
export async function mergeRows(
	keyset: Keyset<string>,
	parts: PageRows[],
	wantsTotal: boolean,
): Promise<PageRows> {
	const rows = parts.flatMap((part) => part.rows).sort((one, other) => keyset.compare(one, other));
	const count = () => countParts(parts);
	return { keyset, rows, count, ...(wantsTotal ? { total: await count() } : {}) };
}

/** Counts lists together: one after the other, because beyond `maxExactTotal` the rest is not counted. */
async function countParts(parts: PageRows[]): Promise<number> {
	let sum = parts.reduce((least, { total, rows }) => least + (total ?? rows.length), 0);
	for (const { total, rows, count } of parts) {
		if (sum > maxExactTotal) break;
		if (total === undefined) sum += (await count()) - rows.length;
	}
	return sum;
}

/**
 * Reads the rows of one page, and the total if the request wants it.
 * @param firsts cheaper statements; the result of one is used if it has all rows, or fills the page and no total is wanted
 * @throws DomainError `validation` for a cursor whose value is not of its column's type
 */
export async function readPage<Name extends string>(
	access: UserAccess,
	keyset: Keyset<string>,
	source: SourceOf<Name>,
	values: Values<Name>,
	// A search may read many rows.
	statement = pageStatement(keyset, source, { isQuickRead: false }),
	firsts: FirstStatement<Name>[] = [],
	counting = countStatement(source),
): Promise<PageRows> {
	const countAll = async () => (await access.read(counting, values))[0]?.total ?? 0;
	const withCount = (rows: PageRow[], total?: number): PageRows => {
		const isWhole = keyset.isFirstPage && !keyset.hasNextPage(rows);
		const known = total ?? (isWhole ? rows.length : undefined);
		return {
			...{ keyset, rows, ...(total === undefined ? {} : { total }) },
			count: async () => known ?? countAll(),
		};
	};
	try {
		for (const first of firsts) {
			const { found, hasAll } = await readFirst(access, first, values);
			if (hasAll || (keyset.hasNextPage(found) && !keyset.wantsTotal)) {
				return withCount(found, keyset.wantsTotal ? (found[0]?.total ?? 0) : undefined);
			}
		}
		const rows = await access.read(statement, values);
		const page = withCount(rows, rows[0]?.total);
		// Without a row on the page the total has to be counted, except on the first page: then the list is empty.
		return keyset.wantsTotal ? { ...page, total: await page.count() } : page;
	} catch (error) {
		// Class 22 is PostgreSQL's "data exception"; here only a forged cursor can cause one.
		if (databaseError(error)?.code.startsWith('22'))
			throw Object.assign(invalidCursor(), { cause: error });
		throw error;
	}
}

/** Reads the first rows of a page, and tells whether these are all rows of the list. */
export async function readFirst<Name extends string>(
	access: UserAccess,
	first: FirstStatement<Name>,
	values: Values<Name>,
): Promise<{ found: PageRow[]; hasAll: boolean }> {
	const rows = await access.read(first, values);
	const found = rows.filter((row): row is PageRow => row.id !== null);
	return { found, hasAll: found.length < rows.length };
}

function totalOf(rows: number): { total: number; totalIsExact: boolean } {
	return { total: Math.min(rows, maxExactTotal), totalIsExact: rows <= maxExactTotal };
}
