import type { AppRouter } from '@hms/client';
import type { FieldError, ProblemCode } from '@hms/contracts';
import { TRPCClientError } from '@trpc/client';

/** What a screen needs to know of a call that failed. `unreachable`: no answer came at all. */
export interface Failure {
	code: ProblemCode | 'unreachable';
	/** A sentence for a person: what happened, and where it helps, what to do. */
	message: string;
	fields: FieldError[];
	/** Names the request in the server's log. */
	requestId: string | undefined;
}

const unreachable: Failure = {
	code: 'unreachable',
	message:
		'The server did not answer. Check the connection and try again; nothing you typed is lost.',
	fields: [],
	requestId: undefined,
};

/** What the API tells programs in terms that a person at a form knows nothing of. */
const inOtherWords: Partial<Record<ProblemCode, string>> = {
	idempotency_mismatch:
		'What this form sent before was saved, though its answer was lost. Find the record in the list, and change it there.',
};

const isApiError = (error: unknown): error is TRPCClientError<AppRouter> =>
	error instanceof TRPCClientError;

/** Reads an error of any kind; one without an answer from the API counts as the server out of reach. */
export function failureOf(error: unknown): Failure {
	if (!isApiError(error) || !error.data) return unreachable;
	const { code, errors, requestId } = error.data;
	return {
		code,
		message: inOtherWords[code] ?? asSentence(error.message),
		fields: errors ?? [],
		requestId,
	};
}

function asSentence(text: string): string {
	const capitalised = text.charAt(0).toUpperCase() + text.slice(1);
	return /[.!?]$/.test(capitalised) ? capitalised : `${capitalised}.`;
}
