import { DrizzleQueryError } from 'drizzle-orm';
import postgres from 'postgres';

/** A user has too many costly reads waiting, or one has waited too long. */
export class TooMuchAtOnceError extends Error {
	override name = 'TooMuchAtOnceError';
}

/** PostgreSQL cancelled a costly read at its timeout. */
export class TookTooLongError extends Error {
	override name = 'TookTooLongError';
}

/** The longest that a read waits for its turn, in milliseconds. */
const queueTimeoutMs = 10_000;

interface Queue {
	running: number;
	waiting: (() => void)[];
}

/**
 * Limits the costly reads of each user: searches, counts, summaries, and lists whose filter few of many rows pass. Two of a user
 * run at a time and the others wait in the order they came, so that a user with many of them delays nobody else. A read that
 * finds a hundred waiting, or waits too long itself, is refused.
 */
export class CostlyReads {
	static readonly maxRunning = 2;
	static readonly maxWaiting = 100;
	/** The queues of users who have a read running. */
	readonly #queues = new Map<string, Queue>();
	readonly #queueTimeoutMs: number;

	constructor(timeoutMs = queueTimeoutMs) {
		this.#queueTimeoutMs = timeoutMs;
	}

	/** Runs a read when it is its turn. @throws TooMuchAtOnceError, TookTooLongError, and what the read throws */
	async run<T>(userId: string, read: () => Promise<T>): Promise<T> {
		const queue = this.#queues.get(userId) ?? { running: 0, waiting: [] };
		this.#queues.set(userId, queue);
		if (queue.running < CostlyReads.maxRunning) queue.running++;
		else await this.#wait(queue);
		try {
			return await read();
		} catch (error) {
			throw tookTooLong(error) ?? error;
		} finally {
			// The next in the queue takes the place of this one.
			const next = queue.waiting.shift();
			if (next) next();
			else if (--queue.running === 0) this.#queues.delete(userId);
		}
	}

	#wait({ waiting }: Queue): Promise<void> {
		return new Promise((resolve, reject) => {
			const refuse = () => reject(new TooMuchAtOnceError('too many costly reads of one user'));
			if (waiting.length >= CostlyReads.maxWaiting) return refuse();
			const start = () => {
				clearTimeout(timer);
				resolve();
			};
			const timer = setTimeout(() => {
				waiting.splice(waiting.indexOf(start), 1);
				refuse();
			}, this.#queueTimeoutMs);
			waiting.push(start);
		});
	}
}

function tookTooLong(error: unknown): TookTooLongError | undefined {
	// Drizzle puts an error of its own around the database's.
	const cause = error instanceof DrizzleQueryError ? error.cause : error;
	// "query_canceled"
	const isCancelled = cause instanceof postgres.PostgresError && cause.code === '57014';
	return isCancelled ? new TookTooLongError('the read took too long', { cause }) : undefined;
}
