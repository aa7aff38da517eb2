import {
	assignmentDayError,
	type FieldChange,
	type FieldError,
	type Mapping,
	type MappingRole,
	type PlainDate,
	plainDate,
} from '@hms/contracts';
import type { ConstraintErrors } from '../errors/constraint-errors.ts';
import { errorForFields } from '../errors/domain-error.ts';

/** The error for two assignments of one doctor to one patient at the same time. @param path the field that causes it */
export function overlapErrors(path: string, message: string): ConstraintErrors {
	const error = { code: 'already_assigned' as const, path, message };
	return { mappings_one_active_per_pair: error, mappings_one_at_a_time_per_pair: error };
}

export const mappingConstraints: ConstraintErrors = {
	...overlapErrors('startedOn', 'overlaps another assignment of this doctor to this patient'),
	mappings_one_active_per_pair: {
		code: 'already_assigned',
		path: 'doctorId',
		message: 'already looks after this patient',
	},
	mappings_begin_after_birth: {
		code: 'validation',
		path: 'startedOn',
		message: 'must not be before the patient was born',
	},
};

/** From when to when a mapping runs. */
interface Span {
	startedOn: PlainDate;
	endedOn: PlainDate | null;
}

/** The writable fields of a mapping. */
export interface MappingValues {
	doctorId: string;
	role: MappingRole;
	isPrimary: boolean;
	startedOn?: PlainDate | undefined;
	endedOn: PlainDate | null;
	reason: string | null;
	notes: string | null;
}

/**
 * The validation errors of a mapping's dates; values that are no dates are left to the schema.
 * @param before the dates as they are, which may stay whatever they are
 */
export function dateErrors(
	{ startedOn, endedOn }: { startedOn?: unknown; endedOn?: unknown },
	before?: Span,
): FieldError[] {
	const start = plainDate.safeParse(startedOn).data;
	const end = plainDate.safeParse(endedOn).data;
	const errorOf = (day: PlainDate | undefined, was: PlainDate | null | undefined) =>
		day !== undefined && day !== was ? assignmentDayError(day) : undefined;
	const isReversed = start !== undefined && end !== undefined && end < start;
	return Object.entries({
		startedOn: errorOf(start, before?.startedOn),
		endedOn:
			errorOf(end, before?.endedOn) ?? (isReversed ? 'must not be before startedOn' : undefined),
	}).flatMap(([path, message]) => (message === undefined ? [] : [{ path, message }]));
}

/**
 * Completes a mapping's fields: it starts today by default, and its status is `ended` if its end is not in the future. With an
 * end in the future it is active, and a person ends it when that day has come.
 * @param before the dates as they are, which may stay whatever they are
 * @throws DomainError `validation` if it would end before it starts, or if a date is too far away
 */
export function withDatesAndStatus(
	{ startedOn, ...fields }: MappingValues,
	today: PlainDate,
	before?: Span,
) {
	const start = startedOn ?? today;
	const errors = dateErrors({ startedOn: start, endedOn: fields.endedOn }, before);
	if (errors.length > 0) throw errorForFields('validation', errors);
	const status: Mapping['status'] =
		fields.endedOn !== null && fields.endedOn <= today ? 'ended' : 'active';
	return { ...fields, startedOn: start, status };
}

/** The last day of a mapping that is ended as of a day: not before its first day, and not after an end that it already has. */
export function endDate({ startedOn, endedOn }: Span, day: PlainDate): PlainDate {
	const ends = endedOn !== null && endedOn < day ? endedOn : day;
	return startedOn > ends ? startedOn : ends;
}

/**
 * The dates of the mapping that succeeds another from a day on: it begins on that day, or on the other's first day if that is
 * later, and keeps an end that is in the future.
 */
export function successorDates(
	{ startedOn, endedOn }: Span,
	day: PlainDate,
	today: PlainDate,
): Span {
	return {
		startedOn: startedOn > day ? startedOn : day,
		endedOn: endedOn !== null && endedOn > today ? endedOn : null,
	};
}

/**
 * The end and the reason that an ended mapping had before it ended. A reason that was changed afterwards stays.
 * @param end the change in the history that ended it; undefined for a mapping that was created as ended
 */
export function valuesBeforeEnd(
	now: Pick<Mapping, 'endedOn' | 'reason'>,
	end: { changes: FieldChange[] } | undefined,
): Pick<Mapping, 'endedOn' | 'reason'> {
	if (end === undefined) return { ...now, endedOn: null };
	const changed = (name: string) => end.changes.find(({ field }) => field === name);
	const [endChange, reasonChange] = [changed('endedOn'), changed('reason')];
	// The history has the columns' values.
	return {
		endedOn: endChange === undefined ? now.endedOn : (endChange.before as PlainDate | null),
		reason:
			reasonChange?.after === now.reason ? (reasonChange.before as string | null) : now.reason,
	};
}
