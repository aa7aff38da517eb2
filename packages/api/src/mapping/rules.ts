import type { FieldChange, Mapping, MappingRole, PlainDate } from '@hms/contracts';
import { mappings } from '@hms/db';
import { and, eq, lte, type SQL } from 'drizzle-orm';
import { type ConstraintMeanings, fieldsError } from '../errors.ts';

export const mappingConstraints: ConstraintMeanings = {
	mappings_one_active_per_pair: {
		code: 'already_assigned',
		path: 'doctorId',
		message: 'looks after this patient already',
	},
};

/**
 * Mappings that hold today: begun, and not ended by anybody. One whose planned end has passed still holds until a person
 * ends it; one that starts on a day to come is active, but nobody looks after the patient by it yet.
 */
export function holdsOn(today: PlainDate | SQL<PlainDate>): SQL | undefined {
	return and(eq(mappings.status, 'active'), lte(mappings.startedOn, today));
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
 * A mapping's fields with what follows from them: it starts today unless said, and has ended once its end has come.
 * An end that is still to come leaves it active, to be ended by a person when the day is there.
 * @throws DomainError `validation` if it would end before it starts
 */
export function settled({ startedOn, ...fields }: WrittenMapping, today: PlainDate) {
	const start = startedOn ?? today;
	if (fields.endedOn !== null && fields.endedOn < start) {
		throw fieldsError('validation', [{ path: 'endedOn', message: 'must not be before startedOn' }]);
	}
	const status: Mapping['status'] =
		fields.endedOn !== null && fields.endedOn <= today ? 'ended' : 'active';
	return { ...fields, startedOn: start, status };
}

/** What an end is reckoned from. */
interface Span {
	startedOn: PlainDate;
	endedOn: PlainDate | null;
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
