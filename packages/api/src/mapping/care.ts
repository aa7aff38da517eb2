import { today } from '@hms/contracts';
import { mappings, patients } from '@hms/db';
import { and, eq, exists, not, type SQL, sql } from 'drizzle-orm';
import { holdsOn } from './rules.ts';

/** Of a patient in a query: there is an assignment of a kind that holds today. */
const isCaredFor = (kind: SQL) =>
	exists(
		sql`(select from ${mappings} where ${and(
			eq(mappings.ownerId, patients.ownerId),
			eq(mappings.patientId, patients.id),
			holdsOn(today()),
			kind,
		)})`,
	);

/** Of a patient in a query: this doctor looks after them now. */
export const lookedAfterBy = (doctorId: string): SQL => isCaredFor(eq(mappings.doctorId, doctorId));

/** Of a patient in a query: nobody is the primary doctor now. */
export const lacksPrimary = (): SQL => not(isCaredFor(eq(mappings.isPrimary, true)));
