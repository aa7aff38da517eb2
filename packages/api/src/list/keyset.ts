import { maxPageSize, type Page } from '@hms/contracts';
import { type Column, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { z } from 'zod';
import { errorForFields } from '../errors/domain-error.ts';
import { JsonText } from '../json/json-text.ts';

/** One sort order of a list. */
export interface Sort {
	/** The sort key. An index has it as its first column, followed by the id. */
	by: SQL | Column;
	/** The sort key's type in PostgreSQL: a cursor's value is cast to it. */
	type: 'timestamptz' | 'date' | 'text' | 'integer' | 'specialty';
	/** The direction where the request names none. */
	order: 'asc' | 'desc';
}

/** The paging parameters that every list accepts. */
export interface PageRequest {
	limit: number;
	cursor?: string | undefined;
	sort?: string | undefined;
	order?: 'asc' | 'desc' | undefined;
	total: boolean;
}

const cursorContent = z.tuple([z.string(), z.enum(['asc', 'desc']), z.string(), z.uuid()]);

export const invalidCursor = () =>
	errorForFields('validation', [
		{ path: 'cursor', message: 'is not a cursor of this list in this order' },
	]);

/** Sizes of pages that have statements of their own: the default of the API, that of the web app, and the largest. */
const pageSizes = [25, 50, maxPageSize];

/**
 * Keyset pagination: the order of a list, and where a page of it begins. A page begins after the sort key and id of the row
 * before it, so that no rows are read only to be skipped.
 */
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

	/** The sort key, as text, and the id of the row before the page; undefined on the first page. @throws DomainError `validation` for a cursor of another list */
	get start(): { key: string; id: string } | undefined {
		if (this.#request.cursor === undefined) return undefined;
		const [name, order, key, id] = this.#decode(this.#request.cursor);
		if (name !== this.#name || order !== this.#order) throw invalidCursor();
		return { key, id };
	}

	/** The condition for rows after the cursor. @throws DomainError `validation` for a cursor of another list */
	get after(): SQL | undefined {
		const { start } = this;
		return start && this.afterRow(sql`${start.key}`, sql`${start.id}`);
	}

	/** The condition for rows after a row. @param key that row's sort key, as text */
	afterRow(key: SQLWrapper, id: SQLWrapper): SQL {
		const end = sql`(${key}::${sql.raw(this.#sort.type)}, ${id}::uuid)`;
		const position = sql`(${this.#sort.by}, ${this.#id})`;
		return this.#order === 'asc' ? sql`${position} > ${end}` : sql`${position} < ${end}`;
	}

	/** The name of the sort order: the request's, or the fallback. */
	get name(): Name {
		return this.#name;
	}

	/** The sort key. */
	get by(): SQL | Column {
		return this.#sort.by;
	}

	get id(): Column {
		return this.#id;
	}

	/** The terms of ORDER BY in the list's direction. @param values expressions for the sort key and the id */
	orderBy(...values: SQLWrapper[]): SQL {
		const direction = sql.raw(this.#order);
		return sql.join(
			values.map((value) => sql`${value} ${direction}`),
			sql`, `,
		);
	}

	/** Identifies the text of the list's statement. The cursor's values are parameters and do not change it. */
	get shape(): string {
		const { wantsTotal, isFirstPage } = this;
		return [this.#name, this.#order, this.#rows, wantsTotal, isFirstPage].join();
	}

	/** Rows to read: at least one more than requested, which shows whether there is a next page. */
	get #rows(): number {
		return (pageSizes.find((size) => this.#request.limit <= size) ?? maxPageSize) + 1;
	}

	/**
	 * The LIMIT as a literal. With a parameter PostgreSQL does not reuse a plan, because it assumes that an unknown limit is
	 * large; each literal needs a plan of its own, so there are only few.
	 */
	get rowLimit(): SQL {
		return sql.raw(String(this.#rows));
	}

	/** Whether the request wants the list's total. */
	get wantsTotal(): boolean {
		return this.#request.total;
	}

	/** Whether it is the first page of the list. */
	get isFirstPage(): boolean {
		return this.#request.cursor === undefined;
	}

	/** Whether more rows were found than the page shows. */
	hasNextPage(rows: unknown[]): boolean {
		return rows.length > this.#request.limit;
	}

	/** The order of two rows in the list: text as PostgreSQL compares its bytes, which is also the order of dates and instants. */
	compare(one: PageRow, other: PageRow): number {
		const byKey =
			this.#sort.type === 'integer'
				? Number(one.key) - Number(other.key)
				: Buffer.compare(Buffer.from(one.key), Buffer.from(other.key));
		const upwards = byKey || Buffer.compare(Buffer.from(one.id), Buffer.from(other.id));
		return this.#order === 'asc' ? upwards : -upwards;
	}

	/** The page as JSON text. @param totals the fields `total` and `totalIsExact`, if they were requested */
	page<Item>(rows: PageRow[], totals: Partial<Page<never>>): JsonText<Page<Item>> {
		const shown = rows.slice(0, this.#request.limit);
		const last = shown.at(-1);
		const nextCursor = last && this.hasNextPage(rows) ? this.#encode(last.key, last.id) : null;
		const rest = JSON.stringify({ nextCursor, ...totals }).slice(1);
		const text = `{"items":[${shown.map(({ item }) => item).join()}],${rest}`;
		return new JsonText<Page<Item>>(text).ofPatients(
			// A row of a list of patients is the patient itself; one of the directory's history shows none.
			shown.flatMap(({ id, patientId = id }) => patientId ?? []),
		);
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

/** A row of a page. */
export interface PageRow {
	/** The item as JSON text. */
	item: string;
	/** The sort key as text. */
	key: string;
	id: string;
	/** The patient that the item shows, if it is not itself one; null: none. */
	patientId?: string | null;
	/** The colleague whose patient it is, where a statement reads those of several. */
	ownerId?: string;
	/** Rows of the whole list, up to one more than `maxExactTotal`, if the request wants the total. */
	total?: number;
}
