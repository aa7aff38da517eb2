import { maxExactTotal, maxPageSize, type Page } from '@hms/contracts';
import type { Access, Db } from '@hms/db';
import { type Column, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgSelect } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { databaseError, fieldsError } from './errors.ts';

/** One way to sort a list. */
export interface Sort {
	/** The value rows are compared by; there is an index on it, followed by the id. */
	by: SQL | Column;
	/** Its type in PostgreSQL, to read the value in a cursor back. */
	type: 'timestamptz' | 'date' | 'text' | 'integer' | 'specialty';
	/** Which end comes first where the request does not say. */
	order: 'asc' | 'desc';
}

interface Request {
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
	readonly #request: Request;

	constructor(request: Request, sorts: Record<Name, Sort>, fallback: Name, id: Column) {
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
		if (!start) return undefined;
		const end = sql`(${start.key}::${sql.raw(this.#sort.type)}, ${start.id}::uuid)`;
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

	get orderBy(): SQL[] {
		return this.inOrderOf(this.#sort.by, this.#id);
	}

	/** The order of the list, for rows that have the sorted value and the id under other names. */
	inOrderOf(by: SQLWrapper, id: SQLWrapper): SQL[] {
		const direction = sql.raw(this.#order);
		return [sql`${by} ${direction}`, sql`${id} ${direction}`];
	}

	/** The sorted value as text; to be selected beside the columns. */
	get key(): SQL<string> {
		return sql<string>`${this.#sort.by}::text`;
	}

	/** One more than asked for: it tells whether there is a next page. */
	get limit(): number {
		return this.#request.limit + 1;
	}

	/**
	 * At least as many, as part of a statement's text. PostgreSQL plans a statement anew each time where the limit is a
	 * parameter, because it takes an unknown one for large; and it keeps a plan for each text, so there are only two.
	 */
	get fixedLimit(): SQL {
		return sql.raw(this.limit <= 26 ? '26' : String(maxPageSize + 1));
	}

	/** Whether the request asks how many there are. */
	get wantsTotal(): boolean {
		return this.#request.total;
	}

	/** Whether it is the page that a list begins with. */
	get isFirst(): boolean {
		return this.#request.cursor === undefined;
	}

	/** Rows as selected with `key` and `limit`, as a page. */
	page<Item extends { id: string }>(rows: (Item & { key: string; total?: number })[]): Page<Item> {
		const shown = rows.slice(0, this.#request.limit);
		const last = shown.at(-1);
		const nextCursor = last && rows.length > shown.length ? this.#encode(last.key, last.id) : null;
		return {
			items: shown.map(({ key: _key, total: _total, ...item }) => item as unknown as Item),
			nextCursor,
		};
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

/** What is selected beside a page's columns: the sorted value, and how many rows there are if that is asked for. */
interface Extra {
	key: SQL<string>;
	total?: SQL<number>;
}

/**
 * Reads one page, and in the same statement how many rows there are if that is asked for: two statements would see two
 * states, and a page and a number that do not fit.
 * @param rows the page's rows: with `extra` selected, its order and its limit
 * @param counted one row for each row of the whole list; it is looked at up to the number that is counted exactly
 * @throws DomainError `validation` for a cursor that holds what its column cannot
 */
export async function readPage<Item extends { id: string }>(
	access: Access,
	keyset: Keyset<string>,
	rows: (db: Db, extra: Extra) => PromiseLike<(Item & { key: string; total?: number })[]>,
	counted: (db: Db) => PgSelect,
): Promise<Page<Item>> {
	const totalIn = (db: Db) =>
		sql`(select count(*) from ${counted(db)
			.limit(maxExactTotal + 1)
			.as('counted')})`.mapWith(Number);
	try {
		const found = await access.single((db) =>
			rows(db, { key: keyset.key, ...(keyset.wantsTotal ? { total: totalIn(db) } : {}) }),
		);
		const page = keyset.page(found);
		if (!keyset.wantsTotal) return page;
		const [first] = found;
		if (first?.total !== undefined) return { ...page, ...totalOf(first.total) };
		// The page is empty: so is the list, or what came after the cursor.
		if (keyset.isFirst) return { ...page, ...totalOf(0) };
		const [all] = await access.single((db) =>
			db.select({ total: totalIn(db) }).from(sql`(select) one`),
		);
		return { ...page, ...totalOf(all?.total ?? 0) };
	} catch (error) {
		// PostgreSQL's class 22, "data exception": only a cursor that was tampered with brings one about here.
		if (databaseError(error)?.code.startsWith('22'))
			throw Object.assign(invalidCursor(), { cause: error });
		throw error;
	}
}

function totalOf(rows: number): { total: number; totalIsExact: boolean } {
	return { total: Math.min(rows, maxExactTotal), totalIsExact: rows <= maxExactTotal };
}
