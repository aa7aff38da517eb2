import { type Page, type PlainDate, today } from '@hms/contracts';
import type { Slot } from '@hms/db';
import { and, type Column, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { UserContext } from '../context.ts';
import type { JsonText } from '../json/json-text.ts';
import {
	Keyset,
	type PageRequest,
	type PageStatement,
	pageStatement,
	readPage,
	type Sort,
	whereOf,
} from './keyset.ts';

/** An input of which some values are only compared with: the statement is the same whatever they are. */
export type Asked<Input, Compared extends keyof Input & string> = Omit<Input, Compared> & {
	[Name in Compared]?: SQL | undefined;
};

/** An input as conditions take it. @param fill what stands in the statement for a value that is only compared with */
export function asked<Input extends object, Compared extends keyof Input & string>(
	input: Input,
	compared: readonly Compared[],
	fill: (name: Compared) => SQLWrapper,
): Asked<Input, Compared> {
	const given = compared.filter((name) => input[name] !== undefined);
	// TypeScript does not see that just these fields have another type now.
	return {
		...input,
		...Object.fromEntries(given.map((name) => [name, sql`${fill(name)}`])),
	} as Asked<Input, Compared>;
}

/** What a condition or an item is made of besides the input. */
interface Around {
	/** The user. */
	owner: SQL<string>;
	/** Today. */
	day: SQL<PlainDate>;
}

/** A list without a search: which rows, in which orders. */
export interface Listing<Input, Compared extends keyof Input & string> {
	/** An item as the text of its JSON. */
	item(asked: Asked<Input, Compared>, around: Around): SQLWrapper;
	table: PgTable;
	joins?: SQL;
	/** Whether counting needs no joins. */
	isCountedAlone?: boolean;
	/**
	 * Where an index has the rows in the list's order only for one value of a column: the column, and a condition for each
	 * value that may be seen. Then `where` is about the table alone.
	 */
	parts?(input: Input, owner: SQL<string>): { by: Column; are: SQL[] };
	id: Column;
	sorts: Record<string, Sort>;
	/** The sort where the request names none. */
	fallback: string;
	/** Values of the input that are only compared with; the others are of a few, and decide how the statement is written. */
	compared: readonly Compared[];
	/** Whether the filters may pass few of many rows, so that a page takes longer than an index's first entries. */
	isSlow?(input: Input): boolean;
	where(asked: Asked<Input, Compared>, around: Around): SQL | undefined;
}

/** Statements by their shape: by all that decides how they are written. */
export class Statements<Name extends string> {
	/** More than these are not kept: nobody uses so many, but somebody could ask for all there are. */
	static readonly most = 200;
	readonly #kept = new Map<string, PageStatement<Name>>();

	/** The statement of a shape, put together where there is none yet. */
	of(shape: string, make: () => PageStatement<Name>): PageStatement<Name> {
		const statement = this.#kept.get(shape) ?? make();
		if (this.#kept.size < Statements.most) this.#kept.set(shape, statement);
		return statement;
	}
}

/** The names of an input's values that say which page, and are the keyset's. */
const paging = new Set<string>(['limit', 'cursor', 'sort', 'order', 'total']);

/** What decides how a page's statement is written. @param compared names of values that do not */
export function shapeOf(
	input: PageRequest,
	keyset: Keyset<string>,
	compared: readonly PropertyKey[],
): string {
	const parts = Object.entries(input)
		.filter(([name, value]) => value !== undefined && !paging.has(name))
		.map(([name, value]) => (compared.includes(name) ? name : `${name}=${value}`));
	return [keyset.shape, ...parts.sort()].join();
}

/** Reads pages of a list, with one statement for all requests of a kind. */
export function listing<
	Item,
	Input extends PageRequest,
	Compared extends keyof Input & string = never,
>(
	list: Listing<Input, Compared>,
): (ctx: UserContext, input: Input) => Promise<JsonText<Page<Item>>> {
	type Name = Compared | 'day' | 'cursorKey' | 'cursorId';
	const statements = new Statements<Name>();

	return async (ctx, input) => {
		const keyset = new Keyset<string>(input, list.sorts, list.fallback, list.id);
		const { start } = keyset;
		const source = (owner: SQL<string>, value: Slot<Name>) => {
			const filled = asked(input, list.compared, value);
			const around = { owner, day: sql<PlainDate>`${value('day')}::date` };
			const where = list.where(filled, around);
			const after = start && keyset.afterRow(value('cursorKey'), value('cursorId'));
			const { table, joins = sql.empty(), id } = list;
			const parts = list.parts?.(input, owner);
			// As many rows of a part as a page needs. That nulls are one value, too, PostgreSQL sees by the order alone.
			const heads = parts?.are.map(
				(part) => sql`(
					select ${table}.* from ${table} ${whereOf(and(part, where, after))}
					order by ${keyset.inOrderOf(parts.by, keyset.by, id)} limit ${keyset.fixedLimit})`,
			);
			return {
				item: list.item(filled, around),
				rows: heads
					? sql`(${sql.join(heads, sql` union all `)}) ${table} ${joins}`
					: sql`${table} ${joins} ${whereOf(and(where, after))}`,
				place: keyset.by,
				id,
				all: sql`select from ${table} ${list.isCountedAlone ? sql.empty() : joins}
					${whereOf(and(parts && or(...parts.are), where))}`,
			};
		};
		const statement = statements.of(shapeOf(input, keyset, list.compared), () =>
			pageStatement(keyset, source, { isQuickRead: !input.total && !list.isSlow?.(input) }),
		);
		const values = { ...input, day: today(), cursorKey: start?.key, cursorId: start?.id };
		return readPage<Item, Name>(ctx.db, keyset, source, values as Record<Name, unknown>, statement);
	};
}
