import {
	type FieldError,
	fieldErrors,
	type Problem,
	type ProblemCode,
	problems,
} from '@hms/contracts';
import { isUnavailable, SessionEndedError, TookTooLongError, TooMuchAtOnceError } from '@hms/db';
import { TRPCError } from '@trpc/server';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import postgres from 'postgres';
import { z } from 'zod';

/** A rule said no. Verbs throw it; it is turned into a tRPC error or a problem body in this file only. */
export class DomainError extends Error {
	override name = 'DomainError';
	readonly code: ProblemCode;
	readonly errors: FieldError[] | undefined;
	/** After how many seconds it may be tried again, where that is known. */
	readonly retryAfter: number | undefined;

	/** @param detail for a person; it never names SQL, a constraint or anybody else's data */
	constructor(code: ProblemCode, detail: string, errors?: FieldError[], retryAfter?: number) {
		super(detail);
		this.code = code;
		this.errors = errors;
		this.retryAfter = retryAfter;
	}
}

/** Fields at fault, told in one sentence and one by one. */
export const fieldsError = (code: ProblemCode, errors: FieldError[]) =>
	new DomainError(code, sentenceOf(errors), errors);

function sentenceOf(errors: FieldError[]): string {
	const told = errors
		.slice(0, 3)
		.map(({ path, message }) => (path ? `${path}: ${message}` : message));
	const more = errors.length > told.length ? `; and ${errors.length - told.length} more` : '';
	return told.join('; ') + more;
}

/** A request that breaks rules before its input is looked at as a whole, with the input as far as it could be made out. */
export class InvalidRequest extends DomainError {
	readonly input: Record<string, unknown>;

	constructor(errors: FieldError[], input: Record<string, unknown>) {
		super('validation', sentenceOf(errors), errors);
		this.input = input;
	}
}

/** The same words whether a row never was, is archived, or is somebody else's. */
export function notFound(noun: 'patient' | 'doctor' | 'assignment' | 'hand-over'): DomainError {
	return new DomainError('not_found', `There is no such ${noun}.`);
}

export function staleVersion(current: number): DomainError {
	return new DomainError(
		'precondition_failed',
		`Somebody saved version ${current} meanwhile. Look at it, then save again.`,
	);
}

/** What the violation of a constraint means, by the constraint's name. */
export type ConstraintMeanings = Record<string, FieldError & { code: ProblemCode }>;

/** Runs a command; where the database refuses it by a named constraint, throws what that means. */
export async function explaining<T>(
	meanings: ConstraintMeanings,
	command: () => Promise<T>,
): Promise<T> {
	try {
		return await command();
	} catch (error) {
		const cause = databaseError(error);
		const meaning = cause?.constraint_name ? meanings[cause.constraint_name] : undefined;
		if (!meaning) throw error;
		const { code, ...field } = meaning;
		throw fieldsError(code, [field]);
	}
}

/** PostgreSQL's own error behind what Drizzle and tRPC have wrapped around it. */
export function databaseError(error: unknown): postgres.PostgresError | undefined {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		if (cause instanceof postgres.PostgresError) return cause;
	}
	return undefined;
}

function chain(error: unknown): unknown[] {
	const links = [];
	for (let link = error; link instanceof Error && links.length < 10; link = link.cause)
		links.push(link);
	return links;
}

/** The input of a request that was refused before all of it was looked at. */
export const inputOf = (error: unknown) =>
	chain(error).find((link) => link instanceof InvalidRequest)?.input;

/** Any error as the rule it stands for. What is not known here is a bug, `internal`, and tells the outside nothing. */
export function domainErrorOf(error: unknown): DomainError {
	const links = chain(error);
	for (const link of links) {
		if (link instanceof DomainError) return link;
		if (link instanceof SessionEndedError) return unauthenticated();
		if (link instanceof TooMuchAtOnceError) return tooMuchAtOnce();
		if (link instanceof TookTooLongError) return tookTooLong();
		if (isUnavailable(link)) {
			return new DomainError(
				'unavailable',
				'The database cannot be reached, or is too busy. Try again in a moment.',
			);
		}
	}
	// The innermost is the one that tRPC threw; around it may be what `trpcErrorOf` made of it.
	const refused = links.findLast((link) => link instanceof TRPCError);
	return refused ? ofInput(refused) : internal();
}

const internal = () =>
	new DomainError('internal', 'Something failed on our side. It was logged under this request id.');

const tooMuchAtOnce = () =>
	new DomainError(
		'too_many_requests',
		'Too much is asked for at once. Wait for some of the answers first.',
		undefined,
		5,
	);

const tookTooLong = () =>
	new DomainError(
		'unavailable',
		'This takes too long to find. Ask for less: a search for fewer words, or longer ones.',
		undefined,
		10,
	);

export function unauthenticated(): DomainError {
	return new DomainError(
		'unauthenticated',
		'Sign in, and send the token or cookie with each request.',
	);
}

/** What tRPC itself refuses before a verb runs: an input that is not what its schema says. */
function ofInput(error: TRPCError): DomainError {
	const isInput = error.code === 'BAD_REQUEST' && error.cause instanceof z.core.$ZodError;
	return isInput ? fieldsError('validation', fieldErrors(error.cause)) : internal();
}

/** The body of an answer that says no. */
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
	// tRPC has no word for it.
	421: 'BAD_REQUEST',
	422: 'UNPROCESSABLE_CONTENT',
	429: 'TOO_MANY_REQUESTS',
	500: 'INTERNAL_SERVER_ERROR',
	503: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<(typeof problems)[ProblemCode]['status'], TRPCError['code']>;

/** A verb's error as tRPC carries it; the original stays its cause, for the log. */
export function trpcErrorOf(error: unknown): TRPCError {
	const domain = domainErrorOf(error);
	return new TRPCError({
		code: trpcCodes[problems[domain.code].status],
		message: domain.message,
		cause: error,
	});
}

/** What tRPC's clients read of an error: a JSON-RPC number, a sentence, and what a problem body says. */
export interface TrpcRefusal {
	code: (typeof TRPC_ERROR_CODES_BY_KEY)[TRPCError['code']];
	message: string;
	data: { code: ProblemCode; httpStatus: number; requestId: string; errors?: FieldError[] };
}

/** Any error as tRPC's clients read it; nothing of what is not known here leaves. */
export function trpcRefusalOf(error: unknown, requestId: string): TrpcRefusal {
	const { code, status, detail, errors } = problemOf(domainErrorOf(error), requestId);
	return {
		code: TRPC_ERROR_CODES_BY_KEY[trpcCodes[problems[code].status]],
		message: detail,
		data: { code, httpStatus: status, requestId, ...(errors ? { errors } : {}) },
	};
}
