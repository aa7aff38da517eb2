import { DrizzleQueryError } from 'drizzle-orm';
import postgres from 'postgres';
import { Turns } from './turns.ts';

/** PostgreSQL cancelled a costly read at its timeout. */
export class TookTooLongError extends Error {
	override name = 'TookTooLongError';
}

/**
 * Limits the costly reads of each user: searches, counts, summaries, and lists whose filter few of many rows pass. A few of a user
 * run at a time and the others wait, so that a user with many of them delays nobody else.
 */
export class CostlyReads {
	readonly #turns: Turns;

	/** @param perUser how many of a user run at a time */
	constructor(perUser: number, ownMs = 10_000) {
		const total = Number.POSITIVE_INFINITY;
		this.#turns = new Turns({ total, perUser, busyMs: ownMs, ownMs, waitingPerUser: 100 });
	}

	/** Runs a read when it is its turn. @throws TooMuchAtOnceError, TookTooLongError, and what the read throws */
	async run<T>(userId: string, read: () => Promise<T>): Promise<T> {
		return this.#turns.run(userId, async () => {
			try {
				return await read();
			} catch (error) {
				throw tookTooLong(error) ?? error;
			}
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
