import { type ConstraintMeanings, DomainError, fieldsError } from '../errors/errors.ts';
import { commonPasswords } from './common-passwords.ts';
import { guessesLog10 } from './password-strength.ts';

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

/** A password that takes fewer guesses than ten to the power of this falls to who has a copy of its hash, in some weeks. */
const fewestGuessesLog10 = 8;

/**
 * One rule wherever a password is chosen.
 * @param own whose password it is
 * @throws DomainError `validation` at the field, for a password that many people have, or one too near to such a one
 */
export function requireUncommon(
	password: string,
	path: string,
	own?: { name: string; email: string },
): void {
	const isCommon = commonPasswords().has(password);
	const guesses = isCommon ? 0 : guessesLog10(password, own && [own.name, own.email]);
	if (guesses >= fewestGuessesLog10) return;
	throw fieldsError('validation', [
		{
			path,
			message:
				'is one of the passwords that are tried first, or close to one; a few unrelated words are better',
		},
	]);
}
