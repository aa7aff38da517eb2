import { readEmail, type SimilarPatientsInput } from '@hms/contracts';
import { parsePlainDate } from '../../lib/dates/plain-date-text.ts';
import { isBlank } from '../../lib/form/blank.ts';
import { toE164 } from '../../lib/phone/phone-number.ts';
import type { PatientFormValues } from './inputs.tsx';

/** The fields of the form that identify a person; null while there are too few. */
export function similarInput(
	{ givenName, familyName, dateOfBirth, phone, email, ownerId = '' }: PatientFormValues,
	locale: string,
	country: string | undefined,
): SimilarPatientsInput | null {
	const birthDate = parsePlainDate(dateOfBirth, locale, 'past');
	const number = toE164(phone, country);
	const hasName = !isBlank(givenName) || !isBlank(familyName);
	const address = readEmail(email);
	if (number === undefined && address === undefined && !hasName) return null;
	return {
		givenName,
		familyName,
		...(birthDate === null ? {} : { dateOfBirth: birthDate }),
		...(number === undefined ? {} : { phone: number }),
		...(address === undefined ? {} : { email: address }),
		...(ownerId === '' ? {} : { ownerId }),
	};
}
