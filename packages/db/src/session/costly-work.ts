import { DrizzleQueryError } from 'drizzle-orm';
import postgres from 'postgres';

/** More was asked for at once by one user than is waited for. */
export class TooMuchAtOnceError extends Error {
	override name = 'TooMuchAtOnceError';
}

/** A costly statement was given up, because it took too long. */
export class TookTooLongError extends Error {
	override name = 'TookTooLongError';
}

/** Longer than this nobody waits for a turn, in milliseconds. */
const patience = 10_000;

interface Line {
	running: number;
	waiting: (() => void)[];
}

/**
 * Costly work is a search, a count, a list that few of many rows pass, a summary: what may look at much. Of one user few pieces
 * of it run at a time, so that whoever asks for much waits for oneself and holds up nobody else. Others wait, in the order
 * they came, but not for long; where many wait already, what comes is refused at once.
 */
export class CostlyWork {
	static readonly mostAtOnce = 2;
	static readonly mostWaiting = 100;
	/** Of users of whom something runs. */
	readonly #lines = new Map<string, Line>();
	readonly #patience: number;

	constructor(waitsFor = patience) {
		this.#patience = waitsFor;
	}

	/** Runs a piece of work when it is its turn. @throws TooMuchAtOnceError, TookTooLongError, and what the work throws */
	async run<T>(userId: string, work: () => Promise<T>): Promise<T> {
		const line = this.#lines.get(userId) ?? { running: 0, waiting: [] };
		this.#lines.set(userId, line);
		if (line.running < CostlyWork.mostAtOnce) line.running++;
		else await this.#turn(line);
		try {
			return await work();
		} catch (error) {
			throw tookTooLong(error) ?? error;
		} finally {
			// Whoever is next takes its place.
			const next = line.waiting.shift();
			if (next) next();
			else if (--line.running === 0) this.#lines.delete(userId);
		}
	}

	#turn({ waiting }: Line): Promise<void> {
		return new Promise((resolve, reject) => {
			const refuse = () => reject(new TooMuchAtOnceError('one user asks for too much at once'));
			if (waiting.length >= CostlyWork.mostWaiting) return refuse();
			const take = () => {
				clearTimeout(timer);
				resolve();
			};
			const timer = setTimeout(() => {
				waiting.splice(waiting.indexOf(take), 1);
				refuse();
			}, this.#patience);
			waiting.push(take);
		});
	}
}

function tookTooLong(error: unknown): TookTooLongError | undefined {
	// Drizzle puts an error of its own around the database's.
	const cause = error instanceof DrizzleQueryError ? error.cause : error;
	// "query_canceled"
	const isLate = cause instanceof postgres.PostgresError && cause.code === '57014';
	return isLate ? new TookTooLongError('it took too long', { cause }) : undefined;
}
