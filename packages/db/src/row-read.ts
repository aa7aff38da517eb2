import { type Column, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Parameters } from './entry.ts';
import { type Slot, Statement, type Values } from './statement.ts';

/**
 * What a read is made of: the owner of the rows, which of them are asked for, and what is the same for all of them. It
 * selects the id that was asked for, once, and fails for no row because of what that says: all would fail that are read
 * with it.
 */
type RowRecipe<Name extends string> = (
	owner: SQL<string>,
	isAsked: (id: Column) => SQL,
	value: Slot<Name>,
) => SQLWrapper;

/**
 * Reads rows of one user by their ids, one or many by the same statement, which is put together once, only reads, and is
 * quick. The rows come as those of a `Statement` do. Ids are UUIDs as PostgreSQL writes them, in lower case.
 */
export class RowRead<Row extends { id: string }, Name extends string = never> {
	readonly #statement: Statement<Row, Name | 'ids'>;
	readonly #values: () => Values<Name>;

	/** @param values that do not depend on who asks, as they are when it is sent */
	constructor(recipe: RowRecipe<Name>, values: () => Values<Name>) {
		this.#statement = new Statement((owner, value) =>
			recipe(owner, (id) => sql`${id} = any(${value('ids')}::text::uuid[])`, value),
		);
		this.#values = values;
	}

	/** The statement with ids in it. */
	with(userId: string, ids: string[]): SQL {
		return this.#statement.with(userId, this.#valuesAnd(ids));
	}

	/** The same as text, which never differs, and what is sent along. */
	filled(userId: string, ids: string[]): { text: string; parameters: Parameters } {
		return this.#statement.filled(userId, this.#valuesAnd(ids));
	}

	#valuesAnd(ids: string[]) {
		// TypeScript does not see that all names of a record and one more are those of both together.
		return { ...this.#values(), ids: `{${ids.join()}}` } as Values<Name | 'ids'>;
	}
}
