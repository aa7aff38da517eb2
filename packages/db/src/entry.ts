import type postgres from 'postgres';

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

export const entering = {
	string: 'select enter_session($1, $2, $3, make_interval(secs => $4))',
	// uuid, uuid, bytea, double precision
	types: [2950, 2950, 17, 701],
};
export const begin: Entry = { string: 'begin', parameters: [], types: [] };

/** How a session is entered. @param idleSeconds after which it ends when it is not used */
export const entryOf = (proof: SessionProof, idleSeconds: number): Entry => ({
	...entering,
	parameters: [proof.sessionId, proof.userId, proof.secretHash, idleSeconds],
});
