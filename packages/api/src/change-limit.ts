import { isObject } from '@hms/contracts';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DomainError } from './errors/domain-error.ts';
import type { Limit } from './limit.ts';

/**
 * How many records a command has changed, from its output: those of a batch are in `done`, and a hand-over or transfer counts its
 * patients.
 */
function changedRecords(output: unknown): number {
	if (!isObject(output)) return 1;
	const { done, patients } = output;
	if (Array.isArray(done)) return done.length;
	return typeof patients === 'number' ? patients : 1;
}

/** Limits how many records one user changes within a time. It counts in memory, so that each process has a limit of its own. */
export class ChangeLimit {
	readonly #limiter: RateLimiterMemory | undefined;

	/** @param limit null: no limit */
	constructor(limit: Limit | null) {
		if (limit)
			this.#limiter = new RateLimiterMemory({ points: limit.count, duration: limit.seconds });
	}

	/** @throws DomainError `too_many_requests` with the seconds to wait, once the user has changed as many as the limit says */
	async check(userId: string): Promise<void> {
		const counted = await this.#limiter?.get(userId);
		if (!counted || counted.remainingPoints > 0) return;
		throw new DomainError(
			'too_many_requests',
			'You have made too many changes. Try again in a few minutes.',
			undefined,
			Math.ceil(counted.msBeforeNext / 1000),
		);
	}

	/** Counts what a command has changed. It counts afterwards, when the session was checked: before, anybody could name the user. */
	async count(userId: string, output: unknown): Promise<void> {
		await this.#limiter?.penalty(userId, changedRecords(output));
	}
}
