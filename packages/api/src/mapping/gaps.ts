import { type GapCounts, type MappingGap, type PlainDate, today } from '@hms/contracts';
import { doctors, mappings, patients } from '@hms/db';
import { and, count, eq, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { lacksPrimary } from '../care-team/conditions.ts';
import type { UserContext } from '../context.ts';

/** What is amiss with an active assignment, as a condition on it and its doctor. */
export function gapCondition(gap: MappingGap, day: PlainDate | SQL<PlainDate>): SQL | undefined {
	return and(
		eq(mappings.status, 'active'),
		gap === 'archived_doctor' ? isNotNull(doctors.archivedAt) : lt(mappings.endedOn, day),
	);
}

/** How much of this user's needs a look. */
export async function countGaps(ctx: UserContext): Promise<GapCounts> {
	const day = today();
	const amiss = (gap: MappingGap) => sql<number>`count(*) filter (where ${gapCondition(gap, day)})`;
	return ctx.db.transaction(
		async (db) => {
			const [[withoutPrimary], [assignments]] = await Promise.all([
				db
					.select({ patients: count() })
					.from(patients)
					.where(
						and(eq(patients.ownerId, ctx.userId), isNull(patients.archivedAt), lacksPrimary(day)),
					),
				db
					.select({
						archivedDoctor: amiss('archived_doctor').mapWith(Number),
						pastEnd: amiss('past_end').mapWith(Number),
					})
					.from(mappings)
					.innerJoin(
						patients,
						and(eq(patients.ownerId, mappings.ownerId), eq(patients.id, mappings.patientId)),
					)
					.innerJoin(doctors, eq(doctors.id, mappings.doctorId))
					.where(
						and(
							eq(mappings.ownerId, ctx.userId),
							eq(mappings.status, 'active'),
							isNull(patients.archivedAt),
						),
					),
			]);
			return {
				withoutPrimary: withoutPrimary?.patients ?? 0,
				archivedDoctor: assignments?.archivedDoctor ?? 0,
				pastEnd: assignments?.pastEnd ?? 0,
			};
		},
		{ isCostly: true },
	);
}
