import type { Doctor } from '@hms/contracts';
import { isBlank, textOrNull } from '../../lib/form/blank.ts';
import type { Errors } from '../../lib/form/validate.ts';
import { formatPhone, phoneError, toE164 } from '../../lib/phone/phone-number.ts';
import { doctorLabels as labels } from './labels.ts';

/** What the boxes of the form hold: text as it is typed. */
export type DoctorFormValues = {
	givenName: string;
	familyName: string;
	specialty: string | null;
	licenseNumber: string;
	phone: string;
	email: string;
	acceptingPatients: boolean;
};

export function doctorFormValues(doctor: Doctor | null): DoctorFormValues {
	return {
		givenName: doctor?.givenName ?? '',
		familyName: doctor?.familyName ?? '',
		specialty: doctor?.specialty ?? null,
		licenseNumber: doctor?.licenseNumber ?? '',
		phone: doctor?.phone ? formatPhone(doctor.phone) : '',
		email: doctor?.email ?? '',
		acceptingPatients: doctor?.acceptingPatients ?? true,
	};
}

/** The form in the contract's shape; what cannot be understood is passed on as it is, for the contract to refuse. */
export function doctorInput(values: DoctorFormValues, country: string | undefined) {
	const { specialty, phone } = values;
	return {
		givenName: values.givenName,
		familyName: textOrNull(values.familyName),
		specialty: specialty ?? undefined,
		licenseNumber: textOrNull(values.licenseNumber),
		phone: isBlank(phone) ? null : (toE164(phone, country) ?? phone),
		email: textOrNull(values.email),
		acceptingPatients: values.acceptingPatients,
	};
}

/** Where the contract would complain about its own way of writing, says what is wrong with what was typed. */
export function doctorFormErrors({ phone }: DoctorFormValues, country: string | undefined): Errors {
	const fault = phoneError(phone, country);
	return fault === undefined ? {} : { phone: `${labels.phone} ${fault}` };
}
