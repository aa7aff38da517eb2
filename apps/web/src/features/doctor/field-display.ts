import type { Doctor, DoctorFields } from '@hms/contracts';
import { asWritten, type FieldWords } from '../../lib/form/field-display.ts';
import { formatPhone } from '../../lib/phone/phone-number.ts';
import { doctorLabels as labels, specialtyWords } from './labels.ts';

/** What of a doctor is written in the form. */
export function doctorFieldsOf(doctor: Doctor): DoctorFields {
	const { id: _id, status: _status, version: _version, ...rest } = doctor;
	const { createdAt: _created, updatedAt: _updated, ...fields } = rest;
	return fields;
}

/** A doctor's record in words, in the order in which it is read. */
export const doctorFieldWords: FieldWords<DoctorFields> = {
	givenName: { label: labels.givenName, say: asWritten },
	familyName: { label: labels.familyName, say: asWritten },
	specialty: { label: labels.specialty, say: (specialty) => specialtyWords[specialty] },
	licenseNumber: { label: labels.licenseNumber, say: asWritten },
	phone: { label: labels.phone, say: (phone) => (phone === null ? '' : formatPhone(phone)) },
	email: { label: labels.email, say: asWritten },
	acceptingPatients: {
		label: labels.acceptingPatients,
		say: (accepting) => (accepting ? 'Yes' : 'No'),
	},
};
