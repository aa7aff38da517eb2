import {
	type ChangeRowInput,
	type Doctor,
	type DoctorFields,
	type DoctorPatch,
	doctorFields,
	recordCarried,
} from '@hms/contracts';
import { builder, doctors, isExpected, Statement } from '@hms/db';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { UserContext } from '../context.ts';
import { type DomainError, explaining, notFound, staleVersion } from '../errors/errors.ts';
import type { JsonText } from '../json/json-text.ts';
import { type RowText, rowText, slotsOf, textOf } from '../json/row-text.ts';
import { patched } from '../validation/merge-patch.ts';
import { apart, type Json, requireCarried } from '../validation/read-only-fields.ts';
import { activeDoctor, doctorColumns, getDoctor } from './queries.ts';
import { doctorConstraints } from './rules.ts';

const fieldNames = Object.keys(doctorFields.shape) as (keyof DoctorFields)[];

const inserting = new Statement<RowText, keyof DoctorFields | 'id'>((_owner, value) =>
	builder
		.insert(doctors)
		.values({ ...slotsOf(doctors, fieldNames, value), id: value('id') })
		.returning(rowText(doctors, doctors.json)),
);

const replacing = new Statement<RowText, keyof DoctorFields | keyof ChangeRowInput>(
	(_owner, value) =>
		builder
			.update(doctors)
			.set(slotsOf(doctors, fieldNames, value))
			.where(
				and(
					eq(doctors.id, value('id')),
					isNull(doctors.archivedAt),
					isExpected(doctors.version, value('expectedVersion')),
				),
			)
			.returning(rowText(doctors, doctors.json)),
);

/** Adds a doctor to the directory. @throws DomainError `license_taken` */
export async function createDoctor(
	ctx: UserContext,
	input: DoctorFields,
): Promise<JsonText<Doctor>> {
	const values = { ...input, id: uuidv7() };
	const [doctor] = await explaining(doctorConstraints, () => ctx.db.run(inserting, values));
	if (!doctor) throw new Error('an insert returned no row');
	return textOf(doctor);
}

/** Writes every field anew. @throws DomainError `not_found`, `precondition_failed`, `validation`, `license_taken` */
export async function replaceDoctor(
	ctx: UserContext,
	input: DoctorFields & ChangeRowInput & Carried,
): Promise<JsonText<Doctor> | Doctor> {
	const { carried, fields } = apart(input, recordCarried);
	if (carried) {
		const { id, expectedVersion, ...written } = fields;
		return change(ctx, { id, expectedVersion, carried }, () => written);
	}
	const values = { expectedVersion: null, ...fields };
	const [doctor] = await explaining(doctorConstraints, () => ctx.db.run(replacing, values));
	if (!doctor) throw await whyNotChanged(ctx, fields);
	return textOf(doctor);
}

/** Writes some fields. @throws DomainError `not_found`, `precondition_failed`, `validation`, `license_taken` */
export function updateDoctor(
	ctx: UserContext,
	input: DoctorPatch & ChangeRowInput & Carried,
): Promise<Doctor> {
	const { carried, fields } = apart(input, recordCarried);
	const { id, expectedVersion, ...patch } = fields;
	return change(ctx, { id, expectedVersion, carried }, (before) =>
		patched(doctorFields, before, patch),
	);
}

/** Fields that the system sets, as the caller sent them along. */
type Carried = { [Name in keyof typeof recordCarried]?: unknown };

/** Changes one doctor while nobody else can. @param row with what of it is thought to be known */
function change(
	ctx: UserContext,
	row: ChangeRowInput & { carried: Json | undefined },
	fieldsOf: (before: Doctor) => DoctorFields,
): Promise<Doctor> {
	return explaining(doctorConstraints, () =>
		ctx.db.transaction(async (db) => {
			const one = activeDoctor(row.id);
			const [before] = await db.select(doctorColumns).from(doctors).where(one).for('no key update');
			if (!before) throw notFound('doctor');
			if (row.expectedVersion !== undefined && row.expectedVersion !== before.version) {
				throw staleVersion(before.version);
			}
			requireCarried({ ...before }, row.carried);
			const [after] = await db
				.update(doctors)
				.set(fieldsOf(before))
				.where(one)
				.returning(doctorColumns);
			if (!after) throw new Error('a locked row was not updated');
			return after;
		}),
	);
}

/** Takes a doctor out of the directory; the assignments that stand keep showing who it was. @throws DomainError `not_found`, `precondition_failed` */
export async function archiveDoctor(ctx: UserContext, row: ChangeRowInput): Promise<void> {
	const expected = row.expectedVersion;
	const archived = await ctx.db.single((db) =>
		db
			.update(doctors)
			.set({ archivedAt: sql`now()` })
			.where(
				and(
					activeDoctor(row.id),
					expected === undefined ? undefined : eq(doctors.version, expected),
				),
			)
			.returning({ id: doctors.id }),
	);
	if (archived.length === 0) throw await whyNotChanged(ctx, row);
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

/** Why there was nothing to change: no such doctor, or another version. */
async function whyNotChanged(
	ctx: UserContext,
	{ id, expectedVersion }: ChangeRowInput,
): Promise<DomainError> {
	if (expectedVersion === undefined) return notFound('doctor');
	return staleVersion((await getDoctor(ctx, id)).value().version);
}
