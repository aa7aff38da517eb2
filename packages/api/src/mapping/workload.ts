import type { DoctorWorkload } from '@hms/contracts';
import { sql } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { doctorExists } from '../doctor/queries.ts';
import { notFound } from '../errors/domain-error.ts';

/** Counts the active patients with an active mapping to a doctor, who may be archived. @throws DomainError `not_found` */
export function readWorkload(ctx: UserContext, doctorId: string): Promise<DoctorWorkload> {
	return ctx.db.transaction(
		async (db) => {
			if (!(await doctorExists(db, doctorId))) throw notFound('doctor');
			const [counts] = await db.execute<{ own: string; colleagues: string }>(
				sql`select own, colleagues from count_patients_of_doctor(${doctorId})`,
			);
			return {
				patients: Number(counts?.own ?? 0),
				patientsOfColleagues: Number(counts?.colleagues ?? 0),
			};
		},
		{ isCostly: true },
	);
}
