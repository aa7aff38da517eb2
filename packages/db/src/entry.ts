import { DrizzleQueryError } from 'drizzle-orm';
import postgres from 'postgres';
import { briefly } from './costly-work.ts';

export type Parameters = postgres.ParameterOrJSON<never>[];

/** What a request says of its session. Nothing of it is believed before `enter_session` has found it alive. */
export interface SessionProof {
	sessionId: string;
	userId: string;
	/** SHA-256 of a browser's secret; null for a program, whose token was verified. */
	secretHash: Buffer | null;
}

/** What the driver sends before a statement, in one transaction with it. It writes the same one down only once. */
export interface Entry {
	string: string;
	parameters: Parameters;
	/** OIDs of the parameters' types. */
	types: number[];
}

/** That of a session, one object for all requests with one proof. */
export interface SessionEntry extends Entry {
	userId: string;
	/** The same before costly work. */
	brief: Entry;
}

const entering = {
	string: 'select enter_session($1, $2, $3, make_interval(secs => $4))',
	// uuid, uuid, bytea, double precision
	types: [2950, 2950, 17, 701],
};
export const begin: Entry = { string: 'begin', parameters: [], types: [] };

/** How a session is entered. @param idleSeconds after which it ends when it is not used */
export function entryOf(proof: SessionProof, idleSeconds: number): SessionEntry {
	const entry = {
		...entering,
		parameters: [proof.sessionId, proof.userId, proof.secretHash, idleSeconds],
	};
	return { ...entry, userId: proof.userId, brief: briefly(entry) };
}

/** The session has ended, is of another kind, or never was. */
export class SessionEndedError extends Error {
	override name = 'SessionEndedError';
}

/** A session that has ended, if that is what `enter_session` said. */
export function sessionEnded(error: unknown): SessionEndedError | undefined {
	// Drizzle puts an error of its own around the database's.
	const cause = error instanceof DrizzleQueryError ? error.cause : error;
	const ended = cause instanceof postgres.PostgresError && cause.code === 'HMS01';
	return ended ? new SessionEndedError('the session has ended', { cause }) : undefined;
}

/** @throws SessionEndedError in place of what `enter_session` said */
export async function unlessEnded<T>(work: PromiseLike<T>): Promise<T> {
	try {
		return await work;
	} catch (error) {
		throw sessionEnded(error) ?? error;
	}
}
