import { clinicErrorOf } from '@hms/client';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { goToSecondFactor } from '../session/session.ts';
import { failureOf } from './failure.ts';

const retriable = new Set(['unreachable', 'unavailable', 'internal', 'too_many_requests']);

/** The longest that a screen waits before it asks again, in seconds, whatever the server says. */
const longestWait = 30;

/** Milliseconds until a failed read is repeated: when the server said, or soon, and at random, so that not all come back at once. */
function delayBeforeRetry(failures: number, error: unknown): number {
	const seconds = clinicErrorOf(error)?.retryAfter ?? 2 ** failures;
	return (Math.min(seconds, longestWait) + Math.random()) * 1000;
}

/** The refusals of a change that say that the screen is out of date: a share may have ended or been changed. */
const outdated = new Set(['forbidden', 'not_found']);

/** Whoever must have a second factor and has none can do nothing but set one up. */
function leadToSecondFactor(error: unknown): void {
	if (failureOf(error).code === 'two_factor_required') goToSecondFactor();
}

/** The cache of API answers for one browser tab. It is in memory only, so that no patient data outlives the tab. */
export function createQueryClient(): QueryClient {
	const queryClient = new QueryClient({
		queryCache: new QueryCache({ onError: leadToSecondFactor }),
		mutationCache: new MutationCache({
			onError: (error) => {
				leadToSecondFactor(error);
				if (outdated.has(failureOf(error).code)) void queryClient.invalidateQueries();
			},
		}),
		defaultOptions: {
			queries: {
				// Going back and forth does not refetch, and a colleague's change is still seen soon.
				staleTime: 10_000,
				retry: (failures, error) => failures < 2 && retriable.has(failureOf(error).code),
				retryDelay: delayBeforeRetry,
			},
			// A mutation is sent even while the browser believes to be offline: it then fails visibly instead of waiting.
			mutations: { networkMode: 'always' },
		},
	});
	return queryClient;
}
