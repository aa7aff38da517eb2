import type { PatientFields } from '@hms/contracts';
import { countryName } from '../../lib/country-names.ts';
import type { Described } from '../../lib/form/differences.ts';
import { formatPlainDate } from '../../lib/format-plain-date.ts';
import { formatPhone } from '../../lib/phone-number.ts';
import { patientLabels as labels, sexWords } from './words.ts';

/** The lines of an address, as they are written on an envelope. */
export function addressLines(address: NonNullable<PatientFields['address']>): string[] {
	const { line1, line2, postalCode, city, region, country } = address;
	const place = [postalCode, city].filter(Boolean).join(' ');
	return [line1, line2 ?? '', place, region ?? '', countryName(country)].filter(Boolean);
}

/** What a patient's record says, in words. */
export function describePatient(fields: PatientFields, locale: string): Described {
	const { emergencyContact: contact } = fields;
	return {
		[labels.givenName]: fields.givenName,
		[labels.familyName]: fields.familyName ?? '',
		[labels.dateOfBirth]: fields.dateOfBirth ? formatPlainDate(fields.dateOfBirth, locale) : '',
		[labels.sex]: sexWords[fields.sex],
		[labels.mrn]: fields.mrn ?? '',
		[labels.phone]: fields.phone ? formatPhone(fields.phone) : '',
		[labels.email]: fields.email ?? '',
		Address: fields.address ? addressLines(fields.address).join(', ') : '',
		[labels.bloodGroup]: fields.bloodGroup ?? '',
		[labels.allergies]: fields.allergies.join(', '),
		[labels.notes]: fields.notes ?? '',
		'Emergency contact': contact
			? [contact.name, contact.relationship, formatPhone(contact.phone)].join(', ')
			: '',
	};
}
