import { type ConstraintMeanings, DomainError } from '../errors.ts';

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
