import { dateError } from '../../lib/dates/plain-date-text.ts';
import type { FieldErrors } from '../../lib/form/validate.ts';
import { phoneError } from '../../lib/phone/phone-number.ts';
import type { PatientFormValues } from './form-values.ts';
import { patientLabels as labels } from './labels.ts';

/** Errors in terms of the typed text, where the contract's message would be about its own format. */
export function patientFormErrors(
	values: PatientFormValues,
	locale: string,
	country: string | undefined,
): FieldErrors {
	const errors: FieldErrors = {};
	const found = {
		dateOfBirth: dateError(values.dateOfBirth, locale, 'past'),
		phone: phoneError(values.phone, country),
		'emergencyContact.phone': phoneError(values.emergencyContact.phone, country),
	};
	for (const field of ['dateOfBirth', 'phone', 'emergencyContact.phone'] as const) {
		const error = found[field];
		if (error !== undefined) errors[field] = `${labels[field]} ${error}`;
	}
	return errors;
}
