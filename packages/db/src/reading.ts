import { fillPlaceholders, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';

/** Values by the names that a statement has for them. */
export type Values<Name extends string> = Record<Name, unknown>;

/** What a session is entered with. */
export interface Entry {
	sessionId: string;
	userId: string;
	secretHash: Buffer | null;
	idleSeconds: number;
}

const dialect = new PgDialect();

/** The owner, in the one row that the session is entered by. */
const entered = sql<string>`entered.owner_id`;

/**
 * A SELECT that is put together once and asked as often as one likes: putting it together costs more than sending it. Its
 * rows come as the driver gives them, so what it selects are numbers and texts under names of their own.
 */
export class Reading<Row extends object, Name extends string = never> {
	/** The statement for this owner, with these values in it. */
	readonly of: (owner: SQL<string>, value: (name: Name) => SQLWrapper) => SQLWrapper;
	#statement: { sql: string; params: unknown[] } | undefined;
	/** Tells one reading's rows from another's. */
	declare readonly row: Row;

	/** Whether it takes a few milliseconds at most, however much there is. */
	readonly isQuick: boolean;

	/** @param select names its owner in the WHERE clause of its outermost SELECT */
	constructor(
		select: (owner: SQL<string>, value: (name: Name) => SQLWrapper) => SQLWrapper,
		{ isQuick = true } = {},
	) {
		this.of = select;
		this.isQuick = isQuick;
	}

	/**
	 * One statement that enters the session itself, so that nothing goes to and fro but that. PostgreSQL calls
	 * `enter_session` for the one row of `entered` before it looks at what hangs on that row: OFFSET 0 keeps the query
	 * whole, and the owner in it makes it wait. Were it ever otherwise, no user would be set, and row-level security would
	 * show nothing.
	 */
	entering(value: (name: Name | keyof Entry) => SQLWrapper): SQL {
		return sql`select found.* from (
			select ${value('userId')}::uuid as owner_id, enter_session(
				${value('sessionId')}, ${value('userId')}, ${value('secretHash')}, make_interval(secs => ${value('idleSeconds')})
			)
		) entered cross join lateral (${this.of(entered, value).getSQL()} offset 0) found`;
	}

	/** The same as text, with what is sent along. @throws Error if the owner is not named */
	filled(values: Values<Name> & Entry): { text: string; parameters: unknown[] } {
		this.#statement ??= dialect.sqlToQuery(this.entering((name) => sql.placeholder(name)));
		const { sql: text, params } = this.#statement;
		if (!text.includes('entered.owner_id')) throw new Error('what is read has to name its owner');
		return { text, parameters: fillPlaceholders(params, values) };
	}
}
