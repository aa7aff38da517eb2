import { type Column, is, Param, Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Parameters } from './entry.ts';

/** Values by the names that a statement has for them. */
export type Values<Name extends string> = Record<Name, unknown>;

/** Where a value stands in a statement; `column` is what it is written to, where that decides how it is written. */
export type Slot<Name extends string> = (name: Name, column?: Column) => SQL;

/** What a statement is made of: the owner of the rows, who is the user, and what differs from request to request. */
export type Recipe<Name extends string> = (owner: SQL<string>, value: Slot<Name>) => SQLWrapper;

const dialect = new PgDialect();

/** Drizzle without a connection: what it builds is a statement's recipe. */
export const builder = drizzle.mock();

/**
 * One statement that is put together once and run as often as one likes: putting it together costs more than sending it.
 * Its rows come as the driver gives them, so what it selects are numbers and texts under names of their own.
 */
export class Statement<Row extends object, Name extends string = never> {
	readonly #recipe: Recipe<Name>;
	#query: { sql: string; params: unknown[] } | undefined;
	/** Tells one statement's rows from another's. */
	declare readonly row: Row;

	/** Whether it only reads, so that it may be sent again, and takes a few milliseconds at most, however much there is. */
	readonly isQuickRead: boolean;

	constructor(recipe: Recipe<Name>, { isQuickRead = false } = {}) {
		this.#recipe = recipe;
		this.isQuickRead = isQuickRead;
	}

	/** The statement with values in it. */
	with(userId: string, values: Values<Name>): SQL {
		const value: Slot<Name> = (name, column) => sql`${sql.param(values[name] ?? null, column)}`;
		return this.#recipe(sql`${userId}::uuid`, value).getSQL();
	}

	/** The same as text, which never differs, and what is sent along. */
	filled(userId: string, values: Values<Name>): { text: string; parameters: Parameters } {
		this.#query ??= dialect.sqlToQuery(
			this.#recipe(
				sql`${sql.placeholder('userId')}::uuid`,
				(name, column) => sql`${sql.param(sql.placeholder(name), column)}`,
			).getSQL(),
		);
		const given: Record<string, unknown> = { ...values, userId };
		const { sql: text, params } = this.#query;
		// What a column writes is what the driver takes.
		return { text, parameters: params.map((slot) => filled(slot, given)) as Parameters };
	}
}

/** What stands in a slot, as its column writes it; nothing is null for every column. */
function filled(slot: unknown, given: Record<string, unknown>): unknown {
	if (is(slot, Placeholder)) return given[slot.name];
	if (!is(slot, Param) || !is(slot.value, Placeholder)) return slot;
	const value = given[slot.value.name] ?? null;
	return value === null ? null : slot.encoder.mapToDriverValue(value);
}
