import type { PlainDate } from '@hms/contracts';
import { mappings, patients } from '@hms/db';
import { and, eq, exists, not, type SQL, sql } from 'drizzle-orm';
import { holdsOn, isPrimaryOn } from '../mapping/rules.ts';

/** A day, or what stands for it in a statement. */
type Day = PlainDate | SQL<PlainDate>;

/** Of a patient in a query: there is an assignment of a kind that holds on a day. */
const isCaredFor = (kind: SQL, day: Day) =>
	exists(
		sql`(select from ${mappings} where ${and(
			eq(mappings.ownerId, patients.ownerId),
			eq(mappings.patientId, patients.id),
			holdsOn(day),
			kind,
		)})`,
	);

/** Of a patient in a query: this doctor looks after them. */
export const lookedAfterBy = (doctorId: SQL, day: Day): SQL =>
	isCaredFor(eq(mappings.doctorId, doctorId), day);

/** Of a patient in a query: nobody is the primary doctor. There is an index of those who are so at any time. */
export const lacksPrimary = (day: Day): SQL =>
	not(isCaredFor(sql`${mappings.primaryOn} <> '{}' and ${isPrimaryOn(day)}`, day));
