/** The API of this same origin; the session is in a cookie that the browser sends along. */
export const apiUrl = '/api/trpc';
