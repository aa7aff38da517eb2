import { isBlank } from '../../lib/form/blank.ts';
import type { Errors } from '../../lib/form/validate.ts';
import { toE164 } from '../../lib/phone-number.ts';
import { isNoDate } from '../../lib/plain-date-text.ts';
import type { PatientFormValues } from './form-values.ts';
import { patientLabels as labels } from './words.ts';

/** Where the contract would complain about its own way of writing, says what is wrong with what was typed. */
export function patientFormErrors(values: PatientFormValues, locale: string): Errors {
	const errors: Errors = {};
	const country = values.address.country || undefined;
	const noNumber = (text: string) => !isBlank(text) && toE164(text, country) === undefined;
	const howToWrite =
		'is not a number we understand. Write it with its country code, like +44 20 7946 0000';

	if (isNoDate(values.dateOfBirth, locale, 'past')) {
		errors['dateOfBirth'] =
			`${labels.dateOfBirth} is not a day we understand. Write it like 10.12.1990 or 10 Dec 1990`;
	}
	if (noNumber(values.phone)) errors['phone'] = `${labels.phone} ${howToWrite}`;
	if (noNumber(values.emergencyContact.phone)) {
		errors['emergencyContact.phone'] = `${labels['emergencyContact.phone']} ${howToWrite}`;
	}
	return errors;
}
