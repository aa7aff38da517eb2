import { gunzipSync } from 'node:zlib';
import { Client, type Dispatcher } from 'undici';
import type { Call } from './api/api.ts';

/** What one burst of load showed. */
export interface Reading {
	/** Answered procedures a second; a batch of five counts five. */
	rate: number;
	/** Milliseconds of a request. */
	p50: number;
	p99: number;
}

export interface LoadReading extends Reading {
	/** All that were answered, those that came after the end too. */
	requests: number;
	procedures: number;
}

export interface Burst {
	connections: number;
	seconds: number;
}

/** A request with the headers of the session that makes it. */
export type Request = Call & { headers: Record<string, string> };

/** Longer than this nobody waits for an answer, in milliseconds. */
const answerTimeoutMs = 30_000;

export const connect = (url: string) =>
	new Client(url, {
		pipelining: 1,
		headersTimeout: answerTimeoutMs,
		bodyTimeout: answerTimeoutMs,
	});

/**
 * Puts load on a server: each connection sends its next request once the one before is answered.
 * @param next the next request of a connection, by its number
 * @throws Error if a single answer was wrong or missing
 */
export async function measure(
	url: string,
	{ connections, seconds }: Burst,
	next: (connection: number) => Request,
): Promise<LoadReading> {
	const latencies: number[] = [];
	let requests = 0;
	let procedures = 0;
	let inTime = 0;
	const end = performance.now() + seconds * 1000;
	async function run(connection: number): Promise<void> {
		const client = connect(url);
		try {
			for (let sent = performance.now(); sent < end; ) {
				const request = next(connection);
				const { status, body } = await send(client, request);
				if (!isDone(status)) throw wrongAnswer(request, `it answered ${status}`, body);
				const now = performance.now();
				requests++;
				procedures += request.procedures;
				if (now <= end) {
					latencies.push(now - sent);
					inTime += request.procedures;
				}
				sent = now;
			}
		} finally {
			await client.close();
		}
	}
	await Promise.all(Array.from({ length: connections }, (_, connection) => run(connection)));
	const sorted = Float64Array.from(latencies).sort();
	const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
	return { rate: inTime / seconds, p50: at(0.5), p99: at(0.99), requests, procedures };
}

export interface Answer {
	status: number;
	body: Buffer;
}

export const isDone = (status: number) => status === 200 || status === 201;

const wrongAnswer = ({ method, path }: Request, reason: string, body?: Buffer) =>
	new Error(`${method} ${path}: ${reason}\n${body?.subarray(0, 2000) ?? ''}`);

/** Sends a request, and checks the answer where it was done. @throws Error if that is wrong or missing */
export function send(client: Client, request: Request): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const chunks: Buffer[] = [];
		let status = 0;
		let isCompressed = false;
		const fail = (reason: string, body?: Buffer) => reject(wrongAnswer(request, reason, body));
		const handler: Dispatcher.DispatchHandler = {
			onRequestStart() {},
			onResponseStart(_, statusCode, headers) {
				status = statusCode;
				isCompressed = headers['content-encoding'] === 'gzip';
			},
			onResponseData(_, chunk) {
				chunks.push(chunk);
			},
			onResponseEnd() {
				const [first] = chunks;
				const sent = first && chunks.length === 1 ? first : Buffer.concat(chunks);
				const body = isCompressed ? gunzipSync(sent) : sent;
				const wrong = isDone(status) ? request.check(body) : undefined;
				if (wrong !== undefined) return fail(wrong, body);
				resolve({ status, body });
			},
			onResponseError(_, error) {
				fail(error.message);
			},
		};
		const { method, path, headers, body } = request;
		client.dispatch({ method, path, headers, body: body ?? null }, handler);
	});
}
