import { PassThrough, type Readable } from 'node:stream';
import { type ClinicStore, checkSession, DomainError, timeLeft, unauthenticated } from '@hms/api';
import type { LiveEvents } from '@hms/contracts';
import type { Database, DatabaseEvent, EventListener, SessionCredentials } from '@hms/db';
import type { FastifyBaseLogger } from 'fastify';
import { describeError } from './log.ts';

/** The most open streams of a user in this process: more than anybody has devices. */
const maxPerUser = 20;
/** The most bytes that wait for a client that does not read; its stream is closed then. */
const maxWaitingBytes = 64 * 1024;
/** How long a new stream waits for the database to tell events, in milliseconds. */
const listenTimeoutMs = 5_000;

/** How often clients hear something, and sessions are looked at, in milliseconds. Proxies close connections that are silent longer. */
const heartbeatMs = 20_000;

/** For how long it is remembered when a user was told something, in milliseconds. */
const rememberedMs = 600_000;

interface OpenStream {
	session: SessionCredentials;
	out: PassThrough;
	/** Whether it has begun with "ready". */
	hasBegun: boolean;
	/** Looks at the session again when it would end. */
	timer: NodeJS.Timeout | undefined;
}

/** The open streams of this process, and the one connection on which the database tells what goes into them. */
export class EventStreams {
	readonly #database: Database;
	readonly #clinic: ClinicStore;
	readonly #log: FastifyBaseLogger;
	readonly #byUser = new Map<string, Set<OpenStream>>();
	/** When users were told something last, as `performance.now()`; also those without a stream. */
	readonly #lastTold = new Map<string, number>();
	/** When all were told something, or this began to listen. */
	#lastToldAll = 0;
	#heartbeat: NodeJS.Timeout | undefined;
	#listener: EventListener | undefined;
	#listening = Promise.withResolvers<void>();
	#isClosed = false;

	constructor(
		{ database, clinic }: { database: Database; clinic: ClinicStore },
		log: FastifyBaseLogger,
	) {
		this.#database = database;
		this.#clinic = clinic;
		this.#log = log;
	}

	get count(): number {
		return this.#all().length;
	}

	/**
	 * Opens the stream of a session: text in the format of server-sent events. It ends with the session, or when the user cannot be
	 * told everything.
	 * @throws DomainError `unauthenticated`, `too_many_requests`, `unavailable`, and the database's errors
	 */
	async open(session: SessionCredentials): Promise<Readable> {
		this.listen();
		const mine = this.#byUser.get(session.userId) ?? new Set();
		if (mine.size >= maxPerUser) {
			throw new DomainError(
				'too_many_requests',
				`Nobody has more than ${maxPerUser} streams open at once. Close one first.`,
				undefined,
				heartbeatMs / 1000,
			);
		}
		// Added before the session is checked: one that ends meanwhile is noticed.
		const stream: OpenStream = {
			...{ session, out: new PassThrough() },
			...{ hasBegun: false, timer: undefined },
		};
		this.#byUser.set(session.userId, mine.add(stream));
		stream.out.once('close', () => this.#remove(stream));
		stream.out.on('error', () => undefined);
		try {
			const left = await checkSession(this.#database, session);
			await this.#untilListening();
			// It ended while this waited.
			if (stream.out.writableEnded) throw unauthenticated();
			this.#lookAgain(stream, left);
		} catch (error) {
			stream.out.destroy();
			throw error;
		}
		stream.hasBegun = true;
		stream.out.write('retry: 2000\n');
		send(stream, this.#ready(stream));
		return stream.out;
	}

	/** Ends every stream, and opens no more. */
	async close(): Promise<void> {
		this.#isClosed = true;
		clearInterval(this.#heartbeat);
		for (const { out } of this.#all()) out.end();
		await this.#listener?.close();
	}

	#all(): OpenStream[] {
		return [...this.#byUser.values()].flatMap((streams) => [...streams]);
	}

	/** Begins to listen, with or without a stream: this process has to learn of other settings of the clinic. */
	listen(): void {
		if (this.#isClosed) throw new DomainError('unavailable', 'The system is being stopped.');
		this.#listener ??= this.#database.listen({
			onEvent: (event) => {
				if (event.event !== 'clinic') return this.#tell(event);
				// Whoever is told asks again, and gets what goes by the new settings.
				void this.#loadClinic().then(() => this.#tell(event));
			},
			onListening: () => {
				this.#lastToldAll = performance.now();
				this.#listening.resolve();
				void this.#loadClinic();
				for (const stream of this.#all()) send(stream, this.#ready(stream));
				void this.#check(this.#all());
			},
			onLost: (error) => {
				this.#listening = Promise.withResolvers();
				this.#log.warn({ error: describeError(error) }, 'no events from the database');
			},
		});
		this.#heartbeat ??= setInterval(() => {
			for (const stream of this.#all()) send(stream, text('heartbeat', {}));
			void this.#check(this.#all());
			this.#forget();
		}, heartbeatMs);
	}

	async #loadClinic(): Promise<void> {
		try {
			await this.#clinic.load();
		} catch (error) {
			// They are read again once the database tells events, and whenever somebody asks for them.
			this.#log.warn({ error: describeError(error) }, 'the clinic’s settings could not be read');
		}
	}

	async #untilListening(): Promise<void> {
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<never>((_, reject) => {
			const refusal = new DomainError('unavailable', 'The database tells no events now.');
			timer = setTimeout(reject, listenTimeoutMs, refusal);
		});
		await Promise.race([this.#listening.promise, late]).finally(() => clearTimeout(timer));
	}

	#tell({ event, to, data }: DatabaseEvent): void {
		const streams = to
			? to.flatMap((userId) => [...(this.#byUser.get(userId) ?? [])])
			: this.#all();
		if (event === 'sessions_ended') return void this.#check(streams);
		const now = performance.now();
		if (to) for (const userId of to) this.#lastTold.set(userId, now);
		else this.#lastToldAll = now;
		const written = text(event, data);
		for (const stream of streams) send(stream, written);
	}

	#ready({ session }: OpenStream): string {
		const now = performance.now();
		const last = this.#lastTold.get(session.userId) ?? now - rememberedMs;
		return text('ready', { quietMs: Math.floor(now - Math.max(last, this.#lastToldAll)) });
	}

	#forget(): void {
		const oldest = performance.now() - rememberedMs;
		for (const [userId, told] of this.#lastTold) if (told < oldest) this.#lastTold.delete(userId);
	}

	/** Closes those streams whose session has ended. */
	async #check(streams: OpenStream[]): Promise<void> {
		if (streams.length === 0) return;
		try {
			const left = await timeLeft(
				this.#database,
				streams.map(({ session }) => session.sessionId),
			);
			for (const stream of streams) {
				const own = left.get(stream.session.sessionId);
				if (own === undefined) stream.out.end();
				else this.#lookAgain(stream, own);
			}
		} catch (error) {
			// Without the database nothing can be told either; they are looked at again once it tells events, and with each heartbeat.
			this.#log.warn({ error: describeError(error) }, 'sessions of streams could not be checked');
		}
	}

	/** Looks at the session when it would end, if that is before the next heartbeat. @param left milliseconds */
	#lookAgain(stream: OpenStream, left: number): void {
		clearTimeout(stream.timer);
		if (left > heartbeatMs || stream.out.destroyed) return;
		// A little later: the database's clock decides.
		stream.timer = setTimeout(() => void this.#check([stream]), left + 50);
	}

	#remove(stream: OpenStream): void {
		clearTimeout(stream.timer);
		const mine = this.#byUser.get(stream.session.userId);
		mine?.delete(stream);
		if (mine?.size === 0) this.#byUser.delete(stream.session.userId);
	}
}

/** An event as it is sent. */
const text = <Name extends string>(
	event: Name,
	data: Name extends keyof LiveEvents ? LiveEvents[Name] : unknown,
) => `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

function send({ out, hasBegun }: OpenStream, written: string): void {
	if (!hasBegun || !out.writable) return;
	out.write(written);
	if (out.writableLength + out.readableLength > maxWaitingBytes) out.destroy();
}
