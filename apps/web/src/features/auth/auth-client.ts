import type { AppRouter } from '@hms/client';
import { createTRPCClient, httpLink } from '@trpc/client';
import { apiUrl } from '../../lib/api/api-url.ts';

/** The API calls of the sign-in and registration pages. A client of their own keeps React Query out of these pages. */
export const authClient = createTRPCClient<AppRouter>({ links: [httpLink({ url: apiUrl })] }).auth;
