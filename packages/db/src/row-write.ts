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

/** A statement as it is sent. */
type Filled = { text: string; parameters: Parameters };

/**
 * Writes rows of one user, one or many by the same statement, which is put together once. They are sent as JSON, which
 * PostgreSQL reads by the columns' types.
 */
export class RowWrite<Row extends { id: string }, Name extends string> {
	readonly #alone: Statement<Row, 'rows'>;
	readonly #together: Statement<Row, 'rows'>;
	/** Tells one write's values from another's. */
	declare readonly values: RowValues<Name>;

	/** @param together may leave rows out, for which it would have to wait */
	constructor(alone: Recipe<'rows'>, together: Recipe<'rows'> = alone) {
		this.#alone = new Statement(alone);
		this.#together = new Statement(together);
	}

	/** The statement with a row in it. */
	with(userId: string, row: RowValues<Name>): SQL {
		return this.#alone.with(userId, asJson([row]));
	}

	/** The same as text, which never differs, and what is sent along. */
	alone(userId: string, row: RowValues<Name>): Filled {
		return texts(this.#alone.filled(userId, asJson([row])));
	}

	/** For many rows, no two of which have one id. Of those that it leaves out nothing is answered. */
	together(userId: string, rows: RowValues<Name>[]): Filled {
		return texts(this.#together.filled(userId, asJson(rows)));
	}
}

const asJson = (rows: unknown[]) => ({ rows: JSON.stringify(rows) });

function texts({ text, parameters }: { text: string; parameters: unknown[] }): Filled {
	return {
		text,
		// The rows, and the user wherever they are named.
		parameters: parameters.map((one) => {
			if (typeof one !== 'string') throw new Error('a write has no parameters but rows and user');
			return one;
		}),
	};
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

/** Whether a row has the version that a change is based on, if it names one. */
export const isExpected = (version: SQLWrapper, expected: SQL) =>
	sql`(${expected}::integer is null or ${version} = ${expected})`;

/**
 * Replaces what rows say in some columns; a row that has another version than `expectedVersion` stays, unless that is null.
 * Together with others it leaves out those that somebody else holds.
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
	const update = (owner: SQL, source: SQL) => sql`
		update ${table} set ${listed(set)} from ${source}
		where ${table.ownerId} = ${owner} and ${table.id} = given.id and ${where}
			and ${isExpected(table.version, from('expectedVersion'))}
		returning ${returned(returning)}`;
	return new RowWrite(
		(owner, value) => update(owner, given(value('rows'), columns)),
		(owner, value) => sql`
			with free as materialized (
				select given.* from ${given(value('rows'), columns)}
				join ${table} on ${table.ownerId} = ${owner} and ${table.id} = given.id
				for no key update of ${table} skip locked
			)
			${update(owner, sql`free as given`)}`,
	);
}
