import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import { PostgresJsSession } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import type { Db } from './client.ts';
import type { CostlyWork } from './costly-work.ts';
import {
	begin,
	type Entry,
	type Parameters,
	type SessionEntry,
	sessionEnded,
	unlessEnded,
} from './entry.ts';
import { prepared, togetherOrAlone } from './prepared.ts';
import type { ReadQueue } from './read-queue.ts';
import type { RowRead } from './row-read.ts';
import type { RowValues, RowWrite } from './row-write.ts';
import type { Statement, Values } from './statement.ts';
import { inTime, reserve, sharedPatience } from './waiting.ts';
import type { WriteQueue } from './write-queue.ts';

const dialect = new PgDialect();

/** What work may cost. */
export interface Costs {
	/** Whether it may look at much: then it takes its turn and not too long, see `CostlyWork`. It only reads. */
	isCostly: boolean;
}

/** A user's way to the database, wherever its statements run. */
export interface Access {
	readonly userId: string;
	/**
	 * Runs a statement that is put together already; it is costly work if it is not a quick read.
	 * @throws SessionEndedError, TooMuchAtOnceError, TookTooLongError, and the database's error
	 */
	run<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]>;
	/** Reads a row by its id, a UUID in lower case. @returns undefined for one that is not there @throws SessionEndedError, and the database's error */
	read<Row extends { id: string }, Name extends string>(
		read: RowRead<Row, Name>,
		id: string,
	): Promise<Row | undefined>;
	/** Writes a row. @returns what is answered of it, undefined for one that was not written @throws SessionEndedError, and the database's error */
	write<Row extends { id: string }, Name extends string>(
		write: RowWrite<Row, Name>,
		values: RowValues<Name>,
	): Promise<Row | undefined>;
	/** Runs one query. @throws SessionEndedError, and the database's error */
	single<T>(query: (db: Db) => PromiseLike<T>, costs?: Costs): Promise<T>;
	/** Runs several, all or none of which take effect. @throws SessionEndedError, and the database's errors */
	transaction<T>(work: (db: Db) => Promise<T>, costs?: Costs): Promise<T>;
}

/** The connections there are: for quick reads, by ids too, for quick writes of this user, and for everything else. */
export interface Pools {
	all: postgres.Sql;
	reads: postgres.Sql;
	readsById: ReadQueue;
	writes: WriteQueue;
	costly: CostlyWork;
}

/** How much of the pool is in use; kept for whoever watches. */
export interface PoolLoad {
	/** Connections held. */
	held: number;
	/** Requests that wait for one. */
	waiting: number;
}

/**
 * Access with connections of the pool. Whatever runs is preceded by `enter_session`, in the same transaction and the same
 * flush: it sets whose rows there are to see, if the session is alive, and nothing is believed or done otherwise.
 */
export class UserAccess implements Access {
	readonly #pools: Pools;
	readonly #entry: SessionEntry;
	readonly #load: PoolLoad;
	readonly userId: string;

	constructor(pools: Pools, entry: SessionEntry, load: PoolLoad) {
		this.#pools = pools;
		this.userId = entry.userId;
		this.#entry = entry;
		this.#load = load;
	}

	/** Only finds out whether the session is alive. @throws SessionEndedError */
	async check(): Promise<void> {
		await this.transaction(async () => undefined);
	}

	/** What is quick shares connections, and travels together; all else takes its turn. */
	async run<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]> {
		const { text, parameters } = statement.filled(this.userId, values);
		const { reads } = this.#pools;
		const running = statement.isQuickRead
			? inTime(unlessEnded(togetherOrAlone(reads, text, parameters, this.#entry)), sharedPatience)
			: this.#reserved(
					(connection) => unlessEnded(prepared(connection, text, parameters, this.#entry.brief)),
					{ isCostly: true },
				);
		const rows: unknown = await running;
		// As in `JoinedAccess`.
		return rows as Row[];
	}

	/** What comes at once is read together. @throws SessionEndedError, and the database's error */
	read<Row extends { id: string }, Name extends string>(
		read: RowRead<Row, Name>,
		id: string,
	): Promise<Row | undefined> {
		return this.#pools.readsById.add(read, id, this.#entry);
	}

	/** What comes at once is written together. @throws SessionEndedError, and the database's error */
	async write<Row extends { id: string }, Name extends string>(
		write: RowWrite<Row, Name>,
		values: RowValues<Name>,
	): Promise<Row | undefined> {
		const { writes } = this.#pools;
		const writing = writes.add(write, values, this.#entry, sharedPatience);
		const written = await inTime(unlessEnded(writing), sharedPatience);
		if (written) return written;
		// There is none, or somebody else holds it: on a connection to itself it may wait for that.
		const { text, parameters } = write.alone(this.userId, values);
		const rows: unknown = await this.#reserved((connection) =>
			unlessEnded(prepared(connection, text, parameters, this.#entry)),
		);
		// As in `JoinedAccess`.
		return (rows as Row[])[0];
	}

	/** @throws SessionEndedError, and the database's error */
	async single<T>(query: (db: Db) => PromiseLike<T>, costs?: Costs): Promise<T> {
		return this.#reserved((connection) => {
			let isUsed = false;
			const db = databaseOver((text, parameters) => {
				if (isUsed) throw new Error('single() runs one statement; transaction() runs several');
				isUsed = true;
				return prepared(connection, text, parameters, this.#entryFor(costs));
			});
			return unlessEnded(query(db));
		}, costs);
	}

	/**
	 * A transaction of any number of statements, READ COMMITTED; what `work` throws rolls it back.
	 * @throws SessionEndedError, and the database's errors
	 */
	async transaction<T>(work: (db: Db) => Promise<T>, costs?: Costs): Promise<T> {
		return this.#reserved(async (connection) => {
			const { string, parameters: proof } = this.#entryFor(costs);
			const opening = prepared(connection, string, proof, begin);
			const db = databaseOver((text, parameters) => prepared(connection, text, parameters));
			const [opened, result] = await Promise.allSettled([opening, work(db)]);
			const failed = [opened, result].find((step) => step.status === 'rejected');
			await connection.unsafe(failed ? 'rollback' : 'commit');
			if (failed) throw sessionEnded(failed.reason) ?? failed.reason;
			// `failed` would have been it.
			return (result as PromiseFulfilledResult<T>).value;
		}, costs);
	}

	#entryFor(costs?: Costs): Entry {
		return costs?.isCostly ? this.#entry.brief : this.#entry;
	}

	#reserved<T>(work: (connection: postgres.Sql) => PromiseLike<T>, costs?: Costs): Promise<T> {
		const run = () => this.#onConnection(work);
		return costs?.isCostly ? this.#pools.costly.run(this.userId, run) : run();
	}

	async #onConnection<T>(work: (connection: postgres.Sql) => PromiseLike<T>): Promise<T> {
		this.#load.waiting++;
		const connection = await reserve(this.#pools.all).finally(() => this.#load.waiting--);
		this.#load.held++;
		try {
			return await work(connection);
		} finally {
			this.#load.held--;
			connection.release();
		}
	}
}

/** Drizzle on something that runs one statement. Drizzle itself asks for no prepared statements and no reserved connection. */
function databaseOver(run: (text: string, parameters: Parameters) => unknown): Db {
	// Drizzle's session uses nothing of the driver but `unsafe`, here and in its own tests.
	const driver = { unsafe: run } as unknown as postgres.Sql;
	return new PgDatabase(
		dialect,
		new PostgresJsSession(driver, dialect, undefined),
		undefined,
	) as Db;
}
