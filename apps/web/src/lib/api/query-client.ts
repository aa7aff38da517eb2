import { QueryClient } from '@tanstack/react-query';
import { failureOf } from './failure.ts';

const retriable = new Set(['unreachable', 'unavailable', 'internal', 'too_many_requests']);

/** Server state of one browser tab. It lives in memory only, so that nothing of a patient outlives the tab. */
export function createQueryClient(): QueryClient {
	return new QueryClient({
		defaultOptions: {
			queries: {
				// What was just read is shown without asking again; a colleague's change is seen soon after.
				staleTime: 10_000,
				retry: (failures, error) => failures < 2 && retriable.has(failureOf(error).code),
			},
			// Calls are made even if the browser believes that it is offline: then they fail, visibly.
			mutations: { networkMode: 'always' },
		},
	});
}
