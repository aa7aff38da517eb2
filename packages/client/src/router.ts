/**
 * The router's own type, with the types of its schemas. It is only for the web app, which is compiled together with the API; the
 * package for other programs has types of its own.
 */
export type { AppRouter } from '@hms/api';
