import type { Patient } from '@hms/contracts';
import { plainDateOrText, plainDateText } from '../../lib/dates/plain-date-text.ts';
import { isBlank, textOrNull } from '../../lib/form/blank.ts';
import { isCountryCode } from '../../lib/phone/country-names.ts';
import { formatPhone, toE164 } from '../../lib/phone/phone-number.ts';
import { regionOf } from '../../lib/text/locale.ts';

/** The form's values: text as it is typed. */
export type PatientFormValues = {
	givenName: string;
	familyName: string;
	dateOfBirth: string;
	sex: string;
	mrn: string;
	phone: string;
	email: string;
	address: {
		line1: string;
		line2: string;
		city: string;
		region: string;
		postalCode: string;
		country: string;
		/** The country that is filled in initially if the record has no address; on its own it is no address. */
		offeredCountry: string;
	};
	bloodGroup: string;
	allergies: string[];
	notes: string;
	emergencyContact: { name: string; relationship: string; phone: string };
};

/** The country that a new address most likely has: that of the reader's locale. */
function homeCountry(locale: string): string {
	const region = regionOf(locale) ?? '';
	return isCountryCode(region) ? region : '';
}

export function patientFormValues(patient: Patient | null, locale: string): PatientFormValues {
	const { address, emergencyContact } = patient ?? {};
	const offeredCountry = address ? '' : homeCountry(locale);
	return {
		givenName: patient?.givenName ?? '',
		familyName: patient?.familyName ?? '',
		dateOfBirth: plainDateText(patient?.dateOfBirth ?? null, locale),
		sex: patient?.sex ?? 'unknown',
		mrn: patient?.mrn ?? '',
		phone: patient?.phone ? formatPhone(patient.phone) : '',
		email: patient?.email ?? '',
		address: {
			line1: address?.line1 ?? '',
			line2: address?.line2 ?? '',
			city: address?.city ?? '',
			region: address?.region ?? '',
			postalCode: address?.postalCode ?? '',
			country: address?.country ?? offeredCountry,
			offeredCountry,
		},
		bloodGroup: patient?.bloodGroup ?? '',
		allergies: patient?.allergies ?? [],
		notes: patient?.notes ?? '',
		emergencyContact: {
			name: emergencyContact?.name ?? '',
			relationship: emergencyContact?.relationship ?? '',
			phone: emergencyContact?.phone ? formatPhone(emergencyContact.phone) : '',
		},
	};
}

function addressInput({ country, offeredCountry, ...rest }: PatientFormValues['address']) {
	if (Object.values(rest).every(isBlank) && country === offeredCountry) return null;
	const { line1, line2, city, region, postalCode } = rest;
	return {
		line1: textOrNull(line1),
		line2: textOrNull(line2),
		city: textOrNull(city),
		region: textOrNull(region),
		postalCode: textOrNull(postalCode),
		country: textOrNull(country),
	};
}

/**
 * The form's values in the contract's shape. A value that cannot be parsed is passed on unchanged, for the contract to
 * refuse.
 * @param country the country of phone numbers without a country code, which does not depend on the address
 */
export function patientInput(
	values: PatientFormValues,
	locale: string,
	country: string | undefined,
) {
	const number = (text: string) => toE164(text, country) ?? text;
	const contact = values.emergencyContact;
	return {
		// Without an MRN the API assigns one; an update leaves it unchanged.
		...(isBlank(values.mrn) ? {} : { mrn: values.mrn }),
		givenName: values.givenName,
		familyName: textOrNull(values.familyName),
		dateOfBirth: plainDateOrText(values.dateOfBirth, locale, 'past'),
		sex: values.sex,
		phone: isBlank(values.phone) ? null : number(values.phone),
		email: textOrNull(values.email),
		address: addressInput(values.address),
		bloodGroup: values.bloodGroup === '' ? null : values.bloodGroup,
		allergies: values.allergies,
		notes: textOrNull(values.notes),
		emergencyContact: Object.values(contact).every(isBlank)
			? null
			: {
					name: contact.name,
					relationship: textOrNull(contact.relationship),
					phone: isBlank(contact.phone) ? null : number(contact.phone),
				},
	};
}
