import { DrizzleQueryError, sql } from 'drizzle-orm';
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import { PostgresJsSession } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Db } from './client.ts';
import type { Reading, Values } from './reading.ts';

/** What a request says of its session. Nothing of it is believed before `enter_session` has found it alive. */
export interface SessionProof {
	sessionId: string;
	userId: string;
	/** SHA-256 of a browser's secret; null for a program, whose token was verified. */
	secretHash: Buffer | null;
}

/** The session has ended, is of another kind, or never was. */
export class SessionEndedError extends Error {
	override name = 'SessionEndedError';
}

/** A session that has ended, if that is what `enter_session` said. */
function sessionEnded(error: unknown): SessionEndedError | undefined {
	// Drizzle puts an error of its own around the database's.
	const cause = error instanceof DrizzleQueryError ? error.cause : error;
	const ended = cause instanceof postgres.PostgresError && cause.code === 'HMS01';
	return ended ? new SessionEndedError('the session has ended', { cause }) : undefined;
}

const dialect = new PgDialect();

type Parameters = postgres.ParameterOrJSON<never>[];

/** A user's way to the database, wherever its statements run. */
export interface Access {
	readonly userId: string;
	/** Reads with one statement, the cheapest way there is. @throws SessionEndedError, and the database's error */
	read<Row extends object, Name extends string>(
		reading: Reading<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]>;
	/** Runs one statement. @throws SessionEndedError, and the database's error */
	single<T>(query: (db: Db) => PromiseLike<T>): Promise<T>;
	/** Runs several, all or none of which take effect. @throws SessionEndedError, and the database's errors */
	transaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

/** Access within a transaction that is open already: what runs here takes effect with all else in it. */
export class JoinedAccess implements Access {
	readonly userId: string;
	readonly #db: Db;

	constructor(db: Db, userId: string) {
		this.#db = db;
		this.userId = userId;
	}

	async read<Row extends object, Name extends string>(
		reading: Reading<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]> {
		const statement = reading.of(sql`${this.userId}::uuid`, (name) => sql`${values[name]}`);
		// Its rows are what the reading says they are, whoever runs it.
		return (await this.#db.execute(statement)) as unknown as Row[];
	}

	async single<T>(query: (db: Db) => PromiseLike<T>): Promise<T> {
		return query(this.#db);
	}

	transaction<T>(work: (db: Db) => Promise<T>): Promise<T> {
		return work(this.#db);
	}
}

/** The connections there are: for quick reads, and for everything else. */
export interface Pools {
	all: postgres.Sql;
	reads: postgres.Sql;
}

/** How much of the pool is in use; kept for whoever watches. */
export interface PoolLoad {
	/** Connections held. */
	held: number;
	/** Requests that wait for one. */
	waiting: number;
}

/**
 * Access with connections of the pool. Every transaction first sets whose rows it may see, if the session is alive, and the
 * statements go to the server together with that instead of waiting for it: the check costs no round trip.
 */
export class UserAccess implements Access {
	readonly #pools: Pools;
	readonly #proof: SessionProof;
	readonly #idleSeconds: number;
	readonly #load: PoolLoad;

	constructor(pools: Pools, proof: SessionProof, idleSeconds: number, load: PoolLoad) {
		this.#pools = pools;
		this.#proof = proof;
		this.#idleSeconds = idleSeconds;
		this.#load = load;
	}

	get userId(): string {
		return this.#proof.userId;
	}

	/** Only finds out whether the session is alive. @throws SessionEndedError */
	async check(): Promise<void> {
		await this.transaction(async () => undefined);
	}

	/** Nothing goes to and fro but the one statement, which enters the session. @throws SessionEndedError, and the database's error */
	async read<Row extends object, Name extends string>(
		reading: Reading<Row, Name>,
		values: Values<Name>,
	): Promise<Row[]> {
		const { all, reads } = this.#pools;
		const { sessionId, userId, secretHash } = this.#proof;
		const entry = { sessionId, userId, secretHash, idleSeconds: this.#idleSeconds };
		const { text, parameters } = reading.filled({ ...values, ...entry });
		try {
			// As in JoinedAccess.
			const rows: unknown = await inTime(
				prepared(reading.isQuick ? reads : all, text, parameters as Parameters),
				readPatience,
			);
			return rows as Row[];
		} catch (error) {
			throw sessionEnded(error) ?? error;
		}
	}

	/**
	 * A transaction of exactly one statement: begin, session, statement and commit travel in one flush.
	 * @throws SessionEndedError, and the database's error
	 */
	async single<T>(query: (db: Db) => PromiseLike<T>): Promise<T> {
		return this.#reserved(async (connection) => {
			const opening = this.#open(connection);
			let commit: Promise<unknown> | undefined;
			const db = databaseOver((text, parameters) => {
				if (commit) throw new Error('single() runs one statement; transaction() runs several');
				const statement = prepared(connection, text, parameters);
				commit = connection.unsafe('commit').execute();
				return statement;
			});
			const [opened, result] = await Promise.allSettled([opening, query(db)]);
			if (!commit) await connection.unsafe('rollback');
			const [committed] = await Promise.allSettled([commit]);
			for (const step of [opened, result, committed]) {
				if (step.status === 'rejected') throw step.reason;
			}
			// The loop above has thrown if it was rejected.
			return (result as PromiseFulfilledResult<T>).value;
		});
	}

	/**
	 * A transaction of any number of statements, READ COMMITTED; what `work` throws rolls it back.
	 * @throws SessionEndedError, and the database's errors
	 */
	async transaction<T>(work: (db: Db) => Promise<T>): Promise<T> {
		return this.#reserved(async (connection) => {
			const opening = this.#open(connection);
			const db = databaseOver((text, parameters) => prepared(connection, text, parameters));
			const [opened, result] = await Promise.allSettled([opening, work(db)]);
			const failed = [opened, result].find((step) => step.status === 'rejected');
			await connection.unsafe(failed ? 'rollback' : 'commit');
			if (failed) throw failed.reason;
			// `failed` would have been it.
			return (result as PromiseFulfilledResult<T>).value;
		});
	}

	async #open(connection: postgres.Sql): Promise<void> {
		const { sessionId, userId, secretHash } = this.#proof;
		const steps = await Promise.allSettled([
			connection.unsafe('begin').execute(),
			prepared(connection, 'select enter_session($1, $2, $3, make_interval(secs => $4))', [
				sessionId,
				userId,
				secretHash,
				this.#idleSeconds,
			]),
		]);
		for (const step of steps) {
			if (step.status === 'rejected') throw sessionEnded(step.reason) ?? step.reason;
		}
	}

	async #reserved<T>(work: (connection: postgres.Sql) => Promise<T>): Promise<T> {
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

/** Longer than this a request does not wait for a connection, in milliseconds. */
const patience = 10_000;

/** Nor for a connection and an answer together: the database itself gives up a statement before that. */
const readPatience = 20_000;

/** All connections are in use, or none can be opened. */
class NoConnectionError extends Error {
	override name = 'NoConnectionError';
}

/** A connection of one's own. @throws NoConnectionError when there is none in time */
async function reserve(sql: postgres.Sql): Promise<postgres.ReservedSql> {
	const waiting = sql.reserve();
	try {
		return await inTime(waiting, patience);
	} catch (error) {
		// It may come still, and then belongs to the next.
		if (error instanceof NoConnectionError) {
			waiting.then(
				(connection) => connection.release(),
				() => undefined,
			);
		}
		throw error;
	}
}

/** @throws NoConnectionError when it takes longer than so many milliseconds */
async function inTime<T>(work: PromiseLike<T>, milliseconds: number): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(
			() => reject(new NoConnectionError('no connection to the database was free in time')),
			milliseconds,
		);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}

/**
 * Whether an error says that the database could not be reached, went away or was too busy, rather than that it refused
 * something: the same request may succeed later.
 */
export function isUnavailable(error: unknown): boolean {
	if (error instanceof NoConnectionError) return true;
	// Connection, too many connections, no such database, shutdown; cancelled by a time limit, waited too long for a lock.
	if (error instanceof postgres.PostgresError)
		return /^(08|53300|3D000|57P0|57014|55P03)/.test(error.code);
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return /^(CONNECTION_|CONNECT_|ECONN|EPIPE|ENOENT|ETIMEDOUT|ENOTFOUND)/.test(code);
}

/**
 * The statements that PostgreSQL plans once a connection, and keeps: there is an end to them, since who combines filters
 * could make it keep thousands.
 */
const planned = new Set<string>();
const mostPlanned = 400;

/** Sent at once. */
function prepared(connection: postgres.Sql, text: string, parameters: Parameters) {
	if (planned.size < mostPlanned) planned.add(text);
	return connection.unsafe(text, parameters, { prepare: planned.has(text) }).execute();
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
