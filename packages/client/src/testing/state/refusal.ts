import type { FieldError, ProblemCode } from '@hms/contracts';

/** A request that breaks a rule: the problem's code, the errors of its fields, and a sentence where no field is at fault. */
export interface Refusal {
	refused: { code: ProblemCode; errors: FieldError[]; detail?: string | undefined };
}

/** A field's error. */
export const field = (path: string, message: string): FieldError => ({ path, message });

/** The refusal of fields. */
export const refusal = (code: ProblemCode, ...errors: FieldError[]): Refusal => ({
	refused: { code, errors },
});

/** A refusal that concerns no field. */
export const refusalOf = (code: ProblemCode, detail: string): Refusal => ({
	refused: { code, errors: [], detail },
});

/** The same for a row that does not exist, is archived, or is another user's. */
export const notFound = (
	noun:
		| 'patient'
		| 'doctor'
		| 'assignment'
		| 'hand-over'
		| 'session'
		| 'user'
		| 'invitation'
		| 'share'
		| 'transfer'
		| 'emergency access'
		| 'token'
		| 'passkey',
) => refusalOf('not_found', `There is no such ${noun}.`);

export const unauthenticated = () =>
	refusalOf('unauthenticated', 'Sign in, and send the token or cookie with each request.');

/** The sentence of a refusal; of several fields it names the first three. */
export function detailOf({ refused: { errors, detail } }: Refusal): string {
	if (detail !== undefined) return detail;
	const shown = errors
		.slice(0, 3)
		.map(({ path, message }) => (path ? `${path}: ${message}` : message));
	const more = errors.length > shown.length ? `; and ${errors.length - shown.length} more` : '';
	return shown.join('; ') + more;
}
