import { email as emailSchema, type SimilarPatientsInput } from '@hms/contracts';
import { isBlank } from '../../lib/form/blank.ts';
import { parsePlainDate } from '../../lib/parse-plain-date.ts';
import { toE164 } from '../../lib/phone-number.ts';
import type { PatientFormValues } from './form-values.ts';

/** What of a form that is being filled in tells one person from another; null while it does not. */
export function similarQuestion(
	{ givenName, familyName, dateOfBirth, phone, email, address }: PatientFormValues,
	locale: string,
): SimilarPatientsInput | null {
	const born = parsePlainDate(dateOfBirth, locale, 'past');
	const number = toE164(phone, address.country || undefined);
	const named = !isBlank(givenName) || !isBlank(familyName);
	const mail = emailSchema.safeParse(email).data;
	if (number === undefined && mail === undefined && !named) return null;
	return {
		givenName,
		familyName,
		...(born === null ? {} : { dateOfBirth: born }),
		...(number === undefined ? {} : { phone: number }),
		...(mail === undefined ? {} : { email: mail }),
	};
}
