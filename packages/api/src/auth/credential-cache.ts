import type { SessionCredentials } from '@hms/db';

/** The most tokens and cookies whose credentials are cached. */
const maxSize = 10_000;

interface Entry {
	credentials: SessionCredentials;
	/** In milliseconds since 1970. */
	expiresAt: number;
}

/**
 * The session credentials of tokens and cookies that were read before: verifying a signature costs more than the rest of a small
 * request. The database still checks with each request whether the session is active. A process has one cache. The oldest entry
 * makes room for a new one; what belongs to a session is forgotten when this process learns that the session has ended.
 */
export class CredentialCache {
	readonly #entries = new Map<string, Entry>();
	readonly #bySession = new Map<string, Set<string>>();

	/** @param text a token or the value of a cookie */
	get(text: string): SessionCredentials | undefined {
		const entry = this.#entries.get(text);
		if (entry && entry.expiresAt <= Date.now()) this.#delete(text, entry);
		return this.#entries.get(text)?.credentials;
	}

	set(text: string, credentials: SessionCredentials, expiresAt: number): void {
		const { sessionId } = credentials;
		this.#entries.set(text, { credentials, expiresAt });
		const texts = this.#bySession.get(sessionId) ?? new Set();
		this.#bySession.set(sessionId, texts.add(text));
		// A Map keeps the order of insertion.
		const [oldest] = this.#entries;
		if (this.#entries.size > maxSize && oldest) this.#delete(...oldest);
	}

	get size(): number {
		return this.#entries.size;
	}

	/** Forgets all tokens and cookies of a session. */
	forgetSession(sessionId: string): void {
		for (const text of this.#bySession.get(sessionId) ?? []) this.#entries.delete(text);
		this.#bySession.delete(sessionId);
	}

	#delete(text: string, { credentials: { sessionId } }: Entry): void {
		this.#entries.delete(text);
		const texts = this.#bySession.get(sessionId);
		texts?.delete(text);
		if (texts?.size === 0) this.#bySession.delete(sessionId);
	}
}
