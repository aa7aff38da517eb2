import { type Column, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Parameters } from './entry.ts';
import { type Slot, Statement, type Values } from './statement.ts';

/** What a read is made of: the owner of the rows, which of them are asked for, and what is the same for all of them. */
type RowRecipe<Name extends string> = (
	owner: SQL<string>,
	isAsked: (id: Column) => SQL,
	value: Slot<Name>,
) => SQLWrapper;

/**
 * Reads rows of one user by their ids, one or many by statements that differ in nothing else, and are put together once.
 * The rows come as those of a `Statement` do. Ids are written as PostgreSQL writes them, in lower case.
 */
export class RowRead<Row extends { id: string }, Name extends string = never> {
	readonly #alone: Statement<Row, Name | 'id'>;
	readonly #together: Statement<Row, Name | 'ids'>;
	readonly #values: () => Values<Name>;

	/** @param values that do not depend on who asks, as they are when it is sent */
	constructor(
		recipe: RowRecipe<Name>,
		// Of no names there are no values.
		values: () => Values<Name> = () => ({}) as Values<Name>,
	) {
		this.#alone = new Statement((owner, value) =>
			recipe(owner, (id) => sql`${id} = ${value('id')}`, value),
		);
		this.#together = new Statement((owner, value) =>
			recipe(owner, (id) => sql`${id} = any(${value('ids')}::text::uuid[])`, value),
		);
		this.#values = values;
	}

	/** The statement with an id in it. */
	with(userId: string, id: string): SQL {
		return this.#alone.with(userId, this.#valuesAnd({ id }));
	}

	/** One statement for all of them, as text, which only differs between one and many, and what is sent along. */
	filled(userId: string, ids: string[]): { text: string; parameters: Parameters } {
		const [id] = ids;
		const { text, parameters } =
			ids.length === 1
				? this.#alone.filled(userId, this.#valuesAnd({ id }))
				: this.#together.filled(userId, this.#valuesAnd({ ids: `{${ids.join()}}` }));
		return { text, parameters: parameters as Parameters };
	}

	#valuesAnd<Asked extends object>(asked: Asked) {
		// TypeScript does not see that all names of a record and of an object are those of both together.
		return { ...this.#values(), ...asked } as Values<Name | (keyof Asked & string)>;
	}
}
