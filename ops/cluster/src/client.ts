import * as http from 'node:http';
import * as https from 'node:https';

export interface Answer {
	status: number;
	body: string;
}

export interface Call {
	body?: object;
	headers?: Record<string, string>;
	/** Milliseconds until the answer; a request that takes longer fails. */
	timeoutMs?: number;
}

/** A program that calls a server. */
export class Client {
	readonly #url: string;
	readonly #protocol: typeof http | typeof https;
	readonly #agent: http.Agent;

	/**
	 * @param ca the certificate of the authority of the server's, where that has https
	 * @param localAddress the address that it calls from
	 */
	constructor(url: string, ca: string | undefined, localAddress: string) {
		this.#url = url;
		this.#protocol = url.startsWith('https:') ? https : http;
		this.#agent = new this.#protocol.Agent({ ca, keepAlive: true, localAddress });
	}

	/** Sends a request once. @throws Error where there is no whole answer */
	send(
		method: 'GET' | 'POST',
		path: string,
		{ body, headers = {}, timeoutMs = 30_000 }: Call = {},
	): Promise<Answer> {
		return new Promise((resolve, reject) => {
			const sent = this.#protocol.request(this.#url + path, {
				method,
				agent: this.#agent,
				headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
				signal: AbortSignal.timeout(timeoutMs),
			});
			sent.once('error', reject);
			sent.once('response', (answer) => {
				let text = '';
				answer.setEncoding('utf8').on('data', (part: string) => {
					text += part;
				});
				answer.once('error', reject);
				answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
			});
			sent.end(body && JSON.stringify(body));
		});
	}

	close(): void {
		this.#agent.destroy();
	}
}
