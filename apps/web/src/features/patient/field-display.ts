import type { Patient, PatientFields } from '@hms/contracts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { type FieldDisplay, formatText } from '../../lib/form/field-display.ts';
import { countryName } from '../../lib/phone/country-names.ts';
import { formatPhone } from '../../lib/phone/phone-number.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { patientLabels as labels, sexLabels } from './labels.ts';

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
export const patientFieldDisplay: FieldDisplay<PatientFields> = {
	givenName: { label: labels.givenName, say: formatText },
	familyName: { label: labels.familyName, say: formatText },
	dateOfBirth: {
		label: labels.dateOfBirth,
		say: (day, locale) => (day === null ? '' : formatPlainDate(day, locale)),
	},
	sex: { label: labels.sex, say: (sex) => sexLabels[sex] },
	mrn: { label: labels.mrn, say: formatText },
	phone: { label: labels.phone, say: (phone) => (phone === null ? '' : formatPhone(phone)) },
	email: { label: labels.email, say: formatText },
	address: {
		label: 'Address',
		say: (address) => (address === null ? '' : addressLines(address).map(isolateBidi).join(', ')),
	},
	bloodGroup: { label: labels.bloodGroup, say: formatText },
	allergies: { label: labels.allergies, say: (allergies) => allergies.map(isolateBidi).join(', ') },
	notes: { label: labels.notes, say: formatText },
	emergencyContact: {
		label: 'Emergency contact',
		say: (contact) =>
			contact === null
				? ''
				: [
						...[contact.name, contact.relationship ?? ''].filter(Boolean).map(isolateBidi),
						...(contact.phone === null ? [] : [formatPhone(contact.phone)]),
					].join(', '),
	},
};
