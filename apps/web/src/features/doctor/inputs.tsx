import type { Doctor } from '@hms/contracts';
import { isBlank, textOrNull } from '../../lib/form/blank.ts';
import type { FieldErrors } from '../../lib/form/validate.ts';
import { formatPhone, phoneError, toE164 } from '../../lib/phone/phone-number.ts';
import { doctorLabels as labels } from './labels.ts';

/** The form's values: text as it is typed. */
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

/**
 * The form's values in the contract's shape. A value that cannot be parsed is passed on unchanged, for the contract to
 * refuse.
 */
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

/** Errors in terms of the typed text, where the contract's message would be about its own format. */
export function doctorFormErrors(
	{ phone }: DoctorFormValues,
	country: string | undefined,
): FieldErrors {
	const error = phoneError(phone, country);
	return error === undefined ? {} : { phone: `${labels.phone} ${error}` };
}
