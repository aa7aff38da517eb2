import type { FieldError } from '@hms/contracts';
import { type Db, doctors } from '@hms/db';
import { and, eq, lte, or } from 'drizzle-orm';
import type { UserContext } from '../context.ts';
import { activeDoctor } from '../doctor/queries.ts';
import { errorForFields } from '../errors/domain-error.ts';
import { lockPatients } from '../patient/queries.ts';

/** Locks one patient, see `lockPatients`. @returns whether the patient is this owner's and not archived */
export async function lockPatient(db: Db, ctx: UserContext, patientId: string): Promise<boolean> {
	return (await lockPatients(db, ctx, [patientId])).length > 0;
}

/**
 * Locks a doctor, so that nobody archives them before this transaction ends.
 * @param archivedBy also accepts a doctor who was archived by then
 * @returns whether there is such a doctor
 */
export async function lockDoctor(db: Db, doctorId: string, archivedBy?: string): Promise<boolean> {
	const rows = await db
		.select({ id: doctors.id })
		.from(doctors)
		.where(
			archivedBy === undefined
				? activeDoctor(doctorId)
				: or(
						activeDoctor(doctorId),
						and(eq(doctors.id, doctorId), lte(doctors.archivedAt, archivedBy)),
					),
		)
		.for('share');
	return rows.length > 0;
}

/** The errors for a patient or doctor that was not found. */
export function notFoundErrors(found: { patientId?: boolean; doctorId: boolean }): FieldError[] {
	const errors: FieldError[] = [];
	if (found.patientId === false)
		errors.push({ path: 'patientId', message: 'is not a patient of yours' });
	if (!found.doctorId)
		errors.push({ path: 'doctorId', message: 'is not a doctor in the directory' });
	return errors;
}

/** @throws DomainError `not_found` naming the patient or doctor that was not found */
export function requireFound(found: { patientId?: boolean; doctorId: boolean }): void {
	const errors = notFoundErrors(found);
	if (errors.length > 0) throw errorForFields('not_found', errors);
}
