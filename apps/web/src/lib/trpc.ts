'use client';

import { type AppRouter, keepingKeys, transport } from '@hms/client';
import { createTRPCReact } from '@trpc/react-query';

export const trpc = createTRPCReact<AppRouter>();

/** The API of this same origin; the session is in a cookie that the browser sends along. */
export function createApiClient() {
	return trpc.createClient({ links: [keepingKeys(), transport({ url: '/api/trpc' })] });
}
