export type { Limit } from './auth/attempts.ts';
export { proofOfCookie } from './auth/cookie.ts';
export { Passwords } from './auth/passwords.ts';
export { generateSigningKeys, type SigningKeySet, signingKeySet, Tokens } from './auth/tokens.ts';
export type { AuthSettings, BrowserCookie, Context, Services } from './context.ts';
export { DomainError, databaseError, domainErrorOf, problemOf } from './errors.ts';
export type { RestRequest } from './rest/input.ts';
export { type RestRoute, restRoutes } from './rest/routes.ts';
export { type AppRouter, appRouter } from './router.ts';
