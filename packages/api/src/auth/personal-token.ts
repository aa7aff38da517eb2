import type { TokenScope } from '@hms/contracts';
import type { SessionCredentials } from '@hms/db';
import { hashOf, newSecret } from '../secrets.ts';
import type { Tokens } from './tokens.ts';

/** What the text of every personal token begins with, so that scanners for leaked secrets know one. */
const prefix = 'hms_';

const tokenShape = /^hms_(read|write)_([0-9a-f]{32})([0-9a-f]{32})([\w-]{43})$/;

const withoutDashes = (id: string) => id.replaceAll('-', '');
const withDashes = (digits: string) =>
	digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/**
 * A new personal token. Its text has the ids by which its row is found, and its scope; the stored hash is of the whole text, so
 * that no part of it can be changed.
 */
export function newTokenText(id: string, userId: string, scope: TokenScope): string {
	return `${prefix}${scope}_${withoutDashes(id)}${withoutDashes(userId)}${newSecret()}`;
}

/** The credentials in a personal token, which the database has yet to check; null if it does not have the format of one. */
export function tokenCredentials(text: string): SessionCredentials | null {
	const [, scope, id, userId] = tokenShape.exec(text) ?? [];
	if (!scope || !id || !userId) return null;
	return {
		sessionId: withDashes(id),
		userId: withDashes(userId),
		secretHash: hashOf(text),
		tokenScope: scope === 'read' ? 'read' : 'write',
	};
}

/** The credentials of a bearer token: a personal token, or the access token of a program that has signed in. */
export async function bearerCredentials(
	text: string,
	accessTokens: Tokens,
): Promise<SessionCredentials | null> {
	return text.startsWith(prefix) ? tokenCredentials(text) : accessTokens.verify(text);
}
