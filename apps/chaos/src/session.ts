import { setTimeout as pause } from 'node:timers/promises';
import type { Journal } from './journal.ts';
import type { Random } from './random.ts';

/** A call, as REST has it and as tRPC has it. */
export interface Call {
	procedure: string;
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	/** The REST path; `{id}` is the input's field of that name. */
	path: string;
	input: Record<string, unknown>;
	/** The version that a change is of. */
	version?: number | undefined;
	idempotencyKey?: string;
}

export interface Answer {
	status: number;
	// Parsed JSON; what it is follows from the call.
	body: ReturnType<typeof JSON.parse>;
}

const password = 'a long and quiet corridor';

/** Whether the call was carried out. */
export const isDone = ({ status }: Answer) => status >= 200 && status < 300;

/** Milliseconds that a client waits for an answer. */
const timeoutMs = 15_000;

/** How many of all requests have their connection cut by the client. */
const cutShare = 0.15;

/** These say nothing about whether the request was carried out, or that it may be sent again. */
const temporary = new Set([429, 502, 503]);

/** Somebody who is signed in: over REST with a token, or over tRPC with a cookie. */
export class Session {
	readonly #url: string;
	readonly #journal: Journal;
	readonly #random: Random;
	readonly #hasEnded: () => boolean;
	readonly email: string;
	readonly isBrowser: boolean;
	userId = '';
	#credentials: Record<string, string> = {};

	constructor(
		url: string,
		email: string,
		isBrowser: boolean,
		{ journal, random, hasEnded }: { journal: Journal; random: Random; hasEnded: () => boolean },
	) {
		this.#url = url;
		this.email = email;
		this.isBrowser = isBrowser;
		this.#journal = journal;
		this.#random = random;
		this.#hasEnded = hasEnded;
	}

	/** Signs in, and makes the account before if it is new. */
	async enter(name?: string): Promise<void> {
		const { email } = this;
		if (name !== undefined) await this.#post('/api/auth/register', { email, password, name });
		const { headers, body } = await this.#post(
			this.isBrowser ? '/api/trpc/auth.signIn' : '/api/auth/login',
			{ email, password },
		);
		const { user, token } = this.isBrowser ? body.result.data : body;
		this.userId = user.id;
		this.#credentials = this.isBrowser
			? {
					cookie: String(headers.getSetCookie()[0]?.split(';')[0]),
					'sec-fetch-site': 'same-origin',
				}
			: { authorization: `Bearer ${token}` };
	}

	async #post(path: string, input: object) {
		for (;;) {
			const sent = fetch(this.#url + path, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
				body: JSON.stringify(input),
				signal: AbortSignal.timeout(timeoutMs),
			});
			const answer = await sent.catch(() => undefined);
			const text = await answer?.text().catch(() => undefined);
			if (answer?.ok && text !== undefined) {
				return { headers: answer.headers, body: JSON.parse(text) };
			}
			// The account was made, and the answer was lost.
			if (answer?.status === 409) return { headers: answer.headers, body: {} };
			if (answer && !temporary.has(answer.status))
				throw new Error(`${path}: ${answer.status} ${text}`);
			if (this.#hasEnded()) throw new Error(`${path} had no answer`);
			await pause(100);
		}
	}

	/** Sends a call once. @returns undefined where there is no answer that says whether it was carried out */
	async #send(call: Call): Promise<Answer | undefined> {
		const { url, init } = this.isBrowser ? overTrpc(call) : overRest(call);
		const leaving = new AbortController();
		const isCut = mayBeCut(call) && this.#random.isIn(cutShare);
		const ms = isCut ? this.#random.next() * 12 : timeoutMs;
		const timer = setTimeout(() => leaving.abort(), ms);
		try {
			const answer = await fetch(this.#url + url, {
				...init,
				headers: {
					...init.headers,
					...this.#credentials,
					...(call.idempotencyKey ? { 'idempotency-key': call.idempotencyKey } : {}),
				},
				signal: leaving.signal,
			});
			const text = await answer.text();
			const body = text === '' ? undefined : JSON.parse(text);
			const status = answer.status;
			if (status === 500) this.#journal.violate(`${call.procedure} was answered 500: ${text}`);
			return { status, body: this.isBrowser && status < 300 ? body.result.data : body };
		} catch {
			if (isCut) this.#journal.cut++;
			return undefined;
		} finally {
			clearTimeout(timer);
		}
	}

	/**
	 * Sends a call until it has an answer. A call without an answer is sent again, unchanged.
	 * @returns undefined where there is none until the end; `wasRepeated` says that an earlier one may have been carried out
	 */
	async settle(call: Call): Promise<(Answer & { wasRepeated: boolean }) | undefined> {
		let wasRepeated = false;
		for (;;) {
			const answer = await this.#send(call);
			if (answer?.status === 401) await this.enter();
			else if (answer && !temporary.has(answer.status) && !isRunning(call, answer)) {
				return { ...answer, wasRepeated };
			}
			// A refusal for load was not carried out.
			if (answer?.status !== 401 && answer?.status !== 429) wasRepeated = true;
			this.#journal.repeated++;
			if (this.#hasEnded()) return undefined;
			await pause(20 + this.#random.next() * 100);
		}
	}
}

/**
 * Whether a client may leave before the answer. The server goes on: without a key or a version the request could be carried out
 * after a later one.
 */
const mayBeCut = ({ method, idempotencyKey, version }: Call) =>
	method === 'GET' || idempotencyKey !== undefined || version !== undefined;

/** Whether the first request with the key still runs. */
const isRunning = ({ idempotencyKey }: Call, { status, body }: Answer) =>
	idempotencyKey !== undefined &&
	status === 409 &&
	/still running/.test(body?.detail ?? body?.error?.message ?? '');

interface Sent {
	url: string;
	init: { method: string; headers: Record<string, string>; body?: string };
}

function overRest({ method, path, input, version }: Call): Sent {
	const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
	const rest = Object.entries(input).filter(([name]) => !inPath.has(name));
	const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => String(input[name]));
	const headers = { ...(version === undefined ? {} : { 'if-match': `"${version}"` }) };
	if (method === 'GET') {
		const query = new URLSearchParams(
			Object.fromEntries(rest.map(([name, value]) => [name, String(value)])),
		);
		return { url: `/api${filled}?${query}`, init: { method, headers } };
	}
	if (rest.length === 0) return { url: `/api${filled}`, init: { method, headers } };
	return {
		url: `/api${filled}`,
		init: {
			method,
			headers: { ...headers, 'content-type': 'application/json' },
			body: JSON.stringify(Object.fromEntries(rest)),
		},
	};
}

function overTrpc({ procedure, method, input, version }: Call): Sent {
	const whole = JSON.stringify({
		...input,
		...(version === undefined ? {} : { expectedVersion: version }),
	});
	const headers = { 'content-type': 'application/json' };
	return method === 'GET'
		? {
				url: `/api/trpc/${procedure}?input=${encodeURIComponent(whole)}`,
				init: { method: 'GET', headers },
			}
		: { url: `/api/trpc/${procedure}`, init: { method: 'POST', headers, body: whole } };
}
