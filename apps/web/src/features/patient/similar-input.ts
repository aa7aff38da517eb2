import { readEmail, type SimilarPatientsInput } from '@hms/contracts';
import { parsePlainDate } from '../../lib/dates/plain-date-text.ts';
import { isBlank } from '../../lib/form/blank.ts';
import { toE164 } from '../../lib/phone/phone-number.ts';
import type { PatientFormValues } from './form-values.ts';

/** What of a form that is being filled in tells one person from another; null while it does not. */
export function similarInput(
	{ givenName, familyName, dateOfBirth, phone, email }: PatientFormValues,
	locale: string,
	country: string | undefined,
): SimilarPatientsInput | null {
	const born = parsePlainDate(dateOfBirth, locale, 'past');
	const number = toE164(phone, country);
	const named = !isBlank(givenName) || !isBlank(familyName);
	const mail = readEmail(email);
	if (number === undefined && mail === undefined && !named) return null;
	return {
		givenName,
		familyName,
		...(born === null ? {} : { dateOfBirth: born }),
		...(number === undefined ? {} : { phone: number }),
		...(mail === undefined ? {} : { email: mail }),
	};
}
