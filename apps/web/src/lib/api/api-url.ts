/** The API has the same origin as the pages, so the browser sends the session's cookie along. */
export const apiUrl = '/api/trpc';
