import { isBlank } from '../../lib/form/blank.ts';
import type { Errors } from '../../lib/form/validate.ts';
import { toE164 } from '../../lib/phone-number.ts';
import { dateFault } from '../../lib/plain-date-text.ts';
import { type PatientFormValues, patientInput } from './form-values.ts';
import { patientLabels as labels } from './words.ts';

/** Where the contract would complain about its own way of writing, says what is wrong with what was typed. */
export function patientFormErrors(values: PatientFormValues, locale: string): Errors {
	const errors: Errors = {};
	const country = values.address.country || undefined;
	const noNumber = (text: string) => !isBlank(text) && toE164(text, country) === undefined;
	const howToWrite =
		'is not a number we understand. Write it with its country code, like +44 20 7946 0000';

	const fault = dateFault(values.dateOfBirth, locale, 'past');
	if (fault !== undefined) errors['dateOfBirth'] = `${labels.dateOfBirth} ${fault}`;
	if (noNumber(values.phone)) errors['phone'] = `${labels.phone} ${howToWrite}`;
	if (noNumber(values.emergencyContact.phone)) {
		errors['emergencyContact.phone'] = `${labels['emergencyContact.phone']} ${howToWrite}`;
	}
	const { address } = patientInput(values, locale);
	if (address !== null && address.country === undefined) {
		errors['address.country'] = 'Country must be chosen';
	}
	return errors;
}
