import { type ClinicError, clinicErrorOf } from '@hms/client';
import type { FieldError, ProblemCode } from '@hms/contracts';
import type { TextKey } from '../text/text-key.ts';

/** Why a call of the API failed. `unreachable`: there was no answer. */
export interface Failure {
	code: ProblemCode | 'unreachable';
	/** The sentence for it; null if the API has one. */
	key: TextKey | null;
	/** The API's sentence, in English. `failureText` makes the user's of it. */
	message: string;
	fields: FieldError[];
	/** Identifies the request in the server's log. */
	requestId: string | undefined;
}

/** A failure that the API knows nothing of. */
export const ownFailure = (key: TextKey): Failure => ({
	...{ code: 'unreachable', key, message: '', fields: [], requestId: undefined },
});

/** Sentences in place of those of the API that only make sense to programs. */
const ownSentences: Partial<Record<ProblemCode, TextKey>> = {
	idempotency_mismatch: 'error.savedBefore',
};

/** The failure that an error stands for; an error without an answer from the API counts as `unreachable`. */
export function failureOf(error: unknown): Failure {
	const refusal = clinicErrorOf(error);
	if (!refusal || !isAnswer(refusal)) return ownFailure('error.unreachable');
	const { code, message, errors, requestId } = refusal;
	return {
		code,
		key: ownSentences[code] ?? null,
		message: asSentence(message),
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
