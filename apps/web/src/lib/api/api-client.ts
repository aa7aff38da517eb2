import { createClient } from '@hms/client';

/**
 * The origin of the pages, so that the browser sends the session's cookie along. Queries are repeated by React Query, and a request
 * waits as long as it takes where the user has to sign in again.
 */
export const sameOrigin = { url: '', retries: 0, timeoutMs: Number.POSITIVE_INFINITY };

/** The API calls of the sign-in and registration pages, and of the sign-out: they wait for no session. */
export const authClient = createClient(sameOrigin).auth;
