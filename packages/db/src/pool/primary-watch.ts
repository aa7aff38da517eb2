import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import type { ConnectionTarget } from './connect.ts';
import { withTimeout } from './timeouts.ts';

/** Between two questions to the primary, in milliseconds. */
const intervalMs = 1_000;

/** How long the answer may take, and a connection that is made for it, in milliseconds. */
const answerMs = 2_500;
const connectSeconds = 2;

/** Between two questions to a host while none takes writes, in milliseconds. */
const searchMs = 150;

/**
 * Watches which of several hosts takes writes. A machine that has lost its power or stalls closes no connection: without this,
 * statements would wait for its answer until the operating system gives up, which takes minutes.
 */
export class PrimaryWatch {
	readonly #hosts: ConnectionTarget[];
	readonly #open: (target: ConnectionTarget, connectSeconds: number) => postgres.Sql;
	readonly #onMoved: (host: number) => void;
	readonly #closing = new AbortController();
	readonly #running: Promise<void>;

	/**
	 * @param hosts the database at each host
	 * @param open makes a pool of one connection, to a server that takes writes
	 * @param onMoved is called when another host than before takes writes
	 */
	constructor(
		hosts: ConnectionTarget[],
		open: (target: ConnectionTarget, connectSeconds: number) => postgres.Sql,
		onMoved: (host: number) => void,
	) {
		this.#hosts = hosts;
		this.#open = open;
		this.#onMoved = onMoved;
		this.#running = this.#run();
	}

	async close(): Promise<void> {
		this.#closing.abort();
		await this.#running;
	}

	async #run(): Promise<void> {
		let known: number | undefined;
		while (!this.#closing.signal.aborted) {
			const found = await this.#search();
			if (found === undefined) return;
			if (known !== undefined && found !== known) this.#onMoved(found);
			known = found;
			await this.#untilSilent(found);
		}
	}

	/** Asks all hosts again and again, each by itself, because one may not answer. @returns the first that takes writes; undefined when the watch is closed */
	async #search(): Promise<number | undefined> {
		let isFound = false;
		const searches = this.#hosts.map(async (host, n) => {
			for (;;) {
				try {
					await this.#with(host, ask);
					isFound = true;
					return n;
				} catch (error) {
					if (isFound || this.#closing.signal.aborted) throw error;
					await this.#pause(searchMs);
				}
			}
		});
		return await Promise.any(searches).catch(() => undefined);
	}

	/** Asks a host again and again, and returns when it does not answer. */
	async #untilSilent(host: number): Promise<void> {
		const target = this.#hosts[host];
		if (!target) throw new Error('there is no such host');
		await this.#with(target, async (connection) => {
			while (!this.#closing.signal.aborted) {
				await ask(connection);
				await this.#pause(intervalMs);
			}
		}).catch(() => undefined);
	}

	async #with(
		target: ConnectionTarget,
		work: (connection: postgres.Sql) => Promise<void>,
	): Promise<void> {
		const connection = this.#open(target, connectSeconds);
		try {
			await work(connection);
		} finally {
			void connection.end({ timeout: 0 });
		}
	}

	async #pause(milliseconds: number): Promise<void> {
		const { signal } = this.#closing;
		await pause(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
	}
}

/** @throws Error if there is no answer in time, or the server takes no writes any more */
async function ask(connection: postgres.Sql): Promise<void> {
	const [row] = await withTimeout(
		connection<{ isReadOnly: string }[]>`
			select current_setting('transaction_read_only') as "isReadOnly"`,
		answerMs,
	);
	if (row?.isReadOnly !== 'off') throw new Error('the server takes no writes');
}
