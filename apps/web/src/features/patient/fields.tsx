import type { Patient, PatientFields } from '@hms/contracts';
import { formatPlainDate } from '../../lib/dates/format-plain-date.ts';
import { type FieldDisplay, formatText } from '../../lib/form/field-display.ts';
import { countryName } from '../../lib/phone/country-names.ts';
import { formatPhone } from '../../lib/phone/phone-number.ts';
import { isolateBidi } from '../../lib/text/isolate-bidi.ts';
import { patientLabels as labels, sexLabels } from './labels.ts';

/** The lines of an address, as on an envelope. */
export function addressLines(address: NonNullable<PatientFields['address']>): string[] {
	const { line1, line2, postalCode, city, region, country } = address;
	const place = [postalCode, city].filter(Boolean).join(' ');
	const lines = [line1, line2, place, region, country && countryName(country)];
	return lines.flatMap((line) => line || []);
}

/** The fields of a patient that the form edits. */
export function patientFieldsOf(patient: Patient): PatientFields {
	const { id: _id, status: _status, version: _version, ...rest } = patient;
	const { createdAt: _created, updatedAt: _updated, ...fields } = rest;
	return fields;
}

/** The labels and formats of a patient's fields, in the order of the screens. */
export const patientFieldDisplay: FieldDisplay<PatientFields> = {
	givenName: { label: labels.givenName, format: formatText },
	familyName: { label: labels.familyName, format: formatText },
	dateOfBirth: {
		label: labels.dateOfBirth,
		format: (day, locale) => (day === null ? '' : formatPlainDate(day, locale)),
	},
	sex: { label: labels.sex, format: (sex) => sexLabels[sex] },
	mrn: { label: labels.mrn, format: formatText },
	phone: { label: labels.phone, format: (phone) => (phone === null ? '' : formatPhone(phone)) },
	email: { label: labels.email, format: formatText },
	address: {
		label: 'Address',
		format: (address) =>
			address === null ? '' : addressLines(address).map(isolateBidi).join(', '),
	},
	bloodGroup: { label: labels.bloodGroup, format: formatText },
	allergies: {
		label: labels.allergies,
		format: (allergies) => allergies.map(isolateBidi).join(', '),
	},
	notes: { label: labels.notes, format: formatText },
	emergencyContact: {
		label: 'Emergency contact',
		format: (contact) =>
			contact === null
				? ''
				: [
						...[contact.name, contact.relationship ?? ''].filter(Boolean).map(isolateBidi),
						...(contact.phone === null ? [] : [formatPhone(contact.phone)]),
					].join(', '),
	},
};
