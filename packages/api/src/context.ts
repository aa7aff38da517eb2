import type { ProblemCode } from '@hms/contracts';
import type { Access, Database, SessionProof } from '@hms/db';
import type { Limit } from './auth/attempts.ts';
import type { Passwords } from './auth/passwords.ts';
import type { Tokens } from './auth/tokens.ts';

export interface AuthSettings {
	registration: 'open' | 'closed';
	/** A session ends after so many seconds however much it is used. */
	sessionSeconds: number;
	/** How often may be tried; null: as often as one likes. */
	limits: {
		signInPerAccount: Limit | null;
		signInPerAddress: Limit | null;
		registerPerAddress: Limit | null;
	};
}

/** What lives as long as the process. */
export interface Services {
	database: Database;
	passwords: Passwords;
	tokens: Tokens;
	settings: AuthSettings;
	/** By which attempts are counted; the database's if there is none, so that all machines have the same. */
	clock?: (() => Date) | undefined;
}

/** A call of a procedure, as it is measured. */
export interface ProcedureCall {
	/** Its name in the router, as "patient.get". */
	procedure: string;
	/** "ok", or the code of the problem. */
	outcome: 'ok' | ProblemCode;
	seconds: number;
}

/** The cookie of a browser's session; it is sent with the answer. */
export interface BrowserCookie {
	set(value: string, maxAgeSeconds: number): void;
	clear(): void;
}

/** What every procedure is given. */
export interface Context {
	services: Services;
	requestId: string;
	/** Where the request comes from: the address of the program, or of the proxy if none is trusted. */
	address: string;
	userAgent: string | null;
	/** What the request says of its session, not yet believed; null without a token or cookie. */
	session: SessionProof | null;
	cookie: BrowserCookie;
	/** What a request that makes something is known by when it comes again. */
	idempotencyKey: string | null;
	/** Whether the caller takes an answer as the text that PostgreSQL wrote, if there is one. */
	takesJsonText?: true | undefined;
	/** Is told of each call of a procedure when it is over, by whichever transport it came. */
	onCall?: ((call: ProcedureCall) => void) | undefined;
}

/** What a verb for signed-in users is given. */
export interface UserContext extends Context {
	session: SessionProof;
	userId: string;
	db: Access;
}
