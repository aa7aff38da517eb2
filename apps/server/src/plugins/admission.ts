import { busy, networkOf, tooMuchAtOnce } from '@hms/api';
import type { FastifyRequest } from 'fastify';

/** How many requests are worked on at once, waiting for the database included. */
export interface RequestLimits {
	all: number;
	/** Of one user; of one network where nobody is signed in. */
	perUser: number;
}

/** Works on a request if there is room for it. @throws DomainError `unavailable`, `too_many_requests`, and what the work throws */
export type Admit = <T>(request: FastifyRequest, work: () => Promise<T>) => Promise<T>;

/** Counts by keys, and keeps only those that have something. */
class Counts {
	readonly #counts = new Map<string, number>();

	of(key: string): number {
		return this.#counts.get(key) ?? 0;
	}

	change(key: string, by: 1 | -1): void {
		const count = this.of(key) + by;
		if (count === 0) this.#counts.delete(key);
		else this.#counts.set(key, count);
	}
}

/**
 * Limits the requests that are worked on at once, and refuses others right away. It counts calls of procedures until their work is
 * done, also where who asked has gone; health, metrics, streams and pages call none, and are never refused.
 */
export function admission({ all, perUser }: RequestLimits): Admit {
	const users = new Counts();
	const networks = new Counts();
	let count = 0;
	// Whoever makes up sessions, each with a share of its own, leaves the other half to other networks.
	const perNetwork = Math.ceil(all / 2);
	return async (request, work) => {
		const { session, ip } = request;
		// The signature of a token was checked. A cookie and a personal token were not yet: anybody could send another user's id, so
		// that the network beside it keeps them from taking anything of that user's share.
		const network = session?.secretHash === null ? undefined : networkOf(ip);
		const user = [session?.userId, network].join(' ');
		if (users.of(user) >= perUser) throw tooMuchAtOnce();
		if (network !== undefined && networks.of(network) >= perNetwork) throw tooMuchAtOnce();
		if (count >= all) throw busy();
		const note = (by: 1 | -1) => {
			count += by;
			users.change(user, by);
			if (network !== undefined) networks.change(network, by);
		};
		note(1);
		try {
			return await work();
		} finally {
			note(-1);
		}
	};
}
