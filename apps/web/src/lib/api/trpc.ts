'use client';

import type { AppRouter } from '@hms/client';
import { httpBatchLink, httpLink, splitLink, type TRPCLink } from '@trpc/client';
import { createTRPCReact } from '@trpc/react-query';
import { apiUrl } from './api-url.ts';
import { fetchSignedIn } from './fetch-signed-in.ts';
import { idempotencyKeyOf } from './use-idempotency-key.ts';

/** A query is cancelled when the last component that uses it unmounts or changes its input. */
export const trpc = createTRPCReact<AppRouter>({ abortOnUnmount: true });

/**
 * Batches the calls of one tick into one request. A call with an idempotency key is sent alone: the key is a header, and
 * belongs to one call.
 * @param initialQueries handles each call before it is sent
 */
export function createApiClient(initialQueries: TRPCLink<AppRouter>) {
	const http = { url: apiUrl, fetch: fetchSignedIn };
	return trpc.createClient({
		links: [
			initialQueries,
			splitLink({
				condition: ({ context }) => idempotencyKeyOf(context) !== undefined,
				true: httpLink({
					...http,
					headers: ({ op }) => ({ 'idempotency-key': idempotencyKeyOf(op.context) }),
				}),
				false: httpBatchLink({ ...http, maxItems: 10 }),
			}),
		],
	});
}
