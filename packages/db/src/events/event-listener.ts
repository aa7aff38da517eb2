import type postgres from 'postgres';
import { withTimeout } from '../pool/timeouts.ts';

/** What `send_event` in sql/tables/events.sql tells. */
export interface DatabaseEvent {
	event: string;
	/** Ids of the users whom it concerns; null: everybody. */
	to: string[] | null;
	data: unknown;
}

export interface EventHandlers {
	onEvent(event: DatabaseEvent): void;
	/** Is called when events begin to come: at first, and again after the connection was lost. Those in between are lost. */
	onListening(): void;
	/** Is called with the error when the connection is lost. */
	onLost(error: unknown): void;
}

/** How often the connection is looked at, in milliseconds, because it may be lost without a word. */
const checkIntervalMs = 10_000;
/** How long an answer to that may take, in milliseconds. */
const answerTimeoutMs = 5_000;
/** Between two attempts to get the connection back, in milliseconds. */
const retryMs = 500;

/** Idempotent; both statements are one message, so that the answer names the process that listens. */
const listen = 'listen hms_events; select pg_backend_pid() as pid';

/** The one connection of this process on which PostgreSQL tells what happened. It is opened again until it is closed. */
export class EventListener {
	readonly #open: (options: postgres.Options<Record<string, never>>) => postgres.Sql;
	readonly #handlers: EventHandlers;
	#connection: postgres.Sql;
	/** PostgreSQL's process that listens; undefined while none is known to. */
	#listening: number | undefined;
	#isClosed = false;
	#wake: () => void = () => undefined;
	readonly #running: Promise<void>;

	/** @param open makes a pool of one connection */
	constructor(
		open: (options: postgres.Options<Record<string, never>>) => postgres.Sql,
		handlers: EventHandlers,
	) {
		this.#open = open;
		this.#handlers = handlers;
		this.#connection = this.#connect();
		this.#running = this.#run();
	}

	/** Whether events come now. */
	get isListening(): boolean {
		return this.#listening !== undefined;
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		this.#wake();
		await this.#connection.end({ timeout: 0 });
		await this.#running;
	}

	async #run(): Promise<void> {
		while (!this.#isClosed) {
			try {
				await this.#check();
				await this.#pause(checkIntervalMs);
			} catch (error) {
				if (this.#isClosed) return;
				this.#lost(error);
				void this.#connection.end({ timeout: 0 });
				this.#connection = this.#connect();
				await this.#pause(retryMs);
			}
		}
	}

	/** Makes the connection listen if it does not, and proves that it answers. */
	async #check(): Promise<void> {
		const [, rows] = await withTimeout(
			this.#connection.unsafe(listen) as Promise<unknown> as Promise<[unknown, [{ pid: number }]]>,
			answerTimeoutMs,
		);
		const [{ pid }] = rows;
		if (pid === this.#listening) return;
		this.#listening = pid;
		this.#handlers.onListening();
	}

	#connect(): postgres.Sql {
		const connection: postgres.Sql = this.#open({
			onclose: () => {
				if (connection !== this.#connection || this.#isClosed) return;
				this.#lost(new Error('the connection that listens was closed'));
				this.#wake();
			},
			// The driver's own `listen` uses this option, which its types leave out. It does not say when events were lost.
			...{ onnotify: (_channel: string, message: string) => this.#receive(message) },
		});
		return connection;
	}

	#lost(error: unknown): void {
		if (this.#listening === undefined) return;
		this.#listening = undefined;
		this.#handlers.onLost(error);
	}

	#receive(message: string): void {
		// `send_event` writes it, and nobody else may use the database.
		this.#handlers.onEvent(JSON.parse(message) as DatabaseEvent);
	}

	#pause(milliseconds: number): Promise<void> {
		return new Promise((resolve) => {
			// It may have been closed since the connection was looked at, when there was nothing to wake.
			if (this.#isClosed) return resolve();
			const timer = setTimeout(resolve, milliseconds);
			timer.unref();
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	}
}
