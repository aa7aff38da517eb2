import { availableParallelism } from 'node:os';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { type PoolLoad, UserAccess } from './access.ts';
import { CostlyWork } from './costly-work.ts';
import { entryOf, type SessionEntry, type SessionProof } from './entry.ts';
import { ReadQueue } from './read-queue.ts';
import { sharedPatience } from './waiting.ts';
import { WriteQueue } from './write-queue.ts';

/** What a query runs on: the pool, or one transaction. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>>;

/** Where a PostgreSQL is: an address, or for a local socket its folder. An account of its own counts for more than the address. */
export type ConnectionTarget =
	| { url: string; account?: { user: string; password: string } }
	| { host: string; database: string; user: string; password: string };

export interface PoolSettings {
	/** Connections at most, besides the few that quick reads and writes share. */
	max: number;
	/** A session ends when it has not been used for so many seconds. */
	idleSessionSeconds: number;
	/** A statement gives up when it has waited so long for a lock, in milliseconds; 5,000 if nothing is said. */
	lockPatience?: number | undefined;
}

/** Connects to a target with options of postgres.js on top. */
export function connect(
	target: ConnectionTarget,
	options: postgres.Options<Record<string, never>>,
): postgres.Sql {
	const shared = { fetch_types: false, onnotice: () => {}, ...options };
	if (!('url' in target)) return postgres({ ...target, ...shared });
	return postgres(target.url, { ...shared, ...target.account });
}

/**
 * What reads quickly shares so few connections: statements that wait for each other's answers travel together, which
 * costs both sides less than a connection for each. What takes longer must not go before them, and has the others.
 * On two cores one of them keeps PostgreSQL as busy as Node can.
 */
const readConnections = Math.min(Math.ceil(availableParallelism() / 2), 4);

/**
 * What writes quickly shares so few connections, all of one user the same: writes of one user often wait for each other's
 * locks, which costs far more than one after the other in the order they came. Writes of different users do not meet.
 */
const writeConnections = 4;

/**
 * The application's connections. Each runs as the role `hms_app`, which owns nothing, so that row-level security holds
 * whoever it signed in as.
 */
export class Database {
	/** For what happens before anybody is known: accounts and sessions. It sees no patient. */
	readonly system: Db;
	readonly #sql: postgres.Sql;
	readonly #reads: postgres.Sql;
	readonly #readsById: ReadQueue;
	readonly #writes: WriteQueue[];
	readonly #costly = new CostlyWork();
	readonly #settings: PoolSettings;
	readonly #load: PoolLoad = { held: 0, waiting: 0 };
	/** Of a token that was verified there is one proof for all requests. */
	readonly #entries = new WeakMap<SessionProof, SessionEntry>();

	constructor(target: ConnectionTarget, settings: PoolSettings) {
		this.#settings = settings;
		const options = {
			// In seconds. Left to itself the driver would take up to 30 to connect, and up to 20 between two attempts, and
			// whoever asks waits with it, also when the server is back.
			connect_timeout: 10,
			backoff: (failures: number) => Math.min(3 ** failures / 100, 1),
			connection: {
				application_name: 'hms',
				role: 'hms_app',
				// Whatever the account or the database is set to: names are looked for here first, and in temporary tables last.
				search_path: 'public, pg_temp',
				TimeZone: 'UTC',
				statement_timeout: 15_000,
				lock_timeout: settings.lockPatience ?? 5_000,
				idle_in_transaction_session_timeout: 30_000,
			},
		};
		this.#sql = connect(target, { ...options, max: settings.max });
		this.system = drizzle(this.#sql);
		const shared = {
			...options,
			// What is quick is so by the same plan for all values; planning it for each would take as long as running it.
			connection: { ...options.connection, plan_cache_mode: 'force_generic_plan' },
		};
		this.#reads = connect(target, { ...shared, max: readConnections });
		this.#readsById = new ReadQueue(this.#reads, sharedPatience);
		// What is written is found by its key. Of rows that come as JSON PostgreSQL expects a hundred, and would read small tables whole.
		const byKey = { enable_seqscan: 'off', enable_hashjoin: 'off', enable_mergejoin: 'off' };
		const writing = { ...shared, connection: { ...shared.connection, ...byKey } };
		const writes = Array.from({ length: writeConnections }, () =>
			connect(target, { ...writing, max: 1 }),
		);
		this.#writes = writes.map((connection) => new WriteQueue(connection));
		// Not asked through Drizzle, but by it the driver leaves dates and times the text they are.
		for (const sql of [this.#reads, ...writes]) drizzle(sql);
	}

	/** The database as one session sees it; whether that session is alive is found out with the first query. */
	as(proof: SessionProof): UserAccess {
		const entry = this.#entries.get(proof) ?? entryOf(proof, this.#settings.idleSessionSeconds);
		this.#entries.set(proof, entry);
		return new UserAccess(
			{
				all: this.#sql,
				reads: this.#reads,
				readsById: this.#readsById,
				writes: this.#writesOf(proof.userId),
				costly: this.#costly,
			},
			entry,
			this.#load,
		);
	}

	#writesOf(userId: string): WriteQueue {
		// The last digits of a UUID are chance.
		const writes = this.#writes[Number.parseInt(userId.slice(-6), 16) % writeConnections];
		if (!writes) throw new Error(`${userId} is not a UUID`);
		return writes;
	}

	/** A session ends when it has not been used for so many seconds. */
	get idleSessionSeconds(): number {
		return this.#settings.idleSessionSeconds;
	}

	/** The connections that users' requests hold now, and the requests that wait for one. */
	get load(): Readonly<PoolLoad & { max: number }> {
		return { ...this.#load, max: this.#settings.max };
	}

	/** Lets running queries finish for `seconds`, then closes every connection. */
	async close(seconds = 5): Promise<void> {
		const all = [this.#sql, this.#reads, ...this.#writes.map(({ connection }) => connection)];
		await Promise.all(all.map((sql) => sql.end({ timeout: seconds })));
	}
}
