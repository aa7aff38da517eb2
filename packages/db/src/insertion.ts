import { is, SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { type PgColumn, PgDialect, type PgTable } from 'drizzle-orm/pg-core';
import type { Parameters } from './entry.ts';
import type { Values } from './statement.ts';

/** A row to add. Whoever adds it names it, and tells it from others by that. */
export type NewRow<Name extends string> = Values<Name> & { id: string };

const dialect = new PgDialect();

/**
 * Rows that a user adds to a table of theirs: one or many by the same statement, which is put together once. They are sent
 * as JSON, which PostgreSQL reads by the columns' types.
 */
export class Insertion<Row extends { id: string }, Name extends string> {
	readonly #table: PgTable & Record<Name | 'ownerId' | 'id', PgColumn>;
	readonly #names: readonly (Name | 'id')[];
	readonly #returning: Record<keyof Row, SQLWrapper>;
	#text: string | undefined;

	/**
	 * @param names of the columns that are given besides; the others have their defaults
	 * @param returning what is answered of each row: numbers and texts, the `id` among them
	 */
	constructor(
		table: PgTable & Record<Name | 'ownerId' | 'id', PgColumn>,
		names: readonly Name[],
		returning: Record<keyof Row, SQLWrapper>,
	) {
		this.#table = table;
		this.#names = ['id', ...names];
		this.#returning = returning;
	}

	/** The statement with rows in it; what a row does not say is null. */
	with(userId: string, rows: NewRow<Name>[]): SQL {
		const table = this.#table;
		const columns = this.#names.map((name) => table[name]);
		const listed = (parts: SQLWrapper[]) => sql.join(parts, sql`, `);
		const named = (column: PgColumn) => sql.identifier(column.name);
		const given = this.#names.map((name) => sql.identifier(name));
		return sql`
			insert into ${table} (${listed([table.ownerId, ...columns].map(named))})
			select ${userId}::uuid, ${listed(given)}
			from json_to_recordset(${JSON.stringify(rows)}::json) as row (${listed(
				columns.map((column, n) => sql`${given[n]} ${sql.raw(column.getSQLType())}`),
			)})
			returning ${listed(
				Object.entries<SQLWrapper>(this.#returning).map(
					([name, value]) =>
						sql`${is(value, SQL.Aliased) ? value.sql : value} as ${sql.identifier(name)}`,
				),
			)}`;
	}

	/** The same as text, which never differs, and what is sent along. */
	filled(userId: string, rows: NewRow<Name>[]): { text: string; parameters: Parameters } {
		this.#text ??= this.#put(userId);
		return { text: this.#text, parameters: [userId, JSON.stringify(rows)] };
	}

	#put(userId: string): string {
		const { sql: text, params } = dialect.sqlToQuery(this.with(userId, []));
		if (params.length > 2) throw new Error('what an insertion returns has no parameters');
		return text;
	}
}
