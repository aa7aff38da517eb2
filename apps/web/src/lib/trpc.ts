'use client';

import type { AppRouter } from '@hms/client';
import { httpBatchLink } from '@trpc/client';
import { createTRPCReact } from '@trpc/react-query';

export const trpc = createTRPCReact<AppRouter>();

/** The API of this same origin; the session is in a cookie that the browser sends along. */
export function createApiClient() {
	return trpc.createClient({ links: [httpBatchLink({ url: '/api/trpc', maxItems: 10 })] });
}
