import type { Patient, PatientFields } from '@hms/contracts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { asWritten, type FieldWords } from '../../lib/form/field-display.ts';
import { countryName } from '../../lib/phone/country-names.ts';
import { formatPhone } from '../../lib/phone/phone-number.ts';
import { isolated } from '../../lib/text/isolate-bidi.ts';
import { patientLabels as labels, sexWords } from './labels.ts';

/** The lines of an address, as they are written on an envelope. */
export function addressLines(address: NonNullable<PatientFields['address']>): string[] {
	const { line1, line2, postalCode, city, region, country } = address;
	const place = [postalCode, city].filter(Boolean).join(' ');
	const lines = [line1, line2, place, region, country && countryName(country)];
	return lines.flatMap((line) => line || []);
}

/** What of a patient is written in the form. */
export function patientFieldsOf(patient: Patient): PatientFields {
	const { id: _id, status: _status, version: _version, ...rest } = patient;
	const { createdAt: _created, updatedAt: _updated, ...fields } = rest;
	return fields;
}

/** A patient's record in words, in the order in which it is read. */
export const patientFieldWords: FieldWords<PatientFields> = {
	givenName: { label: labels.givenName, say: asWritten },
	familyName: { label: labels.familyName, say: asWritten },
	dateOfBirth: {
		label: labels.dateOfBirth,
		say: (day, locale) => (day === null ? '' : formatPlainDate(day, locale)),
	},
	sex: { label: labels.sex, say: (sex) => sexWords[sex] },
	mrn: { label: labels.mrn, say: asWritten },
	phone: { label: labels.phone, say: (phone) => (phone === null ? '' : formatPhone(phone)) },
	email: { label: labels.email, say: asWritten },
	address: {
		label: 'Address',
		say: (address) => (address === null ? '' : addressLines(address).map(isolated).join(', ')),
	},
	bloodGroup: { label: labels.bloodGroup, say: asWritten },
	allergies: { label: labels.allergies, say: (allergies) => allergies.map(isolated).join(', ') },
	notes: { label: labels.notes, say: asWritten },
	emergencyContact: {
		label: 'Emergency contact',
		say: (contact) =>
			contact === null
				? ''
				: [
						...[contact.name, contact.relationship ?? ''].filter(Boolean).map(isolated),
						...(contact.phone === null ? [] : [formatPhone(contact.phone)]),
					].join(', '),
	},
};
