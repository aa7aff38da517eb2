import type { ConstraintErrors } from '../errors/constraint-errors.ts';

export const shareConstraints: ConstraintErrors = {
	shares_once: {
		code: 'already_shared',
		path: 'userId',
		message: 'already has access; change that instead',
	},
};
