import { birthDate, type FieldError, fieldErrors } from '@hms/contracts';
import { shown } from '../state/records.ts';
import { refusal } from '../state/refusal.ts';
import type { Call, Rule } from '../state/state.ts';

/**
 * The errors of the birth date in a change of a patient. One that became invalid as time passed may stay: the rule holds for a
 * new value only.
 */
export function birthDateErrors(call: Call): FieldError[] {
	const { input } = call;
	const { dateOfBirth = null, expectedVersion = input['version'] } = input;
	if (dateOfBirth === null) return [];
	const result = birthDate.safeParse(dateOfBirth);
	if (result.success) return [];
	const row = shown(call, 'patient', String(input['id']).toLowerCase());
	// Based on another version, the change is refused for that.
	const isStale = Number.isInteger(expectedVersion) && expectedVersion !== row?.version;
	if (row && (isStale || dateOfBirth === row.fields['dateOfBirth'])) return [];
	return fieldErrors(result.error).map(({ message }) => ({ path: 'dateOfBirth', message }));
}

/** A change of a patient whose new birth date is checked first. */
export const withBirthDate =
	(rule: Rule): Rule =>
	(call) => {
		const errors = birthDateErrors(call);
		return errors.length > 0 ? refusal('validation', ...errors) : rule(call);
	};
