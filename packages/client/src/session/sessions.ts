import { ClinicError } from '../errors.ts';
import type { SessionAnswer, User } from '../generated/api.ts';
import type { Credentials } from '../transport/call.ts';
import type { SessionStore, StoredSession } from './store.ts';

/** Why a session has ended: the user signed out here, or the server takes its tokens no more. */
export type SessionEnd = 'signed_out' | 'ended';

interface SessionsOptions {
	store: SessionStore;
	/** Exchanges a refresh token. @throws ClinicError `unauthenticated` where it is not good any more */
	refresh: (refreshToken: string) => Promise<SessionAnswer>;
	onSessionEnd: ((end: SessionEnd, user: User) => void) | undefined;
}

/** A token is renewed when it is good for less than this, in milliseconds. */
const margin = 20_000;

/** The session of a client: kept in a store, and renewed before and when the server asks for it. */
export class Sessions implements Credentials {
	readonly #options: SessionsOptions;
	/** The session that this client uses. Undefined: the store has had none so far. Null: it has ended, and only a sign-in begins another. */
	#session: StoredSession | null | undefined;
	/** That of a session that has ended. */
	#deviceToken: string | undefined;
	/** The renewal that is under way, which all calls share. */
	#renewal: Promise<boolean> | undefined;

	constructor(options: SessionsOptions) {
		this.#options = options;
	}

	/** The signed-in user; null for none. */
	async user(): Promise<User | null> {
		return (await this.#current())?.user ?? null;
	}

	async token(): Promise<string | undefined> {
		const session = await this.#current();
		if (session && session.expiresAt - Date.now() < margin) await this.renew(session.token);
		return this.#session?.token;
	}

	renew(refused: string | undefined): Promise<boolean> {
		this.#renewal ??= this.#renew(refused).finally(() => {
			this.#renewal = undefined;
		});
		return this.#renewal;
	}

	/** The device token of the last sign-in. */
	async deviceToken(): Promise<string | undefined> {
		return (await this.#current())?.deviceToken ?? this.#deviceToken;
	}

	/** Begins the session of an answer to a sign-in. */
	async begin(answer: SessionAnswer): Promise<User> {
		const session = storedSession(answer);
		await this.#options.store.exclusively(() => this.#options.store.write(session));
		this.#session = session;
		return session.user;
	}

	/** Forgets the session. */
	async end(reason: SessionEnd): Promise<void> {
		const ended = this.#session;
		await this.#options.store.exclusively(() => this.#options.store.write(null));
		this.#forget(reason, ended);
	}

	async #current(): Promise<StoredSession | null> {
		if (this.#session === undefined)
			this.#session = (await this.#options.store.read()) ?? undefined;
		return this.#session ?? null;
	}

	/** Gets another token than the refused one: from the store, where another tab or process has renewed it, or from the server. */
	#renew(refused: string | undefined): Promise<boolean> {
		const { store, refresh } = this.#options;
		return store.exclusively(async () => {
			const known = this.#session;
			if (!known) return false;
			// Another call has renewed it meanwhile.
			if (known.token !== refused) return true;
			const stored = await store.read();
			// Signed out in another tab, or somebody else signed in there: this client must not become somebody else.
			if (stored?.user.id !== known.user.id) {
				this.#forget('ended', known);
				return false;
			}
			if (stored.token !== refused) {
				this.#session = stored;
				return true;
			}
			try {
				const answer = await refresh(stored.refreshToken);
				this.#session = storedSession(answer, stored.deviceToken);
			} catch (error) {
				if (!(error instanceof ClinicError) || error.code !== 'unauthenticated') throw error;
				await store.write(null);
				this.#forget('ended', known);
				return false;
			}
			await store.write(this.#session);
			return true;
		});
	}

	#forget(reason: SessionEnd, ended: StoredSession | null | undefined): void {
		this.#session = null;
		this.#deviceToken = ended?.deviceToken ?? this.#deviceToken;
		if (ended) this.#options.onSessionEnd?.(reason, ended.user);
	}
}

function storedSession(
	{ user, token, refreshToken, expiresIn, ...answer }: SessionAnswer,
	deviceToken = answer.deviceToken,
): StoredSession {
	return { user, token, refreshToken, deviceToken, expiresAt: Date.now() + expiresIn * 1000 };
}
