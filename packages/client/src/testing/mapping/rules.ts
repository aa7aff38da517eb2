import { assignmentDayError, type FieldError, plainDate, today } from '@hms/contracts';
import { applyPatch } from '../state/merge-patch.ts';
import { readOnlyErrors, writableFields } from '../state/read-only.ts';
import { notFoundErrors, pickFields, shown } from '../state/records.ts';
import { field, type Refusal, refusal } from '../state/refusal.ts';
import type { Call, Json, Row } from '../state/state.ts';
import { mappingsOfPatient, spanOf } from './primary.ts';
import { fieldNames, showMapping } from './shown.ts';

const overlapMessages = {
	created: 'overlaps another assignment of this doctor to this patient',
	changed: 'makes two assignments of one doctor overlap',
};

/**
 * The rule that mappings of one doctor to one patient do not overlap.
 * @param self the mapping as it shall be
 * @param before the mapping before the change; undefined for a new one
 */
export function checkOverlap({ state }: Call, self: Row, before?: Row): Refusal | undefined {
	const { fields, status } = self;
	const [from, until] = spanOf(self);
	const others = mappingsOfPatient(state, fields['patientId']).filter(
		(row) => row.id !== self.id && row.fields['doctorId'] === fields['doctorId'],
	);
	const isSecond = status === 'active' && others.some((row) => row.status === 'active');
	const isDouble = others.some((row) => {
		const [start, end] = spanOf(row);
		return from < until && start < end && from < end && start < until;
	});
	if (!isSecond && !isDouble) return undefined;
	if (before === undefined) {
		return isSecond
			? refusal('already_assigned', field('doctorId', 'already looks after this patient'))
			: refusal('already_assigned', field('startedOn', overlapMessages.created));
	}
	const moved = ['doctorId', 'startedOn', 'endedOn'].find(
		(name) => fields[name] !== before.fields[name],
	);
	return refusal('already_assigned', field(moved ?? 'startedOn', overlapMessages.changed));
}

/** The rule that no mapping begins before the patient's birth. */
export function checkBirth({ state }: Call, { fields }: Row): Refusal | undefined {
	const born = state.rows.get(String(fields['patientId']))?.fields['dateOfBirth'] ?? '';
	return String(born) > String(fields['startedOn'])
		? refusal('validation', field('startedOn', 'must not be before the patient was born'))
		: undefined;
}

/**
 * The errors of a mapping's days; values that are no days are left to the schema.
 * @param before the days as they are, which may stay whatever they are
 */
export function dayErrors({ startedOn, endedOn }: Json, before?: Json): FieldError[] {
	const start = plainDate.safeParse(startedOn).data;
	const end = plainDate.safeParse(endedOn).data;
	const isReversed = start !== undefined && end !== undefined && end < start;
	const errors = {
		startedOn:
			start !== undefined && start !== before?.['startedOn']
				? assignmentDayError(start)
				: undefined,
		endedOn:
			(end !== undefined && end !== before?.['endedOn'] ? assignmentDayError(end) : undefined) ??
			(isReversed ? 'must not be before startedOn' : undefined),
	};
	return Object.entries(errors).flatMap(([path, message]) =>
		message === undefined ? [] : [field(path, message)],
	);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a value is no id, or that of a record that the user may name. */
const isKnown = (call: Call, kind: 'patient' | 'doctor', id: unknown): boolean =>
	!uuid.test(String(id)) || shown(call, kind, String(id).toLowerCase()) !== undefined;

/** The errors of an invalid new mapping that only a comparison with stored records shows. */
export const furtherCreateErrors = (call: Call): FieldError[] =>
	notFoundErrors({
		patientId: isKnown(call, 'patient', call.input['patientId']),
		doctorId: isKnown(call, 'doctor', call.input['doctorId']),
	});

/** The errors of an invalid change of a mapping that only a comparison with stored records shows. */
export const furtherChangeErrors =
	({ isPatch }: { isPatch: boolean }) =>
	(call: Call): FieldError[] => {
		const { state, input } = call;
		const row = shown(call, 'mapping', String(input['id']).toLowerCase());
		if (!row) return [];
		const fields = isPatch
			? { startedOn: today(), ...applyPatch(row.fields, writableFields(input)) }
			: pickFields(input, fieldNames);
		const days = { ...fields, startedOn: fields['startedOn'] ?? row.fields['startedOn'] };
		const { doctorId } = input;
		return [
			...readOnlyErrors(showMapping(state, row), input),
			...dayErrors(days, row.fields),
			...notFoundErrors({
				doctorId: doctorId === row.fields['doctorId'] || isKnown(call, 'doctor', doctorId),
			}),
		];
	};
