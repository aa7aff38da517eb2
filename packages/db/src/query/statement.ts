import { type Column, is, Param, Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Parameters } from '../pool/connect.ts';
import type { SessionParameters } from '../session/session-check.ts';

/** Values of a statement by their names. A value that is undefined is null. */
export type Values<Name extends string> = Record<Name, unknown>;

/** Where a value stands in a statement; `column` is what it is written to, where that decides how it is written. */
export type Slot<Name extends string> = (name: Name, column?: Column) => SQL;

/**
 * Builds a statement from the owner of its rows, from slots for what differs between requests, and from the user who acts: the
 * owner, or somebody whom the owner lets in.
 */
export type StatementBuilder<Name extends string> = (
	owner: SQL<string>,
	value: Slot<Name>,
	actor: SQL<string>,
) => SQLWrapper;

/** Whose rows a statement is about, and who runs it. */
export interface Parties {
	ownerId: string;
	userId: string;
}

/** A statement as it is sent. */
export interface Message {
	text: string;
	parameters: Parameters;
}

/** A column that a shared read adds to its rows. */
export interface ReaderColumn {
	/** In the first row, which has nothing else, the user and the number of the read that is answered; null in rows that were read. */
	readFor: string | null;
}

/** `readFor` of the second row where no row was read. */
export const nothingRead = 'nothing';

interface Compiled {
	sql: string;
	params: unknown[];
}

const dialect = new PgDialect();

/** Drizzle without a connection, to build statements with. */
export const builder = drizzle.mock();

/** Names of values that every statement has itself. */
const ownNames = new Set<string>([
	'sessionId',
	'userId',
	'secretHash',
	'idleSeconds',
	'readNumber',
]);

function slot<Name extends string>(name: Name, column?: Column): SQL {
	if (ownNames.has(name)) throw new Error(`a value of a statement cannot be named ${name}`);
	return sql`${sql.param(sql.placeholder(name), column)}`;
}

/** No value of a statement has such a name. */
const partySlots = { ownerId: '$owner', userId: '$actor' };
const party = (name: keyof Parties) => sql<string>`${sql.placeholder(partySlots[name])}::uuid`;

/**
 * A statement that is compiled to text once and run with different values: compiling costs more than sending.
 * Its rows come as the driver gives them, so it selects numbers and texts under names of its own.
 */
export class Statement<Row extends object, Name extends string = never> {
	/**
	 * Whether it only reads, and takes a few milliseconds at most, however many rows there are. Such reads share connections;
	 * other reads take turns, see `CostlyReads`.
	 */
	readonly isQuickRead: boolean;
	/** Only for TypeScript: keeps the rows of one statement apart from those of another. */
	declare readonly row: Row;
	readonly #build: StatementBuilder<Name>;
	#compiled: Compiled | undefined;
	#compiledShared: Compiled | undefined;
	#compiledOfColleague: Compiled | undefined;

	constructor(build: StatementBuilder<Name>, { isQuickRead = false } = {}) {
		this.#build = build;
		this.isQuickRead = isQuickRead;
	}

	/** The statement with values in it, for Drizzle. */
	with({ ownerId, userId }: Parties, values: Values<Name>): SQL {
		const value: Slot<Name> = (name, column) => sql`${sql.param(values[name] ?? null, column)}`;
		return this.#build(sql`${ownerId}::uuid`, value, sql`${userId}::uuid`).getSQL();
	}

	/** For a transaction that has checked the session. */
	message({ ownerId, userId }: Parties, values: Values<Name>): Message {
		this.#compiled ??= dialect.sqlToQuery(
			this.#build(party('ownerId'), slot, party('userId')).getSQL(),
		);
		return filled(this.#compiled, {
			...values,
			[partySlots.ownerId]: ownerId,
			[partySlots.userId]: userId,
		});
	}

	/**
	 * For a connection that many users share: one statement that checks the session, enters a colleague's patients where the read is
	 * about those, reads, and says in a row before those that it reads whom and which read it answers. PostgreSQL runs the read for
	 * the row of `session`, so not before that row exists.
	 * @param number tells this read from the others of the user
	 */
	sharedRead(
		session: SessionParameters,
		number: number,
		values: Values<Name>,
		ownerId?: string,
	): Message {
		const filling = { ...values, ...session, readNumber: number };
		if (ownerId === undefined) {
			this.#compiledShared ??= this.#compileShared();
			return filled(this.#compiledShared, filling);
		}
		this.#compiledOfColleague ??= this.#compileShared(party('ownerId'));
		return filled(this.#compiledOfColleague, { ...filling, [partySlots.ownerId]: ownerId });
	}

	#compileShared(colleague?: SQL<string>): Compiled {
		const user = sql<string>`session.user_id`;
		return dialect.sqlToQuery(sql`
			with checked as materialized (
				select enter_session(
					${sql.placeholder('sessionId')}, ${sql.placeholder('userId')}, ${sql.placeholder('secretHash')},
					make_interval(secs => ${sql.placeholder('idleSeconds')})
				) as user_id
			)${colleague ? sql`, session as materialized (select user_id, enter_share(${colleague}, false) from checked)` : sql.empty()}
			select
				case
					when part.is_first then session.user_id || ' ' || ${sql.placeholder('readNumber')}::text
					when result is null then ${sql.raw(`'${nothingRead}'`)}
				end as "readFor",
				result.*
			from ${sql.raw(colleague ? 'session' : 'checked as session')} cross join (values (true), (false)) as part (is_first)
			left join lateral (
				select rows.* from (${this.#build(colleague ?? user, slot, user)}) as rows
				where not part.is_first offset 0
			) as result on true`);
	}
}

function filled({ sql: text, params }: Compiled, values: Record<string, unknown>): Message {
	// What a column writes is what the driver takes.
	return { text, parameters: params.map((param) => slotValue(param, values)) as Parameters };
}

/** The value of a slot, as its column writes it; null is null for every column. */
function slotValue(param: unknown, values: Record<string, unknown>): unknown {
	if (is(param, Placeholder)) return values[param.name] ?? null;
	if (!is(param, Param) || !is(param.value, Placeholder)) return param;
	const value = values[param.value.name] ?? null;
	return value === null ? null : param.encoder.mapToDriverValue(value);
}
