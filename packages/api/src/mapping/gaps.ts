import { type GapCounts, type MappingGap, type PlainDate, today } from '@hms/contracts';
import { doctors, mappings, patients } from '@hms/db';
import { and, count, eq, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import { hasNoPrimaryDoctor } from '../care-team/conditions.ts';
import type { UserContext } from '../context.ts';

/** The condition, on a mapping and its doctor, that it has a gap of a kind. */
export function gapCondition(gap: MappingGap, day: PlainDate | SQL<PlainDate>): SQL | undefined {
	return and(
		eq(mappings.status, 'active'),
		gap === 'archived_doctor' ? isNotNull(doctors.archivedAt) : lt(mappings.endedOn, day),
	);
}

/** Counts the care gaps among this user's active patients. */
export async function countGaps(ctx: UserContext): Promise<GapCounts> {
	const day = today();
	const countOf = (gap: MappingGap) =>
		sql<number>`count(*) filter (where ${gapCondition(gap, day)})`;
	return ctx.db.transaction(
		async (db) => {
			const [[withoutPrimary], [gaps]] = await Promise.all([
				db
					.select({ patients: count() })
					.from(patients)
					.where(
						and(
							eq(patients.ownerId, ctx.ownerId),
							isNull(patients.archivedAt),
							hasNoPrimaryDoctor(day),
						),
					),
				db
					.select({
						archivedDoctor: countOf('archived_doctor').mapWith(Number),
						pastEnd: countOf('past_end').mapWith(Number),
					})
					.from(mappings)
					.innerJoin(
						patients,
						and(eq(patients.ownerId, mappings.ownerId), eq(patients.id, mappings.patientId)),
					)
					.innerJoin(doctors, eq(doctors.id, mappings.doctorId))
					.where(
						and(
							eq(mappings.ownerId, ctx.ownerId),
							eq(mappings.status, 'active'),
							isNull(patients.archivedAt),
						),
					),
			]);
			return {
				withoutPrimary: withoutPrimary?.patients ?? 0,
				archivedDoctor: gaps?.archivedDoctor ?? 0,
				pastEnd: gaps?.pastEnd ?? 0,
			};
		},
		{ isCostly: true },
	);
}
