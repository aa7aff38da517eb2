import type { ConstraintErrors } from '../errors/constraint-errors.ts';

export const doctorConstraints: ConstraintErrors = {
	doctors_active_license_key: {
		code: 'license_taken',
		path: 'licenseNumber',
		message: 'belongs to another doctor in the directory',
	},
};
