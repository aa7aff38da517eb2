import { type ClinicError, clinicErrorOf } from '@hms/client';
import type { FieldError, ProblemCode } from '@hms/contracts';

/** Why a call of the API failed. `unreachable`: there was no answer. */
export interface Failure {
	code: ProblemCode | 'unreachable';
	/** A sentence for the user: what happened and, where it helps, what to do. */
	message: string;
	fields: FieldError[];
	/** Identifies the request in the server's log. */
	requestId: string | undefined;
}

const unreachable: Failure = {
	code: 'unreachable',
	message:
		'The server did not answer. Check the connection and try again. Nothing you typed is lost.',
	fields: [],
	requestId: undefined,
};

/** Replaces messages of the API that only make sense to programs. */
const messageOverrides: Partial<Record<ProblemCode, string>> = {
	idempotency_mismatch:
		'This was already saved, but the answer was lost. Find the record in the list and change it there.',
};

/** The failure that an error stands for; an error without an answer from the API counts as `unreachable`. */
export function failureOf(error: unknown): Failure {
	const refusal = clinicErrorOf(error);
	if (!refusal || !isAnswer(refusal)) return unreachable;
	const { code, message, errors, requestId } = refusal;
	return {
		code,
		message: messageOverrides[code] ?? asSentence(message),
		fields: [...errors],
		requestId,
	};
}

/** Whether the API itself refused the call. */
function isAnswer(error: ClinicError): error is ClinicError<ProblemCode> {
	return !['network', 'timeout', 'aborted', 'unexpected_answer'].includes(error.code);
}

function asSentence(text: string): string {
	const capitalised = text.charAt(0).toUpperCase() + text.slice(1);
	return /[.!?]$/.test(capitalised) ? capitalised : `${capitalised}.`;
}

/** Whether an error says that a record does not exist, at least not for this user. */
export function isNotFound(error: unknown): boolean {
	if (error === null) return false;
	const { code } = failureOf(error);
	// The id of an incomplete or mistyped URL is not a UUID, which is a validation error.
	return code === 'not_found' || code === 'validation';
}
