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

/**
 * Limits the requests that are worked on at once, and refuses others right away. It counts calls of procedures until their work is
 * done, also where who asked has gone; health, metrics, streams and pages call none, and are never refused.
 */
export function admission({ all, perUser }: RequestLimits): Admit {
	const running = new Map<string, number>();
	let count = 0;
	return async (request, work) => {
		const key = keyOf(request);
		const own = running.get(key) ?? 0;
		if (own >= perUser) throw tooMuchAtOnce();
		if (count >= all) throw busy();
		count++;
		running.set(key, own + 1);
		try {
			return await work();
		} finally {
			count--;
			const left = (running.get(key) ?? 0) - 1;
			if (left === 0) running.delete(key);
			else running.set(key, left);
		}
	};
}

/**
 * Whose request it is. A cookie and a personal token are not checked yet, so that anybody could send another user's id: with the
 * network beside it they take nothing from that user's share.
 */
function keyOf({ session, ip }: FastifyRequest): string {
	if (session?.secretHash === null) return session.userId;
	return `${session?.userId ?? ''} ${networkOf(ip)}`;
}
