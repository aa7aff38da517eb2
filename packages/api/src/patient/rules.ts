import type { ConstraintMeanings } from '../errors.ts';

export const patientConstraints: ConstraintMeanings = {
	patients_mrn_key: {
		code: 'mrn_taken',
		path: 'mrn',
		message: 'belongs to another patient of yours',
	},
};
