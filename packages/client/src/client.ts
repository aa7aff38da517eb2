import type { CallOptions } from './call-types.ts';
import { createCalls } from './calls.ts';
import { ClinicError } from './errors.ts';
import type { ClinicEvent } from './events.ts';
import type {
	AuthLoginInput,
	AuthRegisterInput,
	Calls,
	SessionAnswer,
	User,
} from './generated/api.ts';
import { type GivenToken, givenToken, nobody } from './session/given-token.ts';
import { type SessionEnd, Sessions } from './session/sessions.ts';
import { memoryStore, type SessionStore } from './session/store.ts';
import { createBatches } from './transport/batches.ts';
import { type CallEvent, type Caller, createCaller } from './transport/call.ts';
import { follow } from './transport/follow.ts';
import { type Fetch, openStream, type RequestHeaders } from './transport/request.ts';

export interface ClientOptions {
	/** The system's URL, with its path if it has one: "https://clinic.example", "https://host.example/clinic". */
	url: string;
	/** A token that the program keeps itself. Without it the client keeps a session, which begins with `signIn` or `register`. */
	token?: GivenToken | undefined;
	/** Where the session is kept: by default in memory. */
	store?: SessionStore | undefined;
	/** Is called when the session has ended for good: sign in again. */
	onSessionEnd?: ((end: SessionEnd, user: User) => void) | undefined;
	/** Milliseconds for a call with its repetitions: 30,000 by default, `Infinity` for no limit. */
	timeoutMs?: number | undefined;
	/** How often a read or a create is repeated after a temporary failure: 2 by default. */
	retries?: number | undefined;
	/** More headers of each request. */
	headers?: RequestHeaders | (() => RequestHeaders | Promise<RequestHeaders>) | undefined;
	/** What sends requests: by default the global `fetch`. */
	fetch?: Fetch | undefined;
	/** Is called after each attempt of a call, for logs and metrics. */
	onCall?: ((event: CallEvent) => void) | undefined;
}

/** The calls of the API, and the session of the client. */
export interface Client extends Calls {
	/** Signs in. The client sends the token with each call, and renews it. @throws ClinicError */
	signIn(input: AuthLoginInput): Promise<User>;
	/** Registers an account, and signs in. @throws ClinicError */
	register(input: AuthRegisterInput): Promise<User>;
	/** Ends the session, here and on the server. @throws ClinicError if the server could not be told */
	signOut(): Promise<void>;
	/** The signed-in user; null for none. */
	signedInUser(): Promise<User | null>;
	/**
	 * Tells what happens while it is read: `for await (const event of clinic.events())`. A lost connection is opened again. It ends
	 * with the signal, or when the loop is left. @throws ClinicError `unauthenticated` when the session has ended
	 */
	events(options?: Pick<CallOptions, 'signal'>): AsyncGenerator<ClinicEvent, undefined, undefined>;
}

const callers = new WeakMap<Client, Caller>();

/** The function that makes a client's calls by their names. */
export function callerOf(client: Client): Caller {
	const caller = callers.get(client);
	if (!caller) throw new TypeError('this client was not made by createClient');
	return caller;
}

/** Creates a client of the API. It needs nothing but `fetch`: Node.js 20, a browser, or another runtime that has it. */
export function createClient(options: ClientOptions): Client {
	const { timeoutMs = 30_000, retries = 2, headers, onCall } = options;
	const api = `${options.url.replace(/\/+$/, '')}/api`;
	const request = {
		fetch: options.fetch,
		headers: typeof headers === 'function' ? headers : () => headers ?? {},
	};
	const send = createBatches({ url: `${api}/trpc`, ...request });
	const limits = { send, timeoutMs, retries, onCall };
	const anonymous = createCaller({ ...limits, credentials: nobody });
	// `SessionAnswer` is the output of the three procedures.
	const open = async (procedure: 'login' | 'register' | 'refresh', input: object) =>
		(await anonymous(`auth.${procedure}`, 'write', input)) as SessionAnswer;
	const sessions = new Sessions({
		store: options.store ?? memoryStore(),
		refresh: (refreshToken) => open('refresh', { refreshToken }),
		onSessionEnd: options.onSessionEnd,
	});
	const credentials = options.token === undefined ? sessions : givenToken(options.token);
	const caller = createCaller({ ...limits, credentials });

	async function begin(procedure: 'login' | 'register', input: object): Promise<User> {
		if (options.token !== undefined) {
			throw new TypeError('this client has a token of its own: sign in with one that has none');
		}
		return sessions.begin(await open(procedure, input));
	}

	const client: Client = {
		...createCalls(caller),
		signIn: async (input) =>
			begin('login', { deviceToken: await sessions.deviceToken(), ...input }),
		register: (input) => begin('register', input),
		async signOut() {
			try {
				await caller('auth.logout', 'write', {});
			} catch (error) {
				const hasEnded = error instanceof ClinicError && error.code === 'unauthenticated';
				if (!hasEnded) throw error;
			} finally {
				await sessions.end('signed_out');
			}
		},
		signedInUser: () => sessions.user(),
		events: ({ signal } = {}) =>
			follow(
				{
					open: (token, ended) => openStream({ url: `${api}/events`, ...request }, token, ended),
					...{ credentials, onCall },
				},
				signal,
			),
	};
	callers.set(client, caller);
	return client;
}
