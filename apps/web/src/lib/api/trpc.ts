'use client';

import type { AppRouter } from '@hms/client';
import { httpBatchLink, httpLink, splitLink, type TRPCLink } from '@trpc/client';
import { createTRPCReact } from '@trpc/react-query';
import { apiUrl } from './api-url.ts';
import { fetchSignedIn } from './fetch-signed-in.ts';
import { idempotencyKeyOf } from './use-idempotency-key.ts';

/** A question that nobody waits for any more is cancelled: its screen was left, or another one was typed. */
export const trpc = createTRPCReact<AppRouter>({ abortOnUnmount: true });

/**
 * Calls made in the same tick travel in one request; one with an idempotency key travels alone, as the key is its own.
 * @param first sees each call before it travels
 */
export function createApiClient(first: TRPCLink<AppRouter>) {
	const http = { url: apiUrl, fetch: fetchSignedIn };
	return trpc.createClient({
		links: [
			first,
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
