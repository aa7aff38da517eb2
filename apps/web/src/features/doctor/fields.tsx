import type { Doctor, DoctorFields } from '@hms/contracts';
import { type FieldDisplay, formatText } from '../../lib/form/field-display.ts';
import { formatPhone } from '../../lib/phone/phone-number.ts';
import { doctorLabels as labels, specialtyLabels } from './labels.ts';

/** The fields of a doctor that the form edits. */
export function doctorFieldsOf(doctor: Doctor): DoctorFields {
	const { id: _id, status: _status, version: _version, ...rest } = doctor;
	const { createdAt: _created, updatedAt: _updated, ...fields } = rest;
	return fields;
}

/** The labels and formats of a doctor's fields, in the order of the screens. */
export const doctorFieldDisplay: FieldDisplay<DoctorFields> = {
	givenName: { label: labels.givenName, format: formatText },
	familyName: { label: labels.familyName, format: formatText },
	specialty: { label: labels.specialty, format: (specialty) => specialtyLabels[specialty] },
	licenseNumber: { label: labels.licenseNumber, format: formatText },
	phone: { label: labels.phone, format: (phone) => (phone === null ? '' : formatPhone(phone)) },
	email: { label: labels.email, format: formatText },
	acceptingPatients: {
		label: labels.acceptingPatients,
		format: (accepting) => (accepting ? 'Yes' : 'No'),
	},
};
