import { MutationCache, QueryClient } from '@tanstack/react-query';
import { failureOf } from './failure.ts';

const retriable = new Set(['unreachable', 'unavailable', 'internal', 'too_many_requests']);

/** The refusals of a change that say that the screen is out of date: a share may have ended or been changed. */
const outdated = new Set(['forbidden', 'not_found']);

/** The cache of API answers for one browser tab. It is in memory only, so that no patient data outlives the tab. */
export function createQueryClient(): QueryClient {
	const queryClient = new QueryClient({
		mutationCache: new MutationCache({
			onError: (error) => {
				if (outdated.has(failureOf(error).code)) void queryClient.invalidateQueries();
			},
		}),
		defaultOptions: {
			queries: {
				// Going back and forth does not refetch, and a colleague's change is still seen soon.
				staleTime: 10_000,
				retry: (failures, error) => failures < 2 && retriable.has(failureOf(error).code),
			},
			// A mutation is sent even while the browser believes to be offline: it then fails visibly instead of waiting.
			mutations: { networkMode: 'always' },
		},
	});
	return queryClient;
}
