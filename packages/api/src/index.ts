export { AccessRecorder } from './access/recorder.ts';
export { createAccount, hasAccounts, removeTwoFactor, resetPassword } from './auth/accounts.ts';
export { networkOf } from './auth/attempts.ts';
export { cachedCookieCredentials } from './auth/cookie.ts';
export { createPasswordLink } from './auth/password-reset.ts';
export { Passwords } from './auth/passwords.ts';
export { bearerCredentials } from './auth/personal-token.ts';
export { checkSession, timeLeft } from './auth/session-time.ts';
export { generateSigningKeys, type SigningKeySet, signingKeySet, Tokens } from './auth/tokens.ts';
export { Background } from './background.ts';
export { ChangeLimit } from './change-limit.ts';
export { ClinicStore } from './clinic/store.ts';
export type {
	AuthSettings,
	BackupReport,
	BrowserCookie,
	CallTrace,
	Context,
	ProcedureCall,
	Services,
} from './context.ts';
export { erasePatient, findPatientToErase, type PatientToErase } from './erasure/erase-patient.ts';
export { busy, domainErrorOf, problemOf, tooMuchAtOnce, trpcRefusalOf } from './errors/convert.ts';
export { DomainError, unauthenticated } from './errors/domain-error.ts';
export { checkJsonTexts, JsonText } from './json/json-text.ts';
export type { Limit } from './limit.ts';
export type { Mail, MailMessage } from './mail/mail.ts';
export { type Procedure, procedures } from './procedures.ts';
export { exportActivity } from './rest/export-activity.ts';
export { openApiDocument } from './rest/openapi.ts';
export type { RestRequest } from './rest/request.ts';
export { type RestRoute, restRoutes } from './rest/routes.ts';
export { apiVersion, checkClientVersion } from './rest/version.ts';
export { deleteExpired, type Retention } from './retention/delete-expired.ts';
export { type AppRouter, appRouter } from './router.ts';
export { isWithheldFromTokens } from './token-rights.ts';
export { checkTwoFactor } from './two-factor-requirement.ts';
