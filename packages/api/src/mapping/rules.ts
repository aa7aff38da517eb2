import type { MappingRole, PlainDate } from '@hms/contracts';
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
export function holdsOn(today: PlainDate): SQL | undefined {
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
	const status =
		fields.endedOn !== null && fields.endedOn <= today ? ('ended' as const) : ('active' as const);
	return { ...fields, startedOn: start, status };
}

/** The day on which a mapping ends when it is ended today: not before it began, and not after an end it already had. */
export function endToday(
	mapping: { startedOn: PlainDate; endedOn: PlainDate | null },
	today: PlainDate,
): PlainDate {
	const ends = mapping.endedOn !== null && mapping.endedOn < today ? mapping.endedOn : today;
	const startsLater = mapping.startedOn > ends;
	return startsLater ? mapping.startedOn : ends;
}
