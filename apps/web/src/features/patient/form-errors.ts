import { dateError } from '../../lib/dates/plain-date-text.ts';
import type { Errors } from '../../lib/form/validate.ts';
import { phoneError } from '../../lib/phone/phone-number.ts';
import type { PatientFormValues } from './form-values.ts';
import { patientLabels as labels } from './labels.ts';

/** Where the contract would complain about its own way of writing, says what is wrong with what was typed. */
export function patientFormErrors(
	values: PatientFormValues,
	locale: string,
	country: string | undefined,
): Errors {
	const errors: Errors = {};
	const faults = {
		dateOfBirth: dateError(values.dateOfBirth, locale, 'past'),
		phone: phoneError(values.phone, country),
		'emergencyContact.phone': phoneError(values.emergencyContact.phone, country),
	};
	for (const field of ['dateOfBirth', 'phone', 'emergencyContact.phone'] as const) {
		const fault = faults[field];
		if (fault !== undefined) errors[field] = `${labels[field]} ${fault}`;
	}
	return errors;
}
