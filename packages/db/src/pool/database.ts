import { availableParallelism } from 'node:os';
import { drizzle } from 'drizzle-orm/postgres-js';
import { type EventHandlers, EventListener } from '../events/event-listener.ts';
import { withAfterCommit } from '../query/after-commit.ts';
import type { Db } from '../query/drizzle.ts';
import { Sender } from '../query/sender.ts';
import { CostlyReads } from '../session/costly-reads.ts';
import { PooledAccess, type PoolLoad, type Pools } from '../session/pooled-access.ts';
import type { SessionCredentials } from '../session/session-check.ts';
import { type Share, Turns } from '../session/turns.ts';
import { addressesOfHosts } from './address.ts';
import { type ConnectionTarget, connect } from './connect.ts';
import { observeStatements, type StatementObserver } from './observe.ts';
import { PrimaryWatch } from './primary-watch.ts';
import { SharedReads } from './shared-reads.ts';

export interface PoolSettings {
	/** Connections at most, besides the few that quick reads share. */
	max: number;
	/** How many of them users' requests hold; all, whoever's, if nothing is said. */
	share?: Share | undefined;
	/** How many costly reads of a user run at a time; two if nothing is said. */
	costlyReadsPerUser?: number | undefined;
	/** A session ends when it has not been used for so many seconds. */
	idleSessionSeconds: number;
	/** A statement gives up when it has waited so long for a lock, in milliseconds; 5,000 if nothing is said. */
	lockTimeoutMs?: number | undefined;
	/** Is told of each statement. */
	onStatement?: StatementObserver | undefined;
	/** Is told when another one of several hosts takes writes, with its name and port. */
	onMoved?: ((host: string) => void) | undefined;
}

/** How many connections quick reads share. With two cores a second one makes PostgreSQL take the core that Node runs on. */
const sharedConnections = Math.min(Math.ceil(availableParallelism() / 2), 4);

/**
 * The application's connections. Each runs as the role `hms_app`, which owns nothing, so that row-level security holds
 * whatever account it signed in with.
 */
export class Database {
	readonly #settings: PoolSettings;
	readonly #pools: Pools;
	readonly #watch: PrimaryWatch | undefined;
	#target: ConnectionTarget;
	#system: Db;

	constructor(target: ConnectionTarget, settings: PoolSettings) {
		this.#settings = settings;
		this.#target = target;
		const sender = new Sender();
		this.#pools = {
			...this.#openPools(sender),
			sender,
			load: { held: 0, waiting: 0 },
			turns: new Turns(this.#share),
			costly: new CostlyReads(settings.costlyReadsPerUser ?? 2),
		};
		this.#system = systemOf(this.#pools);
		this.#watch = this.#watchHosts();
	}

	/** For accounts and sessions, before a user is known. Row-level security shows it no patient. Another one after the primary has moved. */
	get system(): Db {
		return this.#system;
	}

	#openPools(sender: Sender): Pick<Pools, 'all' | 'sharedReads'> {
		const target = this.#target;
		const options = this.#options;
		const { max, onStatement } = this.#settings;
		// A quick read has one good plan for all values; making one for each read would take as long as running it.
		const shared = {
			...options,
			connection: { ...options.connection, plan_cache_mode: 'force_generic_plan' },
		};
		const open = (more: typeof shared | typeof options, max: number) => {
			const pool = connect(target, { ...more, max });
			return onStatement ? observeStatements(pool, onStatement) : pool;
		};
		return {
			all: open(options, max),
			sharedReads: new SharedReads(sharedConnections, sender, () => open(shared, 1)),
		};
	}

	/** Where the address names several hosts, moves to the one that takes writes when that is another one. */
	#watchHosts(): PrimaryWatch | undefined {
		const target = this.#target;
		if (!('url' in target)) return undefined;
		const hosts = addressesOfHosts(target.url);
		if (hosts.length === 1) return undefined;
		return new PrimaryWatch(
			hosts.map(({ alone }) => ({ ...target, url: alone })),
			(host, connect_timeout) => connect(host, { ...this.#options, max: 1, connect_timeout }),
			(host) => {
				const { first, alone } = hosts[host] ?? { first: target.url, alone: target.url };
				this.#moveTo({ ...target, url: first });
				this.#settings.onMoved?.(new URL(alone).host);
			},
		);
	}

	/**
	 * Makes new connections and gives up all others, so that what waits for the former primary fails. What has found the new one by
	 * itself has a second to end.
	 */
	#moveTo(target: ConnectionTarget): void {
		const { all, sharedReads, sender } = this.#pools;
		this.#target = target;
		Object.assign(this.#pools, this.#openPools(sender));
		this.#system = systemOf(this.#pools);
		void all.end({ timeout: 1 });
		void sharedReads.close(1);
	}

	get #options() {
		return {
			// A standby would refuse one write after another, also when the former primary has become one.
			target_session_attrs: 'read-write' as const,
			// In seconds. The driver's own limits are 30 to connect and 20 between two attempts, also when the server is back.
			connect_timeout: 10,
			backoff: (failures: number) => Math.min(3 ** failures / 100, 1),
			connection: {
				application_name: 'hms',
				role: 'hms_app',
				// Whatever the account or the database is set to: names are looked for here first, and in temporary tables last.
				search_path: 'public, pg_temp',
				TimeZone: 'UTC',
				// Starting workers takes milliseconds, and a request would take more than its share of the cores.
				max_parallel_workers_per_gather: 0,
				statement_timeout: 15_000,
				lock_timeout: this.#settings.lockTimeoutMs ?? 5_000,
				idle_in_transaction_session_timeout: 30_000,
			},
		};
	}

	/** The database as the user of a session sees it; each statement checks that the session is active. */
	as(credentials: SessionCredentials): PooledAccess {
		return new PooledAccess(this.#pools, {
			...credentials,
			idleSeconds: this.#settings.idleSessionSeconds,
		});
	}

	/** Opens a connection besides the pool on which the database tells what happens: see sql/tables/events.sql. */
	listen(handlers: EventHandlers): EventListener {
		return new EventListener(
			(more) => connect(this.#target, { ...this.#options, max: 1, max_lifetime: null, ...more }),
			handlers,
		);
	}

	/** A session ends when it has not been used for so many seconds. */
	get idleSessionSeconds(): number {
		return this.#settings.idleSessionSeconds;
	}

	get #share(): Share {
		const { max, share } = this.#settings;
		return share ?? { total: max, perUser: max, busyMs: 10_000, ownMs: 10_000 };
	}

	/** The connections that users' requests hold now, and the requests that wait for one. */
	get load(): Readonly<PoolLoad & { max: number }> {
		return { ...this.#pools.load, max: this.#share.total };
	}

	/** Lets running queries finish for `seconds`, then closes every connection. */
	async close(seconds = 5): Promise<void> {
		await this.#watch?.close();
		const { all, sharedReads } = this.#pools;
		await Promise.all([all.end({ timeout: seconds }), sharedReads.close(seconds)]);
	}
}

const systemOf = ({ all }: Pools): Db => withAfterCommit(drizzle(all));
