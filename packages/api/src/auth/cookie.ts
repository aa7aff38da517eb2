import type { SessionCredentials } from '@hms/db';
import { hashOf } from '../secrets.ts';
import type { CredentialCache } from './credential-cache.ts';

const cookiePattern =
	/^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

/** The value of a browser's session cookie. The secret authenticates it; the ids identify the session's row. */
export function cookieValue(session: {
	sessionId: string;
	userId: string;
	secret: string;
}): string {
	return `${session.sessionId}.${session.userId}.${session.secret}`;
}

/** The session credentials in a cookie; null if it does not have the format of `cookieValue`. */
export function cookieCredentials(value: string): SessionCredentials | null {
	const [, sessionId, userId, secret] = cookiePattern.exec(value) ?? [];
	return sessionId && userId && secret ? { sessionId, userId, secretHash: hashOf(secret) } : null;
}

/** How long the credentials of a cookie are cached, in milliseconds. */
const cacheMs = 3_600_000;

/** `cookieCredentials`, from the cache if the cookie was read before. */
export function cachedCookieCredentials(
	value: string,
	cache: CredentialCache,
): SessionCredentials | null {
	const known = cache.get(value);
	if (known) return known;
	const credentials = cookieCredentials(value);
	if (credentials) cache.set(value, credentials, Date.now() + cacheMs);
	return credentials;
}
