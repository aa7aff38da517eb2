export { createAccount, hasAccounts, resetPassword } from './auth/accounts.ts';
export type { Limit } from './auth/attempts.ts';
export { proofOfCookie } from './auth/cookie.ts';
export { Passwords } from './auth/passwords.ts';
export { generateSigningKeys, type SigningKeySet, signingKeySet, Tokens } from './auth/tokens.ts';
export type { AuthSettings, BrowserCookie, Context, ProcedureCall, Services } from './context.ts';
export {
	DomainError,
	databaseError,
	domainErrorOf,
	problemOf,
	trpcRefusalOf,
} from './errors/errors.ts';
export { checkJsonTexts, JsonText } from './json/json-text.ts';
export { type Procedure, procedures } from './procedures.ts';
export type { RestRequest } from './rest/input.ts';
export { openApiDocument } from './rest/openapi.ts';
export { type RestRoute, restRoutes } from './rest/routes.ts';
export { type AppRouter, appRouter } from './router.ts';
