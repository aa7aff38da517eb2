import autocannon from 'autocannon';
import type { Subject } from './subjects.ts';
import type { Call, Work } from './works.ts';

/** What one burst of load showed. */
export interface Reading {
	/** Answered procedures a second; a batch of five counts five. */
	rate: number;
	/** Milliseconds. */
	p50: number;
	p99: number;
}

export interface Burst {
	connections: number;
	seconds: number;
}

/**
 * Puts load on a subject and counts its right answers.
 * @throws Error if a single answer was wrong or missing
 */
export async function measure(
	subject: Subject,
	work: Work,
	calls: Call[],
	{ connections, seconds }: Burst,
	perCall: number,
): Promise<Reading> {
	const result = await autocannon({
		url: subject.url,
		connections,
		duration: seconds,
		requests: calls.map(({ method, path, body }) => ({
			method,
			path,
			headers: { ...subject.headers, ...(body ? { 'content-type': 'application/json' } : {}) },
			...(body ? { body } : {}),
		})),
		verifyBody: (body) => work.isRight(String(body)),
	});
	const bad = result.errors + result.timeouts + result.non2xx + result.mismatches;
	if (bad > 0) {
		throw new Error(
			`${work.name}: ${result.errors} errors, ${result.timeouts} timeouts, ${result.non2xx} refusals, ${result.mismatches} wrong answers`,
		);
	}
	return {
		rate: (result.requests.total * perCall) / result.duration,
		p50: result.latency.p50,
		p99: result.latency.p99,
	};
}
