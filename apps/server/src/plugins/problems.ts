import { DomainError, domainErrorOf, problemOf } from '@hms/api';
import { problems } from '@hms/contracts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describeError } from '../log.ts';

/** Fastify's own refusals, by their code. */
const frameworkErrors: Record<string, DomainError> = {
	FST_ERR_MAX_PARAM_LENGTH: new DomainError('validation', 'The address is too long.'),
	FST_ERR_BAD_URL: new DomainError('validation', 'The address is not written as it should be.'),
	FST_ERR_CTP_BODY_TOO_LARGE: new DomainError(
		'payload_too_large',
		'The body may have at most 100 KB.',
	),
	FST_ERR_CTP_EMPTY_JSON_BODY: new DomainError(
		'malformed_json',
		'The body is empty, but was said to be JSON.',
	),
	FST_ERR_CTP_INVALID_CONTENT_LENGTH: new DomainError(
		'validation',
		'The body is not as long as it was said to be.',
	),
	FST_ERR_CTP_INVALID_JSON_BODY: new DomainError('malformed_json', 'The body is not JSON.'),
	FST_ERR_CTP_INVALID_MEDIA_TYPE: new DomainError(
		'unsupported_media_type',
		'Send application/json.',
	),
};

/** Any error of a request as the rule it stands for. */
export function meaningOf(error: unknown): DomainError {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return frameworkErrors[code] ?? domainErrorOf(error);
}

/** Writes an error into the log if it is a bug of ours; what a request did wrong is only its status. */
export function report(request: FastifyRequest, error: unknown): void {
	// The caller hung up in the middle of its body; its line in the log says so.
	if (error === request.raw.errored) return;
	const { code } = meaningOf(error);
	if (code === 'internal') request.log.error({ error: describeError(error) }, 'request failed');
	if (code === 'unavailable') request.log.warn({ error: describeError(error) }, 'unavailable');
}

/** Seconds after which to try again what cannot be done now. */
const shortWhile = 2;

/** The headers of an answer that says no. */
export function refusalHeaders(meaning: DomainError): Record<string, string> {
	const { status } = problems[meaning.code];
	const retryAfter = meaning.retryAfter ?? (status === 503 ? shortWhile : undefined);
	return {
		'cache-control': 'no-store',
		...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
		...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
	};
}

/** Answers with a problem body (RFC 9457). */
export function sendProblem(
	request: FastifyRequest,
	reply: FastifyReply,
	error: unknown,
): FastifyReply {
	report(request, error);
	const meaning = meaningOf(error);
	const problem = problemOf(meaning, request.id);
	return reply
		.status(problem.status)
		.headers(refusalHeaders(meaning))
		.header('x-request-id', request.id)
		.type('application/problem+json')
		.send(JSON.stringify(problem));
}

/** Every error of a route becomes a problem body. */
export function problemBodies(app: FastifyInstance): void {
	app.setErrorHandler((error: FastifyError, request, reply) => sendProblem(request, reply, error));
}
