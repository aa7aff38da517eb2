import type { AppRouter } from '@hms/client';
import { createTRPCClient, httpLink } from '@trpc/client';
import { apiUrl } from '../../lib/api/api-url.ts';

/** The calls of somebody who is not signed in yet. They are apart, so that the sign-in page loads nothing else. */
export const authClient = createTRPCClient<AppRouter>({ links: [httpLink({ url: apiUrl })] }).auth;
