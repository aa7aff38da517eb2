import type { FieldError } from '@hms/contracts';
import { type Db, doctors } from '@hms/db';
import { and, eq, lte, or } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { activeDoctor } from '../doctor/queries.ts';
import { fieldsError } from '../errors/errors.ts';
import { lockPatients } from '../patient/queries.ts';

/** Locks one patient, as `lockPatients` does several. @returns whether it is this user's, and not archived */
export async function lockPatient(db: Db, ctx: UserContext, patientId: string): Promise<boolean> {
	return (await lockPatients(db, ctx, [patientId])).length > 0;
}

/**
 * Keeps a doctor from being archived before this transaction ends.
 * @param hadLeftBy lets one through who had left the directory by then: what is taken back may be as it was
 */
export async function holdDoctor(db: Db, doctorId: string, hadLeftBy?: string): Promise<boolean> {
	const rows = await db
		.select({ id: doctors.id })
		.from(doctors)
		.where(
			hadLeftBy === undefined
				? activeDoctor(doctorId)
				: or(
						activeDoctor(doctorId),
						and(eq(doctors.id, doctorId), lte(doctors.archivedAt, hadLeftBy)),
					),
		)
		.for('share');
	return rows.length > 0;
}

/** What of a mapping is unknown to its user. */
export function unknownFlaws(found: { patientId?: boolean; doctorId: boolean }): FieldError[] {
	const errors: FieldError[] = [];
	if (found.patientId === false)
		errors.push({ path: 'patientId', message: 'is not a patient of yours' });
	if (!found.doctorId)
		errors.push({ path: 'doctorId', message: 'is not a doctor in the directory' });
	return errors;
}

/** @throws DomainError `not_found` naming what is unknown */
export function requireKnown(found: { patientId?: boolean; doctorId: boolean }): void {
	const errors = unknownFlaws(found);
	if (errors.length > 0) throw fieldsError('not_found', errors);
}
