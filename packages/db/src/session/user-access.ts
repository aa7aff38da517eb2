import type postgres from 'postgres';
import type { Parameters } from '../pool/connect.ts';
import type { Db, Pools } from '../pool/database.ts';
import { reserve } from '../pool/timeouts.ts';
import { drizzleOver, send } from '../query/prepared.ts';
import type { Statement, Values } from '../query/statement.ts';
import { type SessionParameters, sessionCheck, withSessionEnded } from './session-check.ts';

export interface QueryOptions {
	/** Whether it reads and may look at many rows: then it takes turns and has a shorter timeout, see `CostlyWork`. */
	isCostly: boolean;
}

/** A user's access to the database: row-level security shows the rows of that user alone. */
export interface UserAccess {
	readonly userId: string;
	/** Runs a statement that reads. @throws SessionEndedError, TooMuchAtOnceError, TookTooLongError, and the database's error */
	read<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]>;
	/** Runs a statement that writes. @throws SessionEndedError, and the database's error */
	write<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]>;
	/** Runs one query of Drizzle's. @throws SessionEndedError, and the database's error */
	query<T>(build: (db: Db) => PromiseLike<T>, options?: QueryOptions): Promise<T>;
	/**
	 * Runs a transaction, READ COMMITTED; an error of `work` rolls it back.
	 * @param work gets Drizzle and the same access within the transaction
	 * @throws SessionEndedError, and the database's errors
	 */
	transaction<T>(
		work: (db: Db, access: UserAccess) => Promise<T>,
		options?: QueryOptions,
	): Promise<T>;
}

/** A transaction of one statement that is on its way. */
interface SentTransaction {
	/** Settles when the session has been checked. */
	began: Promise<unknown>;
	answer: ReturnType<typeof send>;
	/** Settles when all of it is over, and rejects with the first error. */
	committed: Promise<void>;
}

/** Access with connections of the pools. */
export class PooledAccess implements UserAccess {
	readonly #pools: Pools;
	readonly #session: SessionParameters;

	constructor(pools: Pools, session: SessionParameters) {
		this.#pools = pools;
		this.#session = session;
	}

	get userId(): string {
		return this.#session.userId;
	}

	/** Does nothing but check the session. @throws SessionEndedError */
	async check(): Promise<void> {
		await this.transaction(async () => undefined);
	}

	async read<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]> {
		return statement.isQuickRead
			? this.#pools.sharedReads.read(statement, this.#session, values)
			: this.#statement(statement, values, { isCostly: true });
	}

	write<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]> {
		return this.#statement(statement, values, { isCostly: false });
	}

	async query<T>(
		build: (db: Db) => PromiseLike<T>,
		options: QueryOptions = { isCostly: false },
	): Promise<T> {
		return this.#onConnection(options, async (connection) => {
			let sent: SentTransaction | undefined;
			const db = drizzleOver((text, parameters) => {
				if (sent) throw new Error('query() runs one statement; transaction() runs several');
				sent = this.#inTransaction(connection, text, parameters, options);
				return sent.answer;
			});
			const [result] = await Promise.allSettled([build(db)]);
			await sent?.began;
			// Drizzle's error names the statement.
			if (result.status === 'rejected') throw result.reason;
			await sent?.committed;
			return result.value;
		});
	}

	async transaction<T>(
		work: (db: Db, access: UserAccess) => Promise<T>,
		options: QueryOptions = { isCostly: false },
	): Promise<T> {
		return this.#onConnection(options, async (connection) => {
			const began = this.#begin(connection, options);
			const inside = new TransactionAccess(connection, this.userId);
			const [opened, result] = await Promise.allSettled([began, work(inside.db, inside)]);
			if (opened.status === 'fulfilled' && result.status === 'fulfilled') {
				await connection.unsafe('commit');
				return result.value;
			}
			await connection.unsafe('rollback');
			// If the session has ended, whatever `work` met is a consequence of that.
			throw opened.status === 'rejected' ? opened.reason : (result as PromiseRejectedResult).reason;
		});
	}

	async #statement<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
		options: QueryOptions,
	): Promise<Row[]> {
		const { text, parameters } = statement.message(this.userId, values);
		return this.#onConnection(options, async (connection) => {
			const { answer, committed } = this.#inTransaction(connection, text, parameters, options);
			await committed;
			// The statement says what its rows are.
			return (await answer) as unknown as Row[];
		});
	}

	/** Sends `begin` and the session check in one flush with whatever is sent next. */
	#begin(connection: postgres.Sql, { isCostly }: QueryOptions): Promise<unknown> {
		const { text, parameters } = sessionCheck(this.#session, isCostly);
		return Promise.all([connection.unsafe('begin').execute(), send(connection, text, parameters)]);
	}

	/**
	 * Sends one statement in a transaction, all of it in one flush. Once one message has failed PostgreSQL runs none of those
	 * that follow, and `commit` rolls back.
	 */
	#inTransaction(
		connection: postgres.Sql,
		text: string,
		parameters: Parameters,
		options: QueryOptions,
	): SentTransaction {
		const began = this.#begin(connection, options);
		const answer = send(connection, text, parameters);
		const commit = connection.unsafe('commit').execute();
		const committed = Promise.allSettled([began, answer, commit]).then((steps) => {
			// The first error is the cause of the others.
			const failed = steps.find((step) => step.status === 'rejected');
			if (failed) throw failed.reason;
		});
		// Whoever waits for the answer hears of it first.
		committed.catch(() => undefined);
		return { began, answer, committed };
	}

	#onConnection<T>(
		{ isCostly }: QueryOptions,
		work: (connection: postgres.Sql) => Promise<T>,
	): Promise<T> {
		const run = async () => {
			const { load, all } = this.#pools;
			load.waiting++;
			const connection = await reserve(all).finally(() => load.waiting--);
			load.held++;
			try {
				return await work(connection);
			} catch (error) {
				throw withSessionEnded(error);
			} finally {
				load.held--;
				connection.release();
			}
		};
		return isCostly ? this.#pools.costly.run(this.userId, run) : run();
	}
}

/** Access within a transaction: what it writes takes effect with the rest of the transaction. */
class TransactionAccess implements UserAccess {
	readonly userId: string;
	readonly db: Db;
	readonly #connection: postgres.Sql;

	constructor(connection: postgres.Sql, userId: string) {
		this.#connection = connection;
		this.userId = userId;
		this.db = drizzleOver((text, parameters) => send(connection, text, parameters));
	}

	async read<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]> {
		const { text, parameters } = statement.message(this.userId, values);
		// The statement says what its rows are.
		return (await send(this.#connection, text, parameters)) as unknown as Row[];
	}

	write<Row extends object, Name extends string>(
		statement: Statement<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]> {
		return this.read(statement, values);
	}

	async query<T>(build: (db: Db) => PromiseLike<T>): Promise<T> {
		return build(this.db);
	}

	transaction<T>(work: (db: Db, access: UserAccess) => Promise<T>): Promise<T> {
		return work(this.db, this);
	}
}
