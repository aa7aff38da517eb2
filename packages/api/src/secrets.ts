import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits, for a cookie, a refresh token or a link. */
export const newSecret = () => randomBytes(32).toString('base64url');

/** What the database keeps of a secret: SHA-256, because nobody can guess 256 bits. */
export function hashOf(secret: string): Buffer {
	return createHash('sha256').update(secret).digest();
}
