import type { ConstraintErrors } from '../errors/constraint-errors.ts';

export const patientConstraints: ConstraintErrors = {
	patients_mrn_key: {
		code: 'mrn_taken',
		path: 'mrn',
		message: 'belongs to another patient',
	},
	patients_born_before_assignments: {
		code: 'validation',
		path: 'dateOfBirth',
		message: 'must not be after the day on which somebody began to look after the patient',
	},
};
