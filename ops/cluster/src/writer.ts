import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Call, Client } from './client.ts';

/** What all writers have seen; times are of `performance.now()`. */
export class Journal {
	/** Acknowledged patients, by name: their ids, when they were first sent, and when they were acknowledged. */
	readonly acknowledged = new Map<string, { id: string; sent: number; done: number }>();
	/** Names whose request has had no answer yet, and when they were first sent. */
	readonly open = new Map<string, number>();
	/** When each request was answered, or was given up. */
	readonly requests: { at: number; failure: string | undefined }[] = [];
	/** What must never be. */
	readonly violations: string[] = [];
}

/** Milliseconds between two requests of a writer. */
const restMs = 50;

/** A user who registers one patient after the other, and reads each back. */
export class Writer {
	readonly #client: Client;
	readonly #name: string;
	readonly #journal: Journal;
	readonly #account: { email: string; password: string };
	#token = '';

	constructor(client: Client, name: string, journal: Journal) {
		this.#client = client;
		this.#name = name;
		this.#journal = journal;
		this.#account = { email: `${name}@example.org`, password: 'a long and quiet corridor' };
	}

	async register(): Promise<void> {
		const body = { ...this.#account, name: this.#name };
		const { status, body: text } = await this.#client.send('POST', '/api/auth/register', { body });
		if (status !== 201) throw new Error(`registering was answered ${status}: ${text}`);
		this.#token = JSON.parse(text).token;
	}

	/** Writes and reads until the end. */
	async run(isOver: () => boolean): Promise<void> {
		for (let count = 0; !isOver(); count++) {
			const id = await this.#write(`${this.#name}-${count}`, isOver);
			if (id !== undefined) await this.#read(id);
			await this.#send('GET', '/sign-in');
			await pause(restMs);
		}
	}

	/** Registers a patient, and sends that again until it is acknowledged. @returns its id; undefined where the end came first */
	async #write(name: string, isOver: () => boolean): Promise<string | undefined> {
		const { acknowledged, open, violations } = this.#journal;
		const options = { body: { givenName: name }, headers: { 'idempotency-key': randomUUID() } };
		const sent = performance.now();
		open.set(name, sent);
		while (!isOver()) {
			const answer = await this.#send('POST', '/api/patients', options);
			if (answer?.status === 201) {
				const { id } = JSON.parse(answer.body);
				open.delete(name);
				acknowledged.set(name, { id, sent, done: performance.now() });
				return id;
			}
			// 409: the first request with the key still runs.
			if (answer && ![401, 409, 429, 502, 503, 504].includes(answer.status)) {
				violations.push(`${name} was answered ${answer.status}: ${answer.body}`);
			}
			await pause(restMs);
		}
		return undefined;
	}

	/** What was acknowledged can be read, whichever node answers. */
	async #read(id: string): Promise<void> {
		const answer = await this.#send('GET', `/api/patients/${id}`);
		if (answer?.status === 404) this.#journal.violations.push(`${id} was acknowledged, and is 404`);
	}

	/** Sends a request once. @returns undefined where there is no answer */
	async #send(
		method: 'GET' | 'POST',
		path: string,
		{ headers, ...call }: Call = {},
	): Promise<Answer | undefined> {
		const authorization = `Bearer ${this.#token}`;
		try {
			const answer = await this.#client.send(method, path, {
				...call,
				headers: { ...headers, authorization },
			});
			// A token is good for ten minutes.
			if (answer.status === 401) await this.#signIn();
			else this.#note(answer.status < 400 ? undefined : `${method} ${answer.status}`);
			return answer;
		} catch (error) {
			this.#note(`${method} ${(error as NodeJS.ErrnoException).code ?? error}`);
			return undefined;
		}
	}

	async #signIn(): Promise<void> {
		const answer = await this.#client.send('POST', '/api/auth/login', { body: this.#account });
		this.#note(answer.status === 200 ? undefined : `signing in ${answer.status}`);
		if (answer.status === 200) this.#token = JSON.parse(answer.body).token;
	}

	#note(failure: string | undefined): void {
		this.#journal.requests.push({ at: performance.now(), failure });
	}
}
