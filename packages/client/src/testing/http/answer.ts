import { type Problem, type ProblemCode, problems } from '@hms/contracts';
import type { Procedure } from '../procedures.ts';
import { detailOf, type Refusal } from '../state/refusal.ts';
import type { Decision } from '../state/state.ts';

/** A request as the transports read it. */
export interface HttpRequest {
	method: string;
	/** The path below `/api`. */
	path: string;
	query: URLSearchParams;
	headers: Headers;
	/** The body as text; empty without one. */
	text: string;
	requestId: string;
}

/** What a transport asks of the clinic. */
export interface Backend {
	/** Runs a procedure. @param read reads its input, after it is known who asks */
	run(name: string, procedure: Procedure, read: Reader): Decision;
	/** The header that sets or clears the session cookie, if a procedure asked for it. */
	cookie(): string | undefined;
}

export type Reader = Parameters<typeof import('../perform.ts').perform>[1]['readInput'];

/** The headers of a refusal. */
export const refusalHeaders = (code: ProblemCode): Record<string, string> =>
	problems[code].status === 401 ? { 'www-authenticate': 'Bearer' } : {};

/** The problem body (RFC 9457) of a refusal. */
export function problemOf(refusal: Refusal, requestId: string): Problem {
	const { code, errors } = refusal.refused;
	const { status, title } = problems[code];
	return {
		...{ type: `/problems/${code}`, title, status, code, detail: detailOf(refusal) },
		...(errors.length > 0 ? { errors } : {}),
		requestId,
	};
}

export function problemResponse(
	refusal: Refusal,
	requestId: string,
	headers: Record<string, string> = {},
): Response {
	const problem = problemOf(refusal, requestId);
	return new Response(JSON.stringify(problem), {
		status: problem.status,
		headers: {
			'cache-control': 'no-store',
			'content-type': 'application/problem+json',
			...refusalHeaders(problem.code),
			...headers,
		},
	});
}

/** Whether a request says that its body is JSON; one without a body need not say anything. */
export function isJson({ headers, text }: HttpRequest): boolean {
	const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
	return text === '' || type === 'application/json';
}
