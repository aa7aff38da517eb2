import type { ConstraintMeanings } from '../errors/errors.ts';

export const doctorConstraints: ConstraintMeanings = {
	doctors_active_license_key: {
		code: 'license_taken',
		path: 'licenseNumber',
		message: 'belongs to another doctor in the directory',
	},
};
