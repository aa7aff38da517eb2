import { maxExactTotal, maxPageSize, type Page } from '@hms/contracts';
import { type Access, type Recipe, type Slot, Statement, type Values } from '@hms/db';
import { type Column, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { z } from 'zod';
import { databaseError, fieldsError } from '../errors/errors.ts';
import { JsonText } from '../json/json-text.ts';

/** One way to sort a list. */
export interface Sort {
	/** The value rows are compared by; there is an index on it, followed by the id. */
	by: SQL | Column;
	/** Its type in PostgreSQL, to read the value in a cursor back. */
	type: 'timestamptz' | 'date' | 'text' | 'integer' | 'specialty';
	/** Which end comes first where the request does not say. */
	order: 'asc' | 'desc';
}

/** What every list is asked for with. */
export interface PageRequest {
	limit: number;
	cursor?: string | undefined;
	sort?: string | undefined;
	order?: 'asc' | 'desc' | undefined;
	total: boolean;
}

const cursorContent = z.tuple([z.string(), z.enum(['asc', 'desc']), z.string(), z.uuid()]);

const invalidCursor = () =>
	fieldsError('validation', [
		{ path: 'cursor', message: 'is not a cursor of this list in this order' },
	]);

/** Says where a page begins and how its rows are ordered, by key and not by counting rows that are passed over. */
export class Keyset<Name extends string> {
	readonly #name: Name;
	readonly #sort: Sort;
	readonly #order: 'asc' | 'desc';
	readonly #id: Column;
	readonly #request: PageRequest;

	constructor(request: PageRequest, sorts: Record<Name, Sort>, fallback: Name, id: Column) {
		// Sorts are named by the contract, whose schema has let only those through.
		this.#name = (request.sort as Name | undefined) ?? fallback;
		this.#sort = sorts[this.#name];
		this.#order = request.order ?? this.#sort.order;
		this.#id = id;
		this.#request = request;
	}

	/** The sorted value, as text, and the id of the row before the page. @throws DomainError `validation` for a cursor of another list */
	get start(): { key: string; id: string } | undefined {
		if (this.#request.cursor === undefined) return undefined;
		const [name, order, key, id] = this.#decode(this.#request.cursor);
		if (name !== this.#name || order !== this.#order) throw invalidCursor();
		return { key, id };
	}

	/** Only what comes after the cursor. @throws DomainError `validation` for a cursor of another list */
	get after(): SQL | undefined {
		const { start } = this;
		return start && this.afterRow(sql`${start.key}`, sql`${start.id}`);
	}

	/** Only what comes after a row, of which the sorted value is given as text. */
	afterRow(key: SQLWrapper, id: SQLWrapper): SQL {
		const end = sql`(${key}::${sql.raw(this.#sort.type)}, ${id}::uuid)`;
		const position = sql`(${this.#sort.by}, ${this.#id})`;
		return this.#order === 'asc' ? sql`${position} > ${end}` : sql`${position} < ${end}`;
	}

	/** What it is sorted by: a sort's name, of the request or the fallback. */
	get name(): Name {
		return this.#name;
	}

	/** The value that rows are compared by. */
	get by(): SQL | Column {
		return this.#sort.by;
	}

	get id(): Column {
		return this.#id;
	}

	/** The order of the list, for rows that have the sorted value and the id under these names. */
	inOrderOf(...values: SQLWrapper[]): SQL {
		const direction = sql.raw(this.#order);
		return sql.join(
			values.map((value) => sql`${value} ${direction}`),
			sql`, `,
		);
	}

	/** What decides how the list's statement is written; where its page begins does not. */
	get shape(): string {
		const { wantsTotal, isFirst } = this;
		return [this.#name, this.#order, this.#rows, wantsTotal, isFirst].join();
	}

	/** One more than asked for, which tells whether there is a next page, or still more. */
	get #rows(): number {
		return this.#request.limit <= 25 ? 26 : maxPageSize + 1;
	}

	/**
	 * How many rows to read, as part of a statement's text. PostgreSQL plans a statement anew each time where the limit is a
	 * parameter, because it takes an unknown one for large; and it keeps a plan for each text, so there are only two.
	 */
	get fixedLimit(): SQL {
		return sql.raw(String(this.#rows));
	}

	/** Whether the request asks how many there are. */
	get wantsTotal(): boolean {
		return this.#request.total;
	}

	/** Whether it is the page that a list begins with. */
	get isFirst(): boolean {
		return this.#request.cursor === undefined;
	}

	/** Whether rows fill the page, and others follow. */
	isBeforeMore(rows: Found[]): boolean {
		return rows.length > this.#request.limit;
	}

	/** Rows as they were found, as the text of a page; `more` is what it says besides. */
	page(rows: Found[], more: Partial<Page<never>>): string {
		const shown = rows.slice(0, this.#request.limit);
		const last = shown.at(-1);
		const nextCursor = last && this.isBeforeMore(rows) ? this.#encode(last.key, last.id) : null;
		const rest = JSON.stringify({ nextCursor, ...more }).slice(1);
		return `{"items":[${shown.map(({ item }) => item).join()}],${rest}`;
	}

	#encode(key: string, id: string): string {
		return Buffer.from(JSON.stringify([this.#name, this.#order, key, id])).toString('base64url');
	}

	#decode(cursor: string): z.infer<typeof cursorContent> {
		try {
			return cursorContent.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
		} catch (error) {
			throw Object.assign(invalidCursor(), { cause: error });
		}
	}
}

/** A row of a page: as JSON, the sorted value as text, its id; and how many there are in all, if that was asked for. */
interface Found {
	item: string;
	key: string;
	id: string;
	total?: number;
}

/** A statement that reads a page. */
export type PageStatement<Name extends string> = Statement<Found, Name>;

/** What pages are read from. */
interface PageSource {
	/** An item as the text of its JSON. */
	item: SQLWrapper;
	/** What follows FROM, not in order: all that comes after the cursor, or as much of it as a page needs. */
	rows: SQL;
	/** The sorted value and the id in it. */
	place: SQLWrapper;
	id: SQLWrapper;
	/** A SELECT of one row for each row of the whole list. */
	all: SQL;
}

/** What pages are read from, for this owner and these values. */
export type SourceOf<Name extends string> = (owner: SQL<string>, value: Slot<Name>) => PageSource;

/** The statement that reads a page, and how many rows there are: two statements would see two states. */
export function pageStatement<Name extends string>(
	keyset: Keyset<string>,
	source: SourceOf<Name>,
	options: { isQuickRead: boolean },
): PageStatement<Name> {
	const select: Recipe<Name> = (owner, value) => {
		const { item, rows, place, id, all } = source(owner, value);
		return sql`
			select ${item} as item, ${place}::text as key, ${id} as id ${
				keyset.wantsTotal ? sql`, (${countOf(all)}) as total` : sql``
			}
			from ${rows}
			order by ${keyset.inOrderOf(place, id)}
			limit ${keyset.fixedLimit}`;
	};
	return new Statement(select, options);
}

/** The WHERE clause of a condition, if there is one. */
export const whereOf = (condition: SQL | undefined): SQL =>
	condition ? sql`where ${condition}` : sql.empty();

/** As far as a list is counted exactly. */
const countOf = (all: SQL) =>
	sql`select count(*)::integer from (${all} limit ${maxExactTotal + 1}) counted`;

/**
 * Reads one page, and how many rows there are if that is asked for.
 * @param first a cheaper statement that finds the list's first rows, or some: tried first, and enough if they fill the page
 * @throws DomainError `validation` for a cursor that holds what its column cannot
 */
export async function readPage<Item, Name extends string>(
	access: Access,
	keyset: Keyset<string>,
	source: SourceOf<Name>,
	values: Values<Name>,
	// A search may have to look at much.
	statement = pageStatement(keyset, source, { isQuickRead: false }),
	first?: PageStatement<Name>,
): Promise<JsonText<Page<Item>>> {
	try {
		if (first && !keyset.wantsTotal) {
			const found = await access.run(first, values);
			if (keyset.isBeforeMore(found)) return new JsonText(keyset.page(found, {}));
		}
		const found = await access.run(statement, values);
		if (!keyset.wantsTotal) return new JsonText(keyset.page(found, {}));
		const [row] = found;
		// An empty page: so is the list, or what came after the cursor.
		const total = row?.total ?? (keyset.isFirst ? 0 : await countAll(access, source, values));
		return new JsonText(keyset.page(found, totalOf(total)));
	} catch (error) {
		// PostgreSQL's class 22, "data exception": only a cursor that was tampered with brings one about here.
		if (databaseError(error)?.code.startsWith('22'))
			throw Object.assign(invalidCursor(), { cause: error });
		throw error;
	}
}

async function countAll<Name extends string>(
	access: Access,
	source: SourceOf<Name>,
	values: Values<Name>,
): Promise<number> {
	const counting = new Statement<{ total: number }, Name>(
		(owner, value) => sql`select (${countOf(source(owner, value).all)}) as total`,
	);
	const [all] = await access.run(counting, values);
	return all?.total ?? 0;
}

function totalOf(rows: number): { total: number; totalIsExact: boolean } {
	return { total: Math.min(rows, maxExactTotal), totalIsExact: rows <= maxExactTotal };
}
