import {
	type ChangeRowInput,
	type Doctor,
	type DoctorFields,
	type DoctorPatch,
	doctorFields,
} from '@hms/contracts';
import { doctors } from '@hms/db';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { UserContext } from '../context.ts';
import { explaining, notFound, staleVersion } from '../errors.ts';
import { patched } from '../merge-patch.ts';
import { activeDoctor, doctorColumns, getDoctor } from './queries.ts';
import { doctorConstraints } from './rules.ts';

/** Adds a doctor to the directory. @throws DomainError `license_taken` */
export async function createDoctor(ctx: UserContext, input: DoctorFields): Promise<Doctor> {
	const [doctor] = await explaining(doctorConstraints, () =>
		ctx.db.single((db) =>
			db
				.insert(doctors)
				.values({ ...input, id: uuidv7() })
				.returning(doctorColumns),
		),
	);
	if (!doctor) throw new Error('an insert returned no row');
	return doctor;
}

/** Writes every field anew. @throws DomainError `not_found`, `precondition_failed`, `license_taken` */
export function replaceDoctor(
	ctx: UserContext,
	{ id, expectedVersion, ...fields }: DoctorFields & ChangeRowInput,
): Promise<Doctor> {
	return changeDoctor(ctx, { id, expectedVersion }, fields);
}

/** Writes some fields. @throws DomainError `not_found`, `precondition_failed`, `validation`, `license_taken` */
export function updateDoctor(
	ctx: UserContext,
	{ id, expectedVersion, ...patch }: DoctorPatch & ChangeRowInput,
): Promise<Doctor> {
	return explaining(doctorConstraints, () =>
		ctx.db.transaction(async (db) => {
			const one = activeDoctor(id);
			const [before] = await db.select(doctorColumns).from(doctors).where(one).for('no key update');
			if (!before) throw notFound('doctor');
			if (expectedVersion !== undefined && expectedVersion !== before.version) {
				throw staleVersion(before.version);
			}
			const fields = patched(doctorFields, before, patch);
			const [after] = await db.update(doctors).set(fields).where(one).returning(doctorColumns);
			if (!after) throw new Error('a locked row was not updated');
			return after;
		}),
	);
}

/** Takes a doctor out of the directory; the assignments that stand keep showing who it was. @throws DomainError `not_found`, `precondition_failed` */
export async function archiveDoctor(ctx: UserContext, row: ChangeRowInput): Promise<void> {
	await changeDoctor(ctx, row, { archivedAt: sql`now()` });
}

/** Brings an archived doctor back; an active one stays as it is. @throws DomainError `not_found`, `license_taken` */
export function restoreDoctor(ctx: UserContext, id: string): Promise<Doctor> {
	return explaining(doctorConstraints, () =>
		ctx.db.transaction(async (db) => {
			const one = eq(doctors.id, id);
			// Locked, so that it is not archived between being found active and being told of.
			const [before] = await db.select(doctorColumns).from(doctors).where(one).for('no key update');
			if (!before) throw notFound('doctor');
			if (before.status === 'active') return before;
			const [after] = await db
				.update(doctors)
				.set({ archivedAt: null })
				.where(one)
				.returning(doctorColumns);
			if (!after) throw new Error('a locked row was not updated');
			return after;
		}),
	);
}

async function changeDoctor(
	ctx: UserContext,
	{ id, expectedVersion }: ChangeRowInput,
	changes: DoctorFields | { archivedAt: SQL },
): Promise<Doctor> {
	const [doctor] = await explaining(doctorConstraints, () =>
		ctx.db.single((db) =>
			db
				.update(doctors)
				.set(changes)
				.where(
					and(
						activeDoctor(id),
						expectedVersion === undefined ? undefined : eq(doctors.version, expectedVersion),
					),
				)
				.returning(doctorColumns),
		),
	);
	if (doctor) return doctor;
	if (expectedVersion === undefined) throw notFound('doctor');
	throw staleVersion((await getDoctor(ctx, id)).value().version);
}
