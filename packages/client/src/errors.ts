import type { CommonCode, ProblemCode } from './generated/codes.ts';

/**
 * Why a call has no answer of the API: `network`, no connection; `timeout`, it took longer than `timeoutMs`; `aborted`, by its
 * signal; `unexpected_answer`, something else answered, such as a proxy with a page.
 */
export type TransportCode = 'network' | 'timeout' | 'aborted' | 'unexpected_answer';

/** Every code that a `ClinicError` can have. */
export type ErrorCode = ProblemCode | TransportCode;

/** An error of a field: `path` names it, as `address.country` or `allergies.0`, and is empty for the whole input. */
export interface FieldError<Field extends string = string> {
	path: Field | '';
	/** A phrase that follows the name of the field. */
	message: string;
}

interface ErrorDetails<Field extends string> {
	errors?: readonly FieldError<Field>[] | undefined;
	status?: number | undefined;
	retryAfter?: number | undefined;
	requestId?: string | undefined;
	cause?: unknown;
}

/** A call that failed: go by `code`; `message` is for people. */
export class ClinicError<
	Code extends ErrorCode = ErrorCode,
	Field extends string = string,
> extends Error {
	override readonly name = 'ClinicError';
	readonly code: Code;
	/** The invalid fields; empty where no field is at fault. */
	readonly errors: readonly FieldError<Field>[];
	/** The HTTP status, where there was an answer. */
	readonly status: number | undefined;
	/** Seconds after which the call may succeed, if the server said so. */
	readonly retryAfter: number | undefined;
	/** Identifies the request in the server's log. */
	readonly requestId: string | undefined;

	constructor(code: Code, message: string, details: ErrorDetails<Field> = {}) {
		super(message, { cause: details.cause });
		this.code = code;
		this.errors = details.errors ?? [];
		this.status = details.status;
		this.retryAfter = details.retryAfter;
		this.requestId = details.requestId;
	}
}

/** The errors of a call with its own codes, to be told apart by `code`. */
export type CallError<Code extends ProblemCode, Field extends string> = OneOf<
	Code | CommonCode | TransportCode,
	Field
>;

type OneOf<Code extends ErrorCode, Field extends string> = Code extends ErrorCode
	? ClinicError<Code, Field>
	: never;

/** The outcome of a call that does not throw. */
export type Result<Data, Failure> = { ok: true; data: Data } | { ok: false; error: Failure };

/** The `ClinicError` that an error is or was made of, as the hooks of React Query have it; undefined for any other error. */
export function clinicErrorOf(error: unknown): ClinicError | undefined {
	if (error instanceof ClinicError) return error;
	return error instanceof Error && error.cause instanceof ClinicError ? error.cause : undefined;
}
