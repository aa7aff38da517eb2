import type {
	BackupStatus,
	EmergencyAccesses,
	PatientAccess,
	ProblemCode,
	Registration,
	SecurityEventKind,
	TwoFactorRequirement,
} from '@hms/contracts';
import type { Database, SessionCredentials, UserAccess } from '@hms/db';
import type { AccessRecorder, ReadRight, Shown } from './access/recorder.ts';
import type { Passwords } from './auth/passwords.ts';
import type { Tokens } from './auth/tokens.ts';
import type { Background } from './background.ts';
import type { ChangeLimit } from './change-limit.ts';
import type { ClinicStore } from './clinic/store.ts';
import type { Limit } from './limit.ts';
import type { Mail } from './mail/mail.ts';

export interface AuthSettings {
	registration: Registration;
	/** Who may open patients of others in an emergency. */
	emergencyAccess: EmergencyAccesses;
	requireTwoFactor: TwoFactorRequirement;
	/** Names of the clinic, which no password may be made of. */
	clinicNames: readonly string[];
	/** The maximum lifetime of a session in seconds, even if it is in use. */
	sessionSeconds: number;
	/** Limits on attempts; null: unlimited. */
	limits: {
		signInPerAccount: Limit | null;
		signInPerAddress: Limit | null;
		registerPerAddress: Limit | null;
		forgotPerAccount: Limit | null;
		forgotPerAddress: Limit | null;
	};
}

/** A line of the log about an event: without the invited address, and without what the client says of itself. */
export interface SecurityLogLine {
	event: SecurityEventKind;
	eventId: string;
	reqId: string;
	actorId: string | null;
	userId: string | null;
	address: string;
	detail?: string | undefined;
}

/** What is known of the backups that the product makes by itself. */
export interface BackupReport {
	status(): BackupStatus;
	/** How many have failed since the process started. */
	readonly failures: number;
}

/** The services of a process. */
export interface Services {
	database: Database;
	passwords: Passwords;
	tokens: Tokens;
	settings: AuthSettings;
	clinic: ClinicStore;
	/** Null: no mail is sent. */
	mail: Mail | null;
	background: Background;
	accesses: AccessRecorder;
	changeLimit: ChangeLimit;
	/** Writes a line about a recorded event to the log. */
	securityLog: (line: SecurityLogLine) => void;
	/** Undefined: this process makes no backups by itself. */
	backups?: BackupReport | undefined;
	/** The clock for counting attempts; by default the database's, so that all processes share one. */
	clock?: (() => Date) | undefined;
}

/** A finished call of a procedure, for metrics. */
export interface ProcedureCall {
	/** Its name in the router, as "patient.get". */
	procedure: string;
	/** "ok", or the code of the problem. */
	outcome: 'ok' | ProblemCode;
	seconds: number;
}

/** A call of a procedure that is traced. */
export interface CallTrace {
	/** Runs the call, so that its statements are known as parts of it. */
	run<T>(call: () => T): T;
	ended(outcome: ProcedureCall['outcome']): void;
}

/** Sets the session cookie of the response. */
export interface BrowserCookie {
	set(value: string, maxAgeSeconds: number): void;
	clear(): void;
}

/** The cookie that says who has signed in in a browser before. */
interface DeviceCookie {
	/** Null: there is none. */
	value: string | null;
	set(value: string, maxAgeSeconds: number): void;
}

/** The context of every procedure. */
export interface Context {
	services: Services;
	requestId: string;
	/** Where pages are, as people type it: scheme, name and port. */
	origin: string;
	/** The client's IP address; the proxy's if no proxy is trusted. */
	address: string;
	userAgent: string | null;
	/** The `Accept-Language` of the request. */
	acceptLanguage: string | null;
	/** The request's session credentials, which the database has yet to check; null without a token or cookie. */
	session: SessionCredentials | null;
	cookie: BrowserCookie;
	deviceCookie: DeviceCookie;
	/** The `Idempotency-Key` header of the request. */
	idempotencyKey: string | null;
	/** Whether the caller accepts a `JsonText` as output. */
	acceptsJsonText?: true | undefined;
	/** Called after each call of a procedure, over either transport. */
	onCall?: ((call: ProcedureCall) => void) | undefined;
	/** Begins the trace of a call of a procedure; undefined: calls are not traced. */
	trace?: ((procedure: string) => CallTrace) | undefined;
}

/** The context of procedures for signed-in users. */
export interface UserContext extends Context {
	session: SessionCredentials;
	/** Who acts. */
	userId: string;
	/** Whose patients it is about: the user’s own, or those of a colleague, see `access/shared.ts`. */
	ownerId: string;
	/** What the user may do with these patients. */
	access: PatientAccess;
	db: UserAccess;
	/** The patients that the answer shows; `noteShown` adds to it. */
	shown: Shown[];
	/** Colleagues' patients that this request has read, by patient id: the owner, and the right by which the user read them. */
	colleagues: Map<string, ReadRight>;
}
