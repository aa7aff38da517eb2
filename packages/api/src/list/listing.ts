import { type Page, type PlainDate, today } from '@hms/contracts';
import type { Slot } from '@hms/db';
import { and, type Column, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { UserContext } from '../context.ts';
import type { JsonText } from '../json/json-text.ts';
import { Keyset, type PageRequest, type Sort } from './keyset.ts';
import {
	type CountStatement,
	countStatement,
	type PageRows,
	type PageStatement,
	pageStatement,
	readPage,
	toPage,
	whereOf,
} from './page.ts';

/** An input with a placeholder in place of each value that is a parameter of the statement. */
export type InputWithSlots<Input, Parameter extends keyof Input & string> = Omit<
	Input,
	Parameter
> & {
	[Name in Parameter]?: SQL | undefined;
};

/** Puts placeholders in place of those parameters that the input has. @param slot the placeholder of a parameter */
export function withSlots<Input extends object, Parameter extends keyof Input & string>(
	input: Input,
	parameters: readonly Parameter[],
	slot: (name: Parameter) => SQLWrapper,
): InputWithSlots<Input, Parameter> {
	const present = parameters.filter((name) => input[name] !== undefined);
	// TypeScript does not see that just these fields have another type now.
	return {
		...input,
		...Object.fromEntries(present.map((name) => [name, sql`${slot(name)}`])),
	} as InputWithSlots<Input, Parameter>;
}

/** Placeholders that every list has. */
interface ListScope {
	/** The id of the owner of the rows. */
	owner: SQL<string>;
	/** Today in the clinic. */
	day: SQL<PlainDate>;
}

/** A part of a list, which an index has in the list's order. */
interface Part {
	where: SQL;
	/** A column that has one value in the part. Ordering by it too lets PostgreSQL use the index for NULL. */
	by?: Column;
	/** A query whose rows, as `record`, have a part each. */
	ofEach?: SQL;
}

/** A list without a full-text search: its rows and its sort orders. */
export interface Listing<Input, Parameter extends keyof Input & string> {
	/** The item as JSON text. */
	item(input: InputWithSlots<Input, Parameter>, scope: ListScope): SQLWrapper;
	table: PgTable;
	joins?: SQL;
	/** Whether the total can be counted without the joins. */
	countsWithoutJoins?: boolean;
	/** The parts of the list, where no index has all of it in its order. `where` is then about `table` alone. */
	parts?(input: InputWithSlots<Input, Parameter>, scope: ListScope): Part[];
	id: Column;
	/** The patient that an item shows, where the list is not of patients; null: none. */
	patientId?: SQLWrapper;
	sorts: Record<string, Sort>;
	/** The sort order where the request names none. */
	fallback: string;
	/**
	 * Fields of the input that are parameters of the statement. The other fields have few possible values, and each
	 * combination of them has a statement of its own.
	 */
	parameters: readonly Parameter[];
	/** Whether these filters may reject most rows, so that reading a page takes longer than reading an index's first entries. */
	isSlow?(input: Input): boolean;
	where(input: InputWithSlots<Input, Parameter>, scope: ListScope): SQL | undefined;
}

/** Statements by their shape, see `statementShape`. */
export class StatementCache<Kept> {
	/** The maximum number of statements. Ordinary use has far fewer; a hostile client could request every combination. */
	static readonly maxSize = 200;
	readonly #statements = new Map<string, Kept>();

	/** The statement of a shape; `create` is called where there is none yet. */
	get(shape: string, create: () => Kept): Kept {
		const statement = this.#statements.get(shape) ?? create();
		if (this.#statements.size < StatementCache.maxSize) this.#statements.set(shape, statement);
		return statement;
	}
}

/** The paging fields of an input, which the keyset covers. */
const pagingFields = new Set<string>(['limit', 'cursor', 'sort', 'order', 'total']);

/** Identifies the text of a page's statement. @param parameters fields whose presence matters, but not their value */
export function statementShape(
	input: PageRequest,
	keyset: Keyset<string>,
	parameters: readonly PropertyKey[],
): string {
	const fields = Object.entries(input)
		.filter(([name, value]) => value !== undefined && !pagingFields.has(name))
		.map(([name, value]) => (parameters.includes(name) ? name : `${name}=${value}`));
	return [keyset.shape, ...fields.sort()].join();
}

/** The rows of all parts of a list. @param rowsOf selects those of a part, or the first of them */
function unionOf(table: PgTable, parts: Part[], rowsOf: (part: Part) => SQL): SQL {
	if (parts.length === 0) return sql`select ${table}.* from ${table} where false`;
	const each = parts.map((part) =>
		part.ofEach
			? sql`(select found.* from (${part.ofEach}) record cross join lateral (${rowsOf(part)}) found)`
			: sql`(${rowsOf(part)})`,
	);
	return sql.join(each, sql` union all `);
}

/** Makes the function that reads pages of a list, with one prepared statement for each shape of request. */
export function listing<
	Item,
	Input extends PageRequest,
	Parameter extends keyof Input & string = never,
>(
	list: Listing<Input, Parameter>,
): (ctx: UserContext, input: Input) => Promise<JsonText<Page<Item>>> {
	const read = rowListing(list);
	return async (ctx, input) => toPage(await read(ctx, input));
}

/** Makes the function that reads the rows of such pages. */
export function rowListing<
	Input extends PageRequest,
	Parameter extends keyof Input & string = never,
>(list: Listing<Input, Parameter>): (ctx: UserContext, input: Input) => Promise<PageRows> {
	type Name = Parameter | 'day' | 'cursorKey' | 'cursorId';
	const statements = new StatementCache<[PageStatement<Name>, CountStatement<Name>]>();

	return async (ctx, input) => {
		const keyset = new Keyset<string>(input, list.sorts, list.fallback, list.id);
		const { start } = keyset;
		const source = (owner: SQL<string>, value: Slot<Name>) => {
			const filters = withSlots(input, list.parameters, value);
			const scope = { owner, day: sql<PlainDate>`${value('day')}::date` };
			const where = list.where(filters, scope);
			const after = start && keyset.afterRow(value('cursorKey'), value('cursorId'));
			const { table, joins = sql.empty(), id } = list;
			const parts = list.parts?.(filters, scope);
			const rowsOf = (part: Part) =>
				sql`select ${table}.* from ${table} ${whereOf(and(part.where, where))}`;
			// As many rows of each part as a page needs.
			const headOf = (part: Part) => {
				const order = keyset.orderBy(...(part.by ? [part.by] : []), keyset.by, id);
				return sql`select ${table}.* from ${table} ${whereOf(and(part.where, where, after))}
					order by ${order} limit ${keyset.rowLimit}`;
			};
			return {
				item: list.item(filters, scope),
				rows: parts
					? sql`(${unionOf(table, parts, headOf)}) ${table} ${joins}`
					: sql`${table} ${joins} ${whereOf(and(where, after))}`,
				sortKey: keyset.by,
				id,
				patientId: list.patientId,
				all: parts
					? unionOf(table, parts, rowsOf)
					: sql`select from ${table} ${list.countsWithoutJoins ? sql.empty() : joins} ${whereOf(where)}`,
			};
		};
		const shape = statementShape(input, keyset, list.parameters);
		const [statement, counting] = statements.get(shape, () => [
			pageStatement(keyset, source, { isQuickRead: !input.total && !list.isSlow?.(input) }),
			countStatement(source),
		]);
		const given = { ...input, day: today(), cursorKey: start?.key, cursorId: start?.id };
		const values = given as Record<Name, unknown>;
		return readPage<Name>(ctx.db, keyset, source, values, statement, [], counting);
	};
}
