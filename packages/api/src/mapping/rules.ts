import {
	type FieldChange,
	type FieldError,
	type Mapping,
	type MappingRole,
	type PlainDate,
	plainDate,
	whyNoAssignmentDay,
} from '@hms/contracts';
import { mappings } from '@hms/db';
import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import { type ConstraintMeanings, fieldsError } from '../errors/errors.ts';

/** That a doctor is assigned to a patient for the same time twice, by the field that would bring it about. */
export function twiceAtATime(path: string, message: string): ConstraintMeanings {
	const meaning = { code: 'already_assigned' as const, path, message };
	return { mappings_one_active_per_pair: meaning, mappings_one_at_a_time_per_pair: meaning };
}

export const mappingConstraints: ConstraintMeanings = {
	...twiceAtATime(
		'startedOn',
		'is in the time of another assignment of this doctor to this patient',
	),
	mappings_one_active_per_pair: {
		code: 'already_assigned',
		path: 'doctorId',
		message: 'looks after this patient already',
	},
	mappings_begin_after_birth: {
		code: 'validation',
		path: 'startedOn',
		message: 'must not be before the patient was born',
	},
};

/**
 * Mappings that hold today: begun, and not ended by anybody. One whose planned end has passed still holds until a person
 * ends it; one that starts on a day to come is active, but nobody looks after the patient by it yet.
 */
export function holdsOn(today: PlainDate | SQL<PlainDate>): SQL | undefined {
	return and(eq(mappings.status, 'active'), lte(mappings.startedOn, today));
}

/** Whether a mapping is the patient's primary one on a day, of mappings that hold on it or have begun by then. */
export const isPrimaryOn = (day: PlainDate | SQL<PlainDate>): SQL<boolean> =>
	sql`(${mappings.primaryOn} @> (${day})::date)`;

/** Whether a mapping is told to be the primary one: today, on its first day if that is to come, or when it ended. */
export const isToldPrimary = (today: SQL<PlainDate>): SQL<boolean> =>
	sql`case when ${mappings.status} = 'ended' then ${mappings.wasPrimary}
		else ${isPrimaryOn(sql`greatest(${mappings.startedOn}, ${today})`)} end`;

/** When a mapping runs. */
interface Span {
	startedOn: PlainDate;
	endedOn: PlainDate | null;
}

export interface WrittenMapping {
	doctorId: string;
	role: MappingRole;
	isPrimary: boolean;
	startedOn?: PlainDate | undefined;
	endedOn: PlainDate | null;
	reason: string | null;
	notes: string | null;
}

/**
 * What is wrong with when a mapping runs. What is no day at all its schema tells.
 * @param before what it was; days that it has already may stay
 */
export function dayFlaws(
	{ startedOn, endedOn }: { startedOn?: unknown; endedOn?: unknown },
	before?: Span,
): FieldError[] {
	const start = plainDate.safeParse(startedOn).data;
	const end = plainDate.safeParse(endedOn).data;
	const far = (day: PlainDate | undefined, was: PlainDate | null | undefined) =>
		day !== undefined && day !== was ? whyNoAssignmentDay(day) : undefined;
	const isTurned = start !== undefined && end !== undefined && end < start;
	return Object.entries({
		startedOn: far(start, before?.startedOn),
		endedOn: far(end, before?.endedOn) ?? (isTurned ? 'must not be before startedOn' : undefined),
	}).flatMap(([path, message]) => (message === undefined ? [] : [{ path, message }]));
}

/**
 * A mapping's fields with what follows from them: it starts today unless said, and has ended once its end has come.
 * An end that is still to come leaves it active, to be ended by a person when the day is there.
 * @param before what it was; days that it has already may stay
 * @throws DomainError `validation` if it would end before it starts, or if a day is too far away
 */
export function settled({ startedOn, ...fields }: WrittenMapping, today: PlainDate, before?: Span) {
	const start = startedOn ?? today;
	const errors = dayFlaws({ startedOn: start, endedOn: fields.endedOn }, before);
	if (errors.length > 0) throw fieldsError('validation', errors);
	const status: Mapping['status'] =
		fields.endedOn !== null && fields.endedOn <= today ? 'ended' : 'active';
	return { ...fields, startedOn: start, status };
}

/** When a mapping ends that is ended as of a day: not before it began, and not after an end it already had. */
export function endingOn({ startedOn, endedOn }: Span, day: PlainDate): PlainDate {
	const ends = endedOn !== null && endedOn < day ? endedOn : day;
	return startedOn > ends ? startedOn : ends;
}

/**
 * When the mapping runs that goes on in another's place from a day on: it begins with that day, or when the other would
 * have begun, and keeps an end that is still to come.
 */
export function succeeding({ startedOn, endedOn }: Span, day: PlainDate, today: PlainDate): Span {
	return {
		startedOn: startedOn > day ? startedOn : day,
		endedOn: endedOn !== null && endedOn > today ? endedOn : null,
	};
}

/**
 * The end and the reason of an ended mapping as they were before it ended; a reason that was written since stays.
 * @param end how it ended, as the history has it; undefined for one that was entered when it was over
 */
export function beforeEnd(
	now: Pick<Mapping, 'endedOn' | 'reason'>,
	end: { changes: FieldChange[] } | undefined,
): Pick<Mapping, 'endedOn' | 'reason'> {
	if (end === undefined) return { ...now, endedOn: null };
	const changed = (name: string) => end.changes.find(({ field }) => field === name);
	const [ending, reasoning] = [changed('endedOn'), changed('reason')];
	// The history holds what the columns held.
	return {
		endedOn: ending === undefined ? now.endedOn : (ending.before as PlainDate | null),
		reason: reasoning?.after === now.reason ? (reasoning.before as string | null) : now.reason,
	};
}
