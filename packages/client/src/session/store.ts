import type { User } from '../generated/api.ts';

/** A session as it is stored. Who has it is signed in as its user: keep it as you would keep a password. */
export interface StoredSession {
	user: User;
	token: string;
	refreshToken: string;
	/** When the token expires, in milliseconds since 1970. */
	expiresAt: number;
	/** Says, with the next sign-in, that somebody has signed in here before. */
	deviceToken?: string | undefined;
}

/** Keeps a session. Clients with one store, in any tab or process, share the session. */
export interface SessionStore {
	/** The session; null for none. */
	read(): Promise<StoredSession | null>;
	/** Stores a session, or none. */
	write(session: StoredSession | null): Promise<void>;
	/** Runs one function at a time among all that share the store: a refresh token works only once. */
	exclusively<Value>(run: () => Promise<Value>): Promise<Value>;
}

/** Keeps a session as long as the process or page lives. */
export function memoryStore(): SessionStore {
	let session: StoredSession | null = null;
	const exclusively = createQueue();
	return {
		read: async () => session,
		async write(next) {
			session = next;
		},
		exclusively,
	};
}

/** Makes a function that runs functions one after another. */
export function createQueue(): SessionStore['exclusively'] {
	let last: Promise<unknown> = Promise.resolve();
	return (run) => {
		const next = last.then(run);
		// Whoever asked for a run gets its error; the next one runs all the same.
		last = next.catch(() => undefined);
		return next;
	};
}

/** A stored text as a session; null for a text that is none, such as of another version. */
export function sessionIn(text: string | null): StoredSession | null {
	if (!text) return null;
	try {
		const session: unknown = JSON.parse(text);
		return isStoredSession(session) ? session : null;
	} catch {
		return null;
	}
}

function isStoredSession(value: unknown): value is StoredSession {
	return (
		typeof value === 'object' &&
		value !== null &&
		'user' in value &&
		'token' in value &&
		typeof value.token === 'string' &&
		'refreshToken' in value &&
		typeof value.refreshToken === 'string' &&
		'expiresAt' in value &&
		typeof value.expiresAt === 'number'
	);
}
