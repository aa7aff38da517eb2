import { is, SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Parameters } from './entry.ts';
import { type Recipe, Statement, type Values } from './statement.ts';

/** What is written of a row; what it does not say is null. It is told from others by its id. */
export type RowValues<Name extends string> = Values<Name> & { id: string };

/** A table of users' rows, which has columns of these names. */
type OwnedTable<Name extends string> = PgTable & Record<Name | 'ownerId' | 'id', PgColumn>;

/** What is answered of each row that was written: numbers and texts. */
type Returning<Row> = Record<keyof Row, SQLWrapper>;

/**
 * Writes rows of one user, one or many by the same statement, which is put together once. They are sent as JSON, which
 * PostgreSQL reads by the columns' types.
 */
export class RowWrite<Row extends { id: string }, Name extends string> {
	readonly #one: Statement<Row, 'rows'>;
	readonly #many: Statement<Row, 'rows'>;
	/** Tells one write's values from another's. */
	declare readonly values: RowValues<Name>;

	/** @param many may leave rows out, which are then written alone */
	constructor(one: Recipe<'rows'>, many: Recipe<'rows'> = one) {
		this.#one = new Statement(one);
		this.#many = new Statement(many);
	}

	/** The statement with rows in it, no two of which have one id. */
	with(userId: string, rows: RowValues<Name>[]): SQL {
		return this.#for(rows).with(userId, { rows: JSON.stringify(rows) });
	}

	/** The same as text, which never differs, and what is sent along. */
	filled(userId: string, rows: RowValues<Name>[]): { text: string; parameters: Parameters } {
		const { text, parameters } = this.#for(rows).filled(userId, { rows: JSON.stringify(rows) });
		// There are two, both texts.
		return { text, parameters: parameters as string[] };
	}

	#for(rows: RowValues<Name>[]): Statement<Row, 'rows'> {
		return rows.length > 1 ? this.#many : this.#one;
	}
}

const listed = (parts: SQLWrapper[]): SQL => sql.join(parts, sql`, `);
const named = (column: PgColumn) => sql.identifier(column.name);

/** Rows as a table named "given", whose columns have the names that the JSON has for them. */
function given(rows: SQL, columns: [name: string, type: string][]): SQL {
	const declared = columns.map(([name, type]) => sql`${sql.identifier(name)} ${sql.raw(type)}`);
	return sql`json_to_recordset(${rows}::json) as given (${listed(declared)})`;
}

const typesOf = <Name extends string>(table: Record<Name, PgColumn>, names: readonly Name[]) =>
	names.map((name): [string, string] => [name, table[name].getSQLType()]);

const returned = <Row>(returning: Returning<Row>): SQL =>
	listed(
		Object.entries<SQLWrapper>(returning).map(
			([name, value]) =>
				sql`${is(value, SQL.Aliased) ? value.sql : value} as ${sql.identifier(name)}`,
		),
	);

/**
 * Adds rows, which whoever adds them names.
 * @param names of the columns that are given besides; the others have their defaults
 */
export function insertion<Row extends { id: string }, Name extends string>(
	table: OwnedTable<Name>,
	names: readonly Name[],
	returning: Returning<Row>,
): RowWrite<Row, Name> {
	const all = ['id', ...names] as const;
	return new RowWrite(
		(owner, value) => sql`
			insert into ${table} (${listed([table.ownerId, ...all.map((name) => table[name])].map(named))})
			select ${owner}, ${listed(all.map((name) => sql.identifier(name)))}
			from ${given(value('rows'), typesOf(table, all))}
			returning ${returned(returning)}`,
	);
}

interface Replacing<Row, Name> {
	/** Columns that stay as they are where they are not given. */
	kept: Name[];
	/** Which rows may be replaced. */
	where: SQL;
	returning: Returning<Row>;
}

/**
 * Replaces what rows say in some columns; a row that has another version than `expectedVersion` stays, unless that is null.
 * Of many it leaves out those that somebody else holds: nobody waits for a row of others.
 */
export function replacement<Row extends { id: string }, Name extends string>(
	table: OwnedTable<Name | 'version'>,
	names: readonly Name[],
	{ kept, where, returning }: Replacing<Row, Name>,
): RowWrite<Row, Name | 'expectedVersion'> {
	const from = (name: string) => sql`given.${sql.identifier(name)}`;
	const set = names.map((name) => {
		const value = kept.includes(name) ? sql`coalesce(${from(name)}, ${table[name]})` : from(name);
		return sql`${named(table[name])} = ${value}`;
	});
	const columns: [string, string][] = [
		...typesOf(table, ['id', ...names]),
		['expectedVersion', table.version.getSQLType()],
	];
	const replacing =
		(isOne: boolean): Recipe<'rows'> =>
		(owner, value) =>
			sql`
			with given as materialized (select * from ${given(value('rows'), columns)})
			${
				isOne
					? sql``
					: sql`, free as materialized (
				select ${table.id} from ${table} where ${table.ownerId} = ${owner} and ${table.id} in (select id from given)
				for no key update skip locked
			)`
			}
			update ${table} set ${listed(set)} from given
			where ${table.ownerId} = ${owner} and ${table.id} = given.id and ${where}
				and (${from('expectedVersion')} is null or ${table.version} = ${from('expectedVersion')})
				${isOne ? sql`` : sql`and given.id in (select id from free)`}
			returning ${returned(returning)}`;
	return new RowWrite(replacing(true), replacing(false));
}
