import { DomainError, domainErrorOf, problemOf } from '@hms/api';
import { problems } from '@hms/contracts';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describeError } from '../log.ts';

/** The domain errors for Fastify's own errors, by their codes. */
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

/** The domain error for any error of a request. */
export function toDomainError(error: unknown): DomainError {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return frameworkErrors[code] ?? domainErrorOf(error);
}

/** Logs an error unless the client caused it; a client's error is only in the status of the request's line. */
export function logError(request: FastifyRequest, error: unknown): void {
	// The client closed the connection within its body; the request's line in the log has that.
	if (error === request.raw.errored) return;
	const { code } = toDomainError(error);
	if (code === 'internal') request.log.error({ error: describeError(error) }, 'request failed');
	if (code === 'unavailable') request.log.warn({ error: describeError(error) }, 'unavailable');
}

/** `Retry-After` of a temporary failure, in seconds. */
const defaultRetryAfterSeconds = 2;

/** The headers of an error response. */
export function problemHeaders(error: DomainError): Record<string, string> {
	const { status } = problems[error.code];
	const retryAfter = error.retryAfter ?? (status === 503 ? defaultRetryAfterSeconds : undefined);
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
	logError(request, error);
	const domainError = toDomainError(error);
	const problem = problemOf(domainError, request.id);
	return reply
		.status(problem.status)
		.headers(problemHeaders(domainError))
		.header('x-request-id', request.id)
		.type('application/problem+json')
		.send(JSON.stringify(problem));
}

/** Answers every error of a route with a problem body. */
export function problemBodies(app: FastifyInstance): void {
	app.setErrorHandler((error: FastifyError, request, reply) => sendProblem(request, reply, error));
}
