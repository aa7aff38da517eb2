import { type ChangeRowInput, type FieldError, fieldErrors, patientFields } from '@hms/contracts';
import type { UserContext } from '../context.ts';
import { errorForFields } from '../errors/domain-error.ts';
import type { InputCheck } from '../trpc.ts';
import { idOf, undefinedIfNotFound } from '../validation/change-errors.ts';
import { getPatient } from './queries.ts';

// A birth date becomes invalid as time passes, and its patient can still be changed: the rule holds for a new value only. The
// schemas of changes therefore accept any day, and what they leave out is checked here.

const rule = patientFields.pick({ dateOfBirth: true });

/** The errors of the birth date in a change of a patient: none if it is valid for a new patient, or the patient's own. */
export const birthDateErrors: InputCheck = async (ctx, input): Promise<FieldError[]> => {
	const { dateOfBirth = null, expectedVersion = input['version'] } = input;
	const result = rule.safeParse({ dateOfBirth });
	if (result.success) return [];
	const id = idOf(input, 'id');
	const patient = id && (await undefinedIfNotFound(getPatient(ctx, id)))?.value();
	if (patient) {
		// Based on another version, the change is refused for that.
		const isStale = Number.isInteger(expectedVersion) && expectedVersion !== patient.version;
		if (isStale || dateOfBirth === patient.dateOfBirth) return [];
	}
	return fieldErrors(result.error);
};

/** @throws DomainError `validation` if the birth date is changed to one that is not valid */
export async function requireBirthDate(
	ctx: UserContext,
	input: ChangeRowInput & { dateOfBirth?: unknown },
): Promise<void> {
	const errors = await birthDateErrors(ctx, { ...input });
	if (errors.length > 0) throw errorForFields('validation', errors);
}
