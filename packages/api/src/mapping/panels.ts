import { maxPageSize, type PanelSizes, today } from '@hms/contracts';
import { doctors, mappings, patients } from '@hms/db';
import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm';
import { isInEffectOn } from '../care-team/conditions.ts';
import type { UserContext } from '../context.ts';
import { doctorStatus } from '../doctor/queries.ts';

/** Counts this user's patients by the doctors who look after them now. */
export async function readPanelSizes(ctx: UserContext): Promise<PanelSizes> {
	const rows = await ctx.db.query(
		(db) =>
			db
				.select({
					doctor: {
						id: doctors.id,
						givenName: doctors.givenName,
						familyName: doctors.familyName,
						status: doctorStatus,
					},
					patients: count(),
					doctors: sql<number>`count(*) over ()`.mapWith(Number),
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
						isInEffectOn(today()),
						isNull(patients.archivedAt),
					),
				)
				.groupBy(doctors.id)
				.orderBy(desc(count()), asc(doctors.id))
				.limit(maxPageSize),
		{ isCostly: true },
	);
	return {
		items: rows.map(({ doctor, patients }) => ({ doctor, patients })),
		doctors: rows[0]?.doctors ?? 0,
	};
}
