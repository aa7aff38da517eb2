import type postgres from 'postgres';
import type { Parameters } from '../pool/connect.ts';
import type { SharedReads } from '../pool/shared-reads.ts';
import { reserve } from '../pool/timeouts.ts';
import { type Db, drizzleOver } from '../query/drizzle.ts';
import type { Sender } from '../query/sender.ts';
import type { Statement, Values } from '../query/statement.ts';
import type { CostlyReads } from './costly-reads.ts';
import {
	type SessionParameters,
	sessionCheck,
	shareEntry,
	withSessionEnded,
} from './session-check.ts';
import { TransactionAccess } from './transaction-access.ts';
import type { Turns } from './turns.ts';
import type { QueryOptions, UserAccess, UserTransaction } from './user-access.ts';

/** How much of the pool is in use; the metrics show it. */
export interface PoolLoad {
	/** Connections that requests hold. */
	held: number;
	/** Requests that wait for one. */
	waiting: number;
}

/** The connections that users' statements run on. */
export interface Pools {
	all: postgres.Sql;
	sender: Sender;
	load: PoolLoad;
	sharedReads: SharedReads;
	/** Shares the connections of `all` among users. */
	turns: Turns;
	costly: CostlyReads;
}

/** Somebody else's patients that access is about. */
interface Share {
	ownerId: string;
	forWriting: boolean;
}

/** A transaction of one statement that is on its way. */
interface SentTransaction {
	answer: ReturnType<Sender['send']>;
	/** How the session check, the statement and the commit ended, once all of them have. */
	steps: Promise<PromiseSettledResult<unknown>[]>;
}

/** Throws the first error of steps: it is the cause of the others. */
function throwFirst(steps: PromiseSettledResult<unknown>[]): void {
	const failed = steps.find((step) => step.status === 'rejected');
	if (failed) throw failed.reason;
}

/** Access with connections of the pools. */
export class PooledAccess implements UserAccess {
	readonly #pools: Pools;
	readonly #session: SessionParameters;
	readonly #share: Share | undefined;

	constructor(pools: Pools, session: SessionParameters, share?: Share) {
		this.#pools = pools;
		this.#session = session;
		this.#share = share;
	}

	get userId(): string {
		return this.#session.userId;
	}

	get ownerId(): string {
		return this.#share?.ownerId ?? this.#session.userId;
	}

	async of(ownerId: string, forWriting: boolean): Promise<PooledAccess> {
		return new PooledAccess(this.#pools, this.#session, { ownerId, forWriting });
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
			? this.#pools.sharedReads.read(statement, this.#session, values, this.#share?.ownerId)
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
			const [check, , commit] = (await sent?.steps) ?? [];
			// Drizzle's error, in place of the statement's own, names the statement.
			throwFirst([check, result, commit].filter((step) => step !== undefined));
			return (result as PromiseFulfilledResult<T>).value;
		});
	}

	async transaction<T>(
		work: (db: Db, access: UserTransaction) => Promise<T>,
		options: QueryOptions = { isCostly: false },
	): Promise<T> {
		return this.#onConnection(options, async (connection) => {
			const began = this.#begin(connection, options);
			const inside = new TransactionAccess(connection, this.#pools.sender, this);
			const [opened, result] = await Promise.allSettled([began, work(inside.db, inside)]);
			if (opened.status === 'fulfilled' && result.status === 'fulfilled') {
				await inside.commit();
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
		const { text, parameters } = statement.message(this, values);
		return this.#onConnection(options, async (connection) => {
			const { answer, steps } = this.#inTransaction(connection, text, parameters, options);
			throwFirst(await steps);
			// The statement says what its rows are.
			return (await answer) as unknown as Row[];
		});
	}

	/** Sends `begin`, the session check and the entry of a share in one flush with whatever is sent next. */
	#begin(connection: postgres.Sql, { isCostly }: QueryOptions): Promise<unknown> {
		const { sender } = this.#pools;
		const check = sessionCheck(this.#session, isCostly);
		const entry = this.#share && shareEntry(this.#share.ownerId, this.#share.forWriting);
		return Promise.all([
			connection.unsafe('begin').execute(),
			sender.send(connection, check.text, check.parameters),
			entry && sender.send(connection, entry.text, entry.parameters),
		]);
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
		const answer = this.#pools.sender.send(connection, text, parameters);
		const commit = connection.unsafe('commit').execute();
		return { answer, steps: Promise.allSettled([began, answer, commit]) };
	}

	#onConnection<T>(
		{ isCostly }: QueryOptions,
		work: (connection: postgres.Sql) => Promise<T>,
	): Promise<T> {
		const { load, all, turns, costly } = this.#pools;
		const run = () => {
			let isWaiting = true;
			load.waiting++;
			const endWait = () => {
				if (isWaiting) load.waiting--;
				isWaiting = false;
			};
			return turns
				.run(this.userId, async () => {
					const connection = await reserve(all);
					endWait();
					load.held++;
					try {
						return await work(connection);
					} catch (error) {
						throw withSessionEnded(error);
					} finally {
						load.held--;
						connection.release();
					}
				})
				.finally(endWait);
		};
		return isCostly ? costly.run(this.userId, run) : run();
	}
}
