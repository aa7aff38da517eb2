import type { PlainDate } from '@hms/contracts';
import { mappings, patients } from '@hms/db';
import { and, eq, exists, lte, not, type SQL, sql } from 'drizzle-orm';

// SQL conditions on who looks after a patient. They stand apart from `patient` and `mapping`, because both use them.

/** A day, or an expression for one in a statement. */
type Day = PlainDate | SQL<PlainDate>;

/**
 * Whether a mapping is in effect: begun, and not ended by a person. A mapping whose planned end has passed is in effect until
 * a person ends it; one that starts in the future is active but not in effect.
 */
export function isInEffectOn(today: Day): SQL | undefined {
	return and(eq(mappings.status, 'active'), lte(mappings.startedOn, today));
}

/** Whether a mapping is the patient's primary one on a day; only for mappings that have begun by that day. */
export const isPrimaryOn = (day: Day): SQL<boolean> =>
	sql`(${mappings.primaryOn} @> (${day})::date)`;

/** Whether a mapping is shown as the primary one: today, on its first day if that is in the future, or when it ended. */
export const isShownPrimary = (today: SQL<PlainDate>): SQL<boolean> =>
	sql`case when ${mappings.status} = 'ended' then ${mappings.wasPrimary}
		else ${isPrimaryOn(sql`greatest(${mappings.startedOn}, ${today})`)} end`;

/** Whether a patient has a mapping in effect that meets a condition. */
const hasMapping = (condition: SQL, day: Day) =>
	exists(
		sql`(select from ${mappings} where ${and(
			eq(mappings.ownerId, patients.ownerId),
			eq(mappings.patientId, patients.id),
			isInEffectOn(day),
			condition,
		)})`,
	);

/** Whether a doctor looks after a patient. */
export const hasDoctor = (doctorId: SQL, day: Day): SQL =>
	hasMapping(eq(mappings.doctorId, doctorId), day);

/** Whether a patient has no primary doctor. The comparison with '{}' matches a partial index. */
export const hasNoPrimaryDoctor = (day: Day): SQL =>
	not(hasMapping(sql`${mappings.primaryOn} <> '{}' and ${isPrimaryOn(day)}`, day));
