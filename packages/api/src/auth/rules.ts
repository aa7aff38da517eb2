import { dictionary } from '@zxcvbn-ts/language-common';
import { type ConstraintMeanings, DomainError, fieldsError } from '../errors.ts';

export const accountConstraints: ConstraintMeanings = {
	users_email_key: {
		code: 'email_taken',
		path: 'email',
		message: 'has an account already; sign in instead',
	},
};

/** One answer for an unknown address and a wrong password, so that it does not tell who has an account. */
export function invalidCredentials(): DomainError {
	return new DomainError('invalid_credentials', 'The e-mail address or the password is wrong.');
}

/** Passwords that many people have, and so the first that are tried; only those are long enough to be taken at all. */
const common = new Set(dictionary['passwords-common'].filter((word) => word.length >= 12));

/** A word or a few characters over and over, or a run along the keyboard: long, and still the first to be tried. */
function isPattern(password: string): boolean {
	return (
		/^(.{1,4})\1*$/su.test(password) ||
		'01234567890123456789 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm'.includes(password)
	);
}

/** @throws DomainError `validation` at the field, for a password that many people have */
export function requireUncommon(password: string, path: string): void {
	const plain = password.toLowerCase();
	if (common.has(plain) || isPattern(plain)) {
		throw fieldsError('validation', [
			{ path, message: 'is one of the passwords that are tried first; choose another' },
		]);
	}
}
