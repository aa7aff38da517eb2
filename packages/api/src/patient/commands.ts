import {
	type ChangeRowInput,
	type ManyOutcome,
	type Patient,
	type PatientFields,
	type PatientPatch,
	patientFields,
	type RowsInput,
	recordCarried,
} from '@hms/contracts';
import { insertion, patients, replacement } from '@hms/db';
import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { outcomeOf } from '../bulk/outcome.ts';
import type { UserContext } from '../context.ts';
import { type DomainError, explaining, notFound, staleVersion } from '../errors/errors.ts';
import type { JsonText } from '../json/json-text.ts';
import { type RowText, rowText, textOf } from '../json/row-text.ts';
import { patched } from '../validation/merge-patch.ts';
import { apart, type Json, requireCarried } from '../validation/read-only-fields.ts';
import { activePatient, getPatient, lockPatients, patientColumns } from './queries.ts';
import { patientConstraints } from './rules.ts';

const fieldNames = Object.keys(patientFields.shape) as (keyof PatientFields)[];

const registering = insertion<RowText, keyof PatientFields>(
	patients,
	fieldNames,
	rowText(patients, patients.json),
);

const replacing = replacement<RowText, keyof PatientFields>(patients, fieldNames, {
	kept: ['mrn'],
	where: isNull(patients.archivedAt),
	returning: rowText(patients, patients.json),
});

/** Registers a patient for this user. @throws DomainError `mrn_taken` */
export async function createPatient(
	ctx: UserContext,
	input: PatientFields,
): Promise<JsonText<Patient>> {
	// Where no MRN is named the database gives the next one.
	const values = { ...input, mrn: input.mrn ?? '', id: uuidv7() };
	const patient = await explaining(patientConstraints, () => ctx.db.write(registering, values));
	if (!patient) throw new Error('an insertion returned no row');
	return textOf(patient);
}

/**
 * Writes every field anew; the MRN stays unless one is named.
 * @throws DomainError `not_found`, `precondition_failed`, `validation`, `mrn_taken`
 */
export async function replacePatient(
	ctx: UserContext,
	input: PatientFields & ChangeRowInput & Carried,
): Promise<JsonText<Patient> | Patient> {
	const { carried, fields } = apart(input, recordCarried);
	if (carried) {
		const { id, expectedVersion, ...written } = fields;
		return change(ctx, { id, expectedVersion, carried }, (before) => ({
			...written,
			mrn: written.mrn ?? before.mrn,
		}));
	}
	const values = { mrn: null, expectedVersion: null, ...fields };
	const patient = await explaining(patientConstraints, () => ctx.db.write(replacing, values));
	if (!patient) throw await whyNotChanged(ctx, fields);
	return textOf(patient);
}

/** Writes some fields. @throws DomainError `not_found`, `precondition_failed`, `validation`, `mrn_taken` */
export function updatePatient(
	ctx: UserContext,
	input: PatientPatch & ChangeRowInput & Carried,
): Promise<Patient> {
	const { carried, fields } = apart(input, recordCarried);
	const { id, expectedVersion, ...patch } = fields;
	return change(ctx, { id, expectedVersion, carried }, (before) =>
		patched(patientFields, before, patch),
	);
}

/** Fields that the system sets, as the caller sent them along. */
type Carried = { [Name in keyof typeof recordCarried]?: unknown };

/** Changes one patient while nobody else can. @param row with what of it is thought to be known */
function change(
	ctx: UserContext,
	row: ChangeRowInput & { carried: Json | undefined },
	fieldsOf: (before: Patient) => PatientFields,
): Promise<Patient> {
	return explaining(patientConstraints, () =>
		ctx.db.transaction(async (db) => {
			const one = activePatient(ctx, row.id);
			const [before] = await db
				.select(patientColumns)
				.from(patients)
				.where(one)
				.for('no key update');
			if (!before) throw notFound('patient');
			if (row.expectedVersion !== undefined && row.expectedVersion !== before.version) {
				throw staleVersion(before.version);
			}
			requireCarried({ ...before }, row.carried);
			const [after] = await db
				.update(patients)
				.set(fieldsOf(before))
				.where(one)
				.returning(patientColumns);
			if (!after) throw new Error('a locked row was not updated');
			return after;
		}),
	);
}

/** Takes a patient out of every list; `restorePatient` brings it back. @throws DomainError `not_found`, `precondition_failed` */
export async function archivePatient(ctx: UserContext, row: ChangeRowInput): Promise<void> {
	const expected = row.expectedVersion;
	const archived = await ctx.db.single((db) =>
		db
			.update(patients)
			.set({ archivedAt: sql`now()` })
			.where(
				and(
					activePatient(ctx, row.id),
					expected === undefined ? undefined : eq(patients.version, expected),
				),
			)
			.returning({ id: patients.id }),
	);
	if (archived.length === 0) throw await whyNotChanged(ctx, row);
}

/** Brings an archived patient back, as it was; an active one stays as it is. @throws DomainError `not_found` */
export function restorePatient(ctx: UserContext, id: string): Promise<Patient> {
	return ctx.db.transaction(async (db) => {
		const own = and(eq(patients.ownerId, ctx.userId), eq(patients.id, id));
		// Locked, so that it is not archived between being found active and being told of.
		const [before] = await db.select(patientColumns).from(patients).where(own).for('no key update');
		if (!before) throw notFound('patient');
		if (before.status === 'active') return before;
		const [after] = await db
			.update(patients)
			.set({ archivedAt: null })
			.where(own)
			.returning(patientColumns);
		if (!after) throw new Error('a locked row was not updated');
		return after;
	});
}

/**
 * Takes patients out of every list in one go; `restorePatients` brings them back.
 * @returns which were archived, and which are not this user's or were archived already
 */
export async function archivePatients(ctx: UserContext, { ids }: RowsInput): Promise<ManyOutcome> {
	return ctx.db.transaction(async (db) => {
		const done = await lockPatients(db, ctx, ids);
		if (done.length > 0) {
			await db
				.update(patients)
				.set({ archivedAt: sql`now()` })
				.where(and(eq(patients.ownerId, ctx.userId), inArray(patients.id, done)));
		}
		return outcomeOf(ids, done);
	});
}

/** Brings archived patients back in one go, as they were; an active one stays as it is. */
export async function restorePatients(ctx: UserContext, { ids }: RowsInput): Promise<ManyOutcome> {
	return ctx.db.transaction(async (db) => {
		const own = and(eq(patients.ownerId, ctx.userId), inArray(patients.id, ids));
		const known = await db
			.select({ id: patients.id })
			.from(patients)
			.where(own)
			.orderBy(patients.id)
			.for('no key update');
		await db
			.update(patients)
			.set({ archivedAt: null })
			.where(and(own, isNotNull(patients.archivedAt)));
		return outcomeOf(
			ids,
			known.map(({ id }) => id),
		);
	});
}

/** Why there was nothing to change: no such patient, or another version. */
async function whyNotChanged(
	ctx: UserContext,
	{ id, expectedVersion }: ChangeRowInput,
): Promise<DomainError> {
	if (expectedVersion === undefined) return notFound('patient');
	return staleVersion((await getPatient(ctx, id)).value().version);
}
