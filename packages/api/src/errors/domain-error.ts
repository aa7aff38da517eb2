import type { FieldError, ProblemCode } from '@hms/contracts';

/** A request that breaks a rule. Commands and queries throw it; `convert.ts` makes a tRPC error or a problem body of it. */
export class DomainError extends Error {
	override name = 'DomainError';
	readonly code: ProblemCode;
	readonly errors: FieldError[] | undefined;
	/** Seconds after which the request may succeed, if that is known. */
	readonly retryAfter: number | undefined;

	/** @param detail for a person; it never contains SQL, a constraint's name or data of another user */
	constructor(code: ProblemCode, detail: string, errors?: FieldError[], retryAfter?: number) {
		super(detail);
		this.code = code;
		this.errors = errors;
		this.retryAfter = retryAfter;
	}
}

/** The error for invalid fields: its detail is a sentence that names the first three. */
export const errorForFields = (code: ProblemCode, errors: FieldError[]) =>
	new DomainError(code, sentenceOf(errors), errors);

function sentenceOf(errors: FieldError[]): string {
	const shown = errors
		.slice(0, 3)
		.map(({ path, message }) => (path ? `${path}: ${message}` : message));
	const more = errors.length > shown.length ? `; and ${errors.length - shown.length} more` : '';
	return shown.join('; ') + more;
}

/** A request that is refused before its whole input is validated, with the input as far as it could be read. */
export class InvalidRequestError extends DomainError {
	readonly input: Record<string, unknown>;

	constructor(errors: FieldError[], input: Record<string, unknown>) {
		super('validation', sentenceOf(errors), errors);
		this.input = input;
	}
}

/** The same sentence for a row that does not exist, is archived, or is another user's. */
export function notFound(
	noun:
		| 'patient'
		| 'doctor'
		| 'assignment'
		| 'hand-over'
		| 'user'
		| 'invitation'
		| 'share'
		| 'transfer'
		| 'emergency access'
		| 'passkey'
		| 'token',
): DomainError {
	return new DomainError('not_found', `There is no such ${noun}.`);
}

export function staleVersion(current: number): DomainError {
	return new DomainError(
		'precondition_failed',
		`This record changed while you were editing; it has version ${current} now. Review, then save.`,
	);
}

export function unauthenticated(): DomainError {
	return new DomainError(
		'unauthenticated',
		'Sign in, and send the token or cookie with each request.',
	);
}
