import type { TokenScope } from '@hms/contracts';
import { DrizzleQueryError } from 'drizzle-orm';
import postgres from 'postgres';
import type { Parameters } from '../pool/connect.ts';

/** What a request says of its session. Nothing of it is believed before `enter_session` has found the session active. */
export interface SessionCredentials {
	sessionId: string;
	userId: string;
	/** SHA-256 of a browser's secret or of a personal token; null for a program, whose token was verified. */
	secretHash: Buffer | null;
	/** What a personal token may do; `sessionId` is the token's id then. Undefined for a session. */
	tokenScope?: TokenScope | undefined;
}

/** The parameters of `enter_session`. */
export interface SessionParameters extends SessionCredentials {
	/** A session ends when it has not been used for so many seconds. */
	idleSeconds: number;
}

/** A costly read is given up by PostgreSQL after so many milliseconds; any other statement after 15,000. */
const costlyTimeoutMs = 5_000;

const check = 'select enter_session($1, $2, $3, make_interval(secs => $4))';
const checkForCostlyRead = `${check}, limit_statements(${costlyTimeoutMs})`;

/**
 * The statement that checks a session and makes its user's rows visible, until the transaction ends.
 * @param isCostly whether statements that follow it have a shorter timeout
 */
export function sessionCheck(
	{ sessionId, userId, secretHash, idleSeconds }: SessionParameters,
	isCostly: boolean,
): { text: string; parameters: Parameters } {
	return {
		text: isCostly ? checkForCostlyRead : check,
		parameters: [sessionId, userId, secretHash, idleSeconds],
	};
}

/**
 * The statement that makes the rest of a transaction one about another owner's patients, as far as that owner shares them with the
 * session's user.
 * @param forWriting whether the shares stay as they are until the transaction ends
 */
export const shareEntry = (
	ownerId: string,
	forWriting: boolean,
): { text: string; parameters: Parameters } => ({
	text: 'select enter_share($1, $2)',
	parameters: [ownerId, forWriting],
});

/** The session has ended, is of another kind, or never was. */
export class SessionEndedError extends Error {
	override name = 'SessionEndedError';
}

/** A `SessionEndedError` in place of the error that `enter_session` raised; any other error as it is. */
export function withSessionEnded(error: unknown): unknown {
	// Drizzle puts an error of its own around the database's.
	const cause = error instanceof DrizzleQueryError ? error.cause : error;
	const hasEnded = cause instanceof postgres.PostgresError && cause.code === 'HMS01';
	return hasEnded ? new SessionEndedError('the session has ended', { cause }) : error;
}
