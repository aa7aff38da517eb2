import { createHash } from 'node:crypto';
import type { SessionProof } from '@hms/db';

const shape =
	/^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/;

export function hashOf(secret: string): Buffer {
	return createHash('sha256').update(secret).digest();
}

/** A browser's session as its cookie carries it. The secret proves it; the ids only say where to look. */
export function cookieValue(session: {
	sessionId: string;
	userId: string;
	secret: string;
}): string {
	return `${session.sessionId}.${session.userId}.${session.secret}`;
}

/** What a cookie claims, or null if it is none of ours. */
export function proofOfCookie(value: string): SessionProof | null {
	const [, sessionId, userId, secret] = shape.exec(value) ?? [];
	return sessionId && userId && secret ? { sessionId, userId, secretHash: hashOf(secret) } : null;
}
