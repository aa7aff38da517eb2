import type { Doctor, DoctorFields } from '@hms/contracts';
import { type FieldDisplay, formatText } from '../../lib/form/field-display.ts';
import { formatPhone } from '../../lib/phone/phone-number.ts';
import { doctorLabels as labels, specialtyLabels } from './labels.ts';

/** What of a doctor is written in the form. */
export function doctorFieldsOf(doctor: Doctor): DoctorFields {
	const { id: _id, status: _status, version: _version, ...rest } = doctor;
	const { createdAt: _created, updatedAt: _updated, ...fields } = rest;
	return fields;
}

/** A doctor's record in words, in the order in which it is read. */
export const doctorFieldDisplay: FieldDisplay<DoctorFields> = {
	givenName: { label: labels.givenName, say: formatText },
	familyName: { label: labels.familyName, say: formatText },
	specialty: { label: labels.specialty, say: (specialty) => specialtyLabels[specialty] },
	licenseNumber: { label: labels.licenseNumber, say: formatText },
	phone: { label: labels.phone, say: (phone) => (phone === null ? '' : formatPhone(phone)) },
	email: { label: labels.email, say: formatText },
	acceptingPatients: {
		label: labels.acceptingPatients,
		say: (accepting) => (accepting ? 'Yes' : 'No'),
	},
};
