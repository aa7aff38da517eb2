import {
	type FieldError,
	fieldErrors,
	type Problem,
	type ProblemCode,
	problems,
} from '@hms/contracts';
import {
	BusyError,
	isDiskFull,
	isUnavailable,
	SessionEndedError,
	TookTooLongError,
	TooMuchAtOnceError,
} from '@hms/db';
import { TRPCError } from '@trpc/server';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import { z } from 'zod';
import {
	DomainError,
	errorForFields,
	InvalidRequestError,
	unauthenticated,
} from './domain-error.ts';

function chain(error: unknown): unknown[] {
	const links = [];
	for (let link = error; link instanceof Error && links.length < 10; link = link.cause)
		links.push(link);
	return links;
}

/** The input of a request that was refused before its whole input was validated. */
export const invalidInputOf = (error: unknown) =>
	chain(error).find((link) => link instanceof InvalidRequestError)?.input;

/** Any error as a domain error. An unknown one is a bug: its code is `internal`, and its message stays inside. */
export function domainErrorOf(error: unknown): DomainError {
	const links = chain(error);
	for (const link of links) {
		if (link instanceof DomainError) return link;
		if (link instanceof SessionEndedError) return unauthenticated();
		if (link instanceof TooMuchAtOnceError) return tooMuchAtOnce();
		if (link instanceof TookTooLongError) return tookTooLong();
		if (link instanceof BusyError) return busy();
		if (isDiskFull(link)) {
			return new DomainError(
				'unavailable',
				'The disk of the database is full, so that nothing can be saved. Tell whoever runs the system.',
			);
		}
		if (isUnavailable(link)) {
			return new DomainError(
				'unavailable',
				'The database cannot be reached, or is too busy. Try again in a moment.',
			);
		}
	}
	// The innermost is the one that tRPC threw; `trpcErrorOf` may have wrapped it.
	const trpcError = links.findLast((link) => link instanceof TRPCError);
	return trpcError ? inputErrorOf(trpcError) : internal();
}

const internal = () =>
	new DomainError(
		'internal',
		'Something went wrong on our side. It was logged with this request id.',
	);

/** All users together ask for more than can be served. */
export const busy = () => new DomainError('unavailable', 'The server is busy; try again.');

export const tooMuchAtOnce = () =>
	new DomainError(
		'too_many_requests',
		'Too much is asked for at once. Wait for some of the answers first.',
		undefined,
		5,
	);

const tookTooLong = () =>
	new DomainError(
		'unavailable',
		'This search takes too long. Try fewer words, or longer ones.',
		undefined,
		10,
	);

/** The domain error for what tRPC refuses before a procedure runs: an input that its schema does not accept. */
function inputErrorOf(error: TRPCError): DomainError {
	const isInput = error.code === 'BAD_REQUEST' && error.cause instanceof z.core.$ZodError;
	return isInput ? errorForFields('validation', fieldErrors(error.cause)) : internal();
}

/** The problem body (RFC 9457) of an error. */
export function problemOf(error: DomainError, requestId: string): Problem {
	const { status, title } = problems[error.code];
	return {
		type: `/problems/${error.code}`,
		title,
		status,
		code: error.code,
		detail: error.message,
		...(error.errors ? { errors: error.errors } : {}),
		requestId,
	};
}

const trpcCodes = {
	400: 'BAD_REQUEST',
	401: 'UNAUTHORIZED',
	403: 'FORBIDDEN',
	404: 'NOT_FOUND',
	405: 'METHOD_NOT_SUPPORTED',
	409: 'CONFLICT',
	412: 'PRECONDITION_FAILED',
	413: 'PAYLOAD_TOO_LARGE',
	415: 'UNSUPPORTED_MEDIA_TYPE',
	// tRPC has no code for it.
	421: 'BAD_REQUEST',
	422: 'UNPROCESSABLE_CONTENT',
	429: 'TOO_MANY_REQUESTS',
	500: 'INTERNAL_SERVER_ERROR',
	503: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<(typeof problems)[ProblemCode]['status'], TRPCError['code']>;

/** An error as a tRPC error; the original is its cause, for the log. */
export function trpcErrorOf(error: unknown): TRPCError {
	const domain = domainErrorOf(error);
	return new TRPCError({
		code: trpcCodes[problems[domain.code].status],
		message: domain.message,
		cause: error,
	});
}

/** An error in the format of tRPC's clients: a JSON-RPC number, a sentence, and the fields of a problem body. */
export interface TrpcRefusal {
	code: (typeof TRPC_ERROR_CODES_BY_KEY)[TRPCError['code']];
	message: string;
	data: { code: ProblemCode; httpStatus: number; requestId: string; errors?: FieldError[] };
}

/** Any error in the format of tRPC's clients. Of an unknown error it contains nothing. */
export function trpcRefusalOf(error: unknown, requestId: string): TrpcRefusal {
	const { code, status, detail, errors } = problemOf(domainErrorOf(error), requestId);
	return {
		code: TRPC_ERROR_CODES_BY_KEY[trpcCodes[problems[code].status]],
		message: detail,
		data: { code, httpStatus: status, requestId, ...(errors ? { errors } : {}) },
	};
}
