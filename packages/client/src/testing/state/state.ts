import type {
	AccessKind,
	AccessRight,
	ChangeAction,
	ClinicFields,
	DateOrder,
	FieldChange,
	InstalledSettings,
	Language,
	LiveEvents,
	NotificationContents,
	PlainDate,
	Registration,
	Role,
	SecurityEventKind,
	ShareLevel,
	TimeFormat,
	TokenScope,
	TwoFactorRequirement,
	UserStatus,
} from '@hms/contracts';
import type { Refusal } from './refusal.ts';

export type Json = Record<string, unknown>;

export type Kind = 'patient' | 'doctor' | 'mapping';

/** A time for which a mapping was made the primary one. */
export interface Term {
	from: string;
	until: string | null;
	/** The day on which it took effect, and its order among those of one day. */
	since: string;
	order: number;
	/** The hand-over that made it. */
	handOver?: string | undefined;
}

/** The primary doctor's data of a mapping. */
export interface Primary {
	terms: Term[];
	/** Its primary days, as in the history. */
	on: { from: string; until: string | null }[] | null;
	/** Whether it was the primary one when it ended. */
	was: boolean;
}

/** A record. */
export interface Row {
	kind: Kind;
	id: string;
	/** The id of its owner; null for a record of the directory. */
	owner: string | null;
	/** The writable fields; of a mapping also `patientId`. */
	fields: Json;
	/** Numbers that a patient had with former owners, by which it is found. */
	formerMrns?: string[] | undefined;
	/** Of a mapping that was ever made the primary one. */
	primary?: Primary | undefined;
	status: 'active' | 'archived' | 'ended';
	version: number;
	createdAt: string;
	updatedAt: string;
}

/** An entry of the history. */
export interface Entry {
	id: string;
	at: string;
	kind: Kind;
	/** The id of the record. */
	subject: string;
	owner: string | null;
	/** The id of the user who did it. */
	actor: string;
	action: ChangeAction;
	changes: FieldChange[];
}

/** That somebody saw a patient. */
export interface Access {
	id: string;
	at: string;
	patient: string;
	user: string;
	session: string;
	right: AccessRight;
	kind: AccessKind;
}

/** What somebody else did that concerns a user. */
export interface StoredNotification {
	id: string;
	/** The id of who gets it. */
	to: string;
	/** The id of who did it. */
	from: string;
	contents: NotificationContents;
	createdAt: string;
	readAt: string | null;
}

/** What is told to those who listen: to some users, or to all. */
export type Told = { to: string[] | null } & (
	| { type: 'changed'; data: LiveEvents['changed'] }
	| { type: 'notification'; data: LiveEvents['notification'] }
	| { type: 'clinic'; data: LiveEvents['clinic'] }
	| { type: 'account'; data: LiveEvents['account'] }
);

/** The secret that an account shares with an authenticator app. */
export interface TotpSecret {
	/** In Base32. */
	secret: string;
	createdAt: string;
	/** Whether a code has confirmed it. */
	confirmedAt: string | null;
	/** The newest time step whose code was used. */
	lastStep: number;
}

/** A passkey. Its key is not known here. */
export interface Passkey {
	id: string;
	name: string;
	/** In base64url. */
	credentialId: string;
	createdAt: string;
	lastUsedAt: string | null;
}

/** An account. The password is kept as it is: nobody steals one from the memory of a test. */
export interface Account {
	id: string;
	name: string;
	email: string;
	role: Role;
	status: UserStatus;
	createdAt: string;
	language: Language | null;
	dateOrder: DateOrder | null;
	timeFormat: TimeFormat | null;
	password: string;
	totp: TotpSecret | null;
	/** Those that were not used. */
	recoveryCodes: string[];
	/** The oldest first. */
	passkeys: Passkey[];
	/** When a session that has ended was used last; null: none has ended. */
	lastSeenAt: string | null;
}

/** An invitation that nobody has used yet. */
export interface Invitation {
	id: string;
	email: string;
	name: string | null;
	role: Role;
	createdAt: string;
	expiresAt: string;
	/** The token in its link. */
	token: string;
}

/** That an owner lets somebody in to a patient, or to all. */
export interface Share {
	id: string;
	owner: string;
	/** Who is let in. */
	user: string;
	/** Null: all of the owner's patients. */
	patientId: string | null;
	level: ShareLevel;
	/** The last day on which it holds; null: until it is taken back. */
	until: string | null;
	/** Whether it is an emergency access, which holds for an hour. */
	isEmergency: boolean;
	reason: string | null;
	createdAt: string;
}

/** That somebody opened a patient of somebody else in an emergency. */
export interface Opened {
	id: string;
	patientId: string;
	owner: string;
	user: string;
	reason: string;
	createdAt: string;
	review: { at: string; user: string; note: string } | null;
}

/** That patients were given to another owner. */
export interface Transfer {
	id: string;
	from: string;
	to: string;
	at: string;
	isUndone: boolean;
	/** The numbers of each patient before and after, by its id. */
	mrns: Map<string, { before: string; after: string }>;
}

/** An entry of the security log. */
export interface RecordedEvent {
	id: string;
	at: string;
	kind: SecurityEventKind;
	/** The id of the user who did it. */
	actor: string | null;
	/** The id of the user whose account it is about. */
	about: string | null;
	email: string | null;
	userAgent: string | null;
	detail: string | null;
}

/** A link to set a new password that nobody has used yet. */
interface PasswordLink {
	token: string;
	expiresAt: string;
}

/** A session of a program, or of a browser, which has a cookie instead of tokens. */
export interface Session {
	id: string;
	userId: string;
	kind: 'program' | 'browser';
	createdAt: string;
	lastUsedAt: string;
	/** Milliseconds since 1970. */
	expiresAt: number;
	userAgent: string | null;
	/** The refresh token, or the cookie's value; null after a change of the password. */
	secret: string | null;
	/** The refresh tokens that were exchanged, the last one last, and when that was. */
	exchanged: { secret: string; at: number }[];
}

/** A personal token of a user. */
export interface PersonalToken {
	id: string;
	userId: string;
	name: string;
	scope: TokenScope;
	expiresOn: PlainDate;
	createdAt: string;
	lastUsedAt: string | null;
	token: string;
}

/** The answer to the first request with an idempotency key. */
interface FirstAnswer {
	request: string;
	body: unknown;
	/** Milliseconds since 1970. */
	at: number;
}

/** A mapping that a hand-over wrote, by the version that it has since then. */
export interface HandedOver {
	id: string;
	version: number;
	action: 'created' | 'ended' | 'updated';
}

/** The settings of the clinic. */
export interface StoredClinic {
	/** What an administrator has set; null: the default. */
	fields: ClinicFields;
	/** What holds until then. */
	installed: InstalledSettings;
	version: number;
	/** Null: it was never changed. */
	updatedAt: string | null;
}

/** Everything that a clinic knows. It is plain data, so that it can be copied. */
export interface State {
	rows: Map<string, Row>;
	log: Entry[];
	/** By what is one line: patient, user, session, right, kind and five minutes. */
	accesses: Map<string, Access>;
	notifications: StoredNotification[];
	/** What is to be told of the present request. */
	told: Told[];
	events: RecordedEvent[];
	clinic: StoredClinic;
	/** Who may register. */
	registration: Registration;
	/** Who must have a second factor. */
	requireTwoFactor: TwoFactorRequirement;
	users: Map<string, Account>;
	invitations: Map<string, Invitation>;
	/** By the id of the user. */
	passwordLinks: Map<string, PasswordLink>;
	sessions: Map<string, Session>;
	/** Bearer tokens, and until when they are good. */
	tokens: Map<string, { sessionId: string; expiresAt: number }>;
	personalTokens: Map<string, PersonalToken>;
	/** Challenges that no passkey has answered yet: who registers one, or empty for signing in, and until when in milliseconds. */
	challenges: Map<string, { user: string; expiresAt: number }>;
	firstAnswers: Map<string, FirstAnswer>;
	handOvers: Map<string, { owner: string; at: number; rows: HandedOver[] }>;
	shares: Map<string, Share>;
	transfers: Map<string, Transfer>;
	emergencyAccesses: Map<string, Opened>;
}

export const emptyState = (): State => ({
	rows: new Map(),
	log: [],
	accesses: new Map(),
	notifications: [],
	told: [],
	events: [],
	clinic: {
		fields: {
			...{ name: null, timeZone: null, country: null, language: null },
			...{ dateOrder: null, timeFormat: null, paperSize: null },
		},
		installed: { timeZone: 'UTC', country: null },
		version: 1,
		updatedAt: null,
	},
	registration: 'open',
	requireTwoFactor: 'off',
	users: new Map(),
	invitations: new Map(),
	passwordLinks: new Map(),
	sessions: new Map(),
	tokens: new Map(),
	personalTokens: new Map(),
	challenges: new Map(),
	firstAnswers: new Map(),
	handOvers: new Map(),
	shares: new Map(),
	transfers: new Map(),
	emergencyAccesses: new Map(),
});

/** What the system chooses for a request: ids, instants, numbers. */
export interface Chosen {
	/** The id of a new record. */
	id(): string;
	/** Any other new id: of an entry of the history, a session, a user. */
	otherId(): string;
	/** The instant of the request. */
	now(): string;
	/** The MRN of a patient whose request names none. @param isFree whether the owner has no patient with an MRN */
	mrn(isFree: (mrn: string) => boolean): string;
}

/** A request, as a rule gets it. */
export interface Call {
	state: State;
	/** The id of the signed-in user; empty for procedures that are for everybody. */
	user: string;
	/** The id of the user's session; empty for a personal token. */
	session: string;
	/** What a personal token may do that asks; absent for a session. */
	tokenScope?: TokenScope | undefined;
	input: Json;
	chosen: Chosen;
	userAgent: string | null;
	/** Gives the session cookie a value; undefined clears it. */
	setCookie(value: string | undefined): void;
}

/** A refusal, or a function that returns the output. The state is changed already when a rule returns it. */
export type Decision = Refusal | (() => unknown);

/** A rule of the contract: what a procedure does with a valid input. */
export type Rule = (call: Call) => Decision;
