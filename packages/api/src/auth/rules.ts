import { isOwnNameOrAddress, ownNameOrAddressError } from '@hms/contracts';
import type { Services } from '../context.ts';
import type { ConstraintErrors } from '../errors/constraint-errors.ts';
import { DomainError, errorForFields } from '../errors/domain-error.ts';
import { commonPasswords } from './common-passwords.ts';
import { guessesLog10 } from './password-strength.ts';

export const accountConstraints: ConstraintErrors = {
	users_email_key: {
		code: 'email_taken',
		path: 'email',
		message: 'already has an account; sign in instead',
	},
};

/** The same error for an unknown address and a wrong password, so that it does not reveal who has an account. */
export function invalidCredentials(
	detail = 'The e-mail address or the password is wrong.',
): DomainError {
	return new DomainError('invalid_credentials', detail);
}

/** Names of the clinic, which no password may be made of. */
export const namesOfClinic = ({ settings, clinic }: Services): string[] => [
	...settings.clinicNames,
	...(clinic.name === null ? [] : [clinic.name]),
];

/** The least strength of a password, as a decimal logarithm: fewer guesses are made in some weeks with a copy of its hash. */
const minGuessesLog10 = 8;

/**
 * Checks the strength of a new password.
 * @param own the user's name and address, and
 * @param clinicNames names of the clinic: it must not be made of these
 * @throws DomainError `validation` at the field, for a common password or a variation of one
 */
export function requireStrongPassword(
	password: string,
	path: string,
	own: { name: string; email: string },
	clinicNames: readonly string[],
): void {
	const isCommon = commonPasswords().has(password);
	const guesses = isCommon ? 0 : guessesLog10(password, [own.name, own.email, ...clinicNames]);
	if (guesses >= minGuessesLog10) return;
	throw errorForFields('validation', [
		{
			path,
			message: 'is too easy to guess; a few unrelated words are better',
		},
	]);
}

/** Checks a new password of an account that exists. @throws DomainError `validation` at the field */
export function requireNewPassword(
	password: string,
	path: string,
	user: { name: string; email: string },
	clinicNames: readonly string[],
): void {
	if (isOwnNameOrAddress(password, user)) {
		throw errorForFields('validation', [{ path, message: ownNameOrAddressError }]);
	}
	requireStrongPassword(password, path, user, clinicNames);
}

/** The same error for a link that was used, has expired, was replaced, or never was. */
export function invalidToken(): DomainError {
	return new DomainError(
		'invalid_token',
		'This link was used or replaced, or has expired. Ask for a new one.',
	);
}
