import {
	type ChangeRowInput,
	type CreatePatientInput,
	type ManyOutcome,
	type Patient,
	type PatientFields,
	type PatientPatch,
	patientFields,
	patientReadOnlyFields,
	type RowsInput,
} from '@hms/contracts';
import { builder, patients, Statement } from '@hms/db';
import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { noteRead, withShared } from '../access/shared.ts';
import { bulkOutcome } from '../bulk/outcome.ts';
import type { UserContext } from '../context.ts';
import { mapConstraintErrors } from '../errors/constraint-errors.ts';
import { type DomainError, notFound, staleVersion } from '../errors/domain-error.ts';
import type { JsonText } from '../json/json-text.ts';
import { isExpectedVersion, jsonTextOf, type RowText, rowText, slotsOf } from '../json/row-text.ts';
import { changeLocked } from '../validation/locked-change.ts';
import { parsePatched } from '../validation/merge-patch.ts';
import { splitReadOnlyFields } from '../validation/read-only-fields.ts';
import { patientText, registeringFor } from './owners.ts';
import { activePatient, lockPatients, readPatient } from './queries.ts';
import { patientConstraints } from './rules.ts';

const fieldNames = Object.keys(patientFields.shape) as (keyof PatientFields)[];

const inserting = new Statement<RowText, keyof PatientFields | 'id'>((owner, value) =>
	builder
		.insert(patients)
		.values({ ...slotsOf(patients, fieldNames, value), ownerId: owner, id: value('id') })
		.returning(rowText(patients, patients.json)),
);

const replacing = new Statement<RowText, keyof PatientFields | keyof ChangeRowInput>(
	(owner, value) =>
		builder
			.update(patients)
			.set({
				...slotsOf(patients, fieldNames, value),
				mrn: sql`coalesce(${value('mrn')}, ${patients.mrn})`,
			})
			.where(
				and(
					eq(patients.ownerId, owner),
					eq(patients.id, value('id')),
					isNull(patients.archivedAt),
					isExpectedVersion(patients.version, value('expectedVersion')),
				),
			)
			.returning(rowText(patients, patients.json)),
);

/** Reads an active patient and locks the row until the transaction ends. */
const locking = new Statement<RowText, 'id'>((owner, value) =>
	builder
		.select(rowText(patients, patients.json))
		.from(patients)
		.where(
			and(eq(patients.ownerId, owner), eq(patients.id, value('id')), isNull(patients.archivedAt)),
		)
		.for('no key update'),
);

const changes = {
	...{ locking, replacing },
	noun: 'patient',
	...{ constraints: patientConstraints, textOf: patientText },
} as const;

/**
 * Registers a patient for the user, or for a colleague who shares all patients for writing.
 * @param complete what else belongs to it, as whoever's patient it is; then `ctx` is about a transaction
 * @throws DomainError `mrn_taken`, `not_found` and `forbidden` for a colleague who does not
 */
export function createPatient(
	ctx: UserContext,
	{ ownerId, ...fields }: Omit<CreatePatientInput, 'primaryDoctorId'>,
	complete?: (of: UserContext, id: string) => Promise<unknown>,
): Promise<JsonText<Patient>> {
	return registeringFor(ctx, ownerId, { forWriting: true }, async (of) => {
		const id = uuidv7();
		const patient = await insertPatient(of, { ...fields, id });
		await complete?.(of, id);
		return patient;
	});
}

async function insertPatient(
	ctx: UserContext,
	input: PatientFields & { id: string },
): Promise<JsonText<Patient>> {
	// Without an MRN the database assigns the next one.
	const values = { ...input, mrn: input.mrn ?? '' };
	const [patient] = await mapConstraintErrors(patientConstraints, () =>
		ctx.db.write(inserting, values),
	);
	if (!patient) throw new Error('an insertion returned no row');
	const { ownerId, access } = ctx;
	// Only by a share of all patients does anybody register for a colleague.
	if (access !== 'own') noteRead(ctx, { ownerId, right: 'share' }, [patient.id]);
	return patientText(ctx, patient);
}

/**
 * Writes every field; without an MRN the patient keeps the one it has.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed`, `validation`, `mrn_taken`
 */
export function replacePatient(
	ctx: UserContext,
	input: PatientFields & ChangeRowInput & ReadOnlyFields,
): Promise<JsonText<Patient>> {
	return withShared(ctx, 'write', { kind: 'patient', id: input.id }, (of) => replaceAs(of, input));
}

async function replaceAs(
	ctx: UserContext,
	input: PatientFields & ChangeRowInput & ReadOnlyFields,
): Promise<JsonText<Patient>> {
	const { readOnly, fields } = splitReadOnlyFields(input, patientReadOnlyFields);
	if (readOnly) {
		const { id, expectedVersion, ...written } = fields;
		return changeLocked(ctx, changes, { id, expectedVersion, readOnly }, (before: Patient) => ({
			...written,
			mrn: written.mrn ?? before.mrn,
		}));
	}
	const values = { mrn: null, expectedVersion: null, ...fields };
	const [patient] = await mapConstraintErrors(patientConstraints, () =>
		ctx.db.write(replacing, values),
	);
	if (!patient) throw await whyNotChanged(ctx, fields);
	return patientText(ctx, patient);
}

/** Writes some fields. @throws DomainError `not_found`, `forbidden`, `precondition_failed`, `validation`, `mrn_taken` */
export function updatePatient(
	ctx: UserContext,
	input: PatientPatch & ChangeRowInput & ReadOnlyFields,
): Promise<JsonText<Patient>> {
	const { readOnly, fields } = splitReadOnlyFields(input, patientReadOnlyFields);
	const { id, expectedVersion, ...patch } = fields;
	return withShared(ctx, 'write', { kind: 'patient', id }, (of) =>
		changeLocked(of, changes, { id, expectedVersion, readOnly }, (before: Patient) =>
			parsePatched(patientFields, before, patch),
		),
	);
}

/** Read-only fields that the caller may send. */
type ReadOnlyFields = { [Name in keyof typeof patientReadOnlyFields]?: unknown };

/**
 * Archives a patient, who is then in no list; `restorePatient` undoes it.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed`
 */
export function archivePatient(ctx: UserContext, row: ChangeRowInput): Promise<void> {
	const expected = row.expectedVersion;
	return withShared(ctx, 'own', { kind: 'patient', id: row.id }, async () => {
		const archived = await ctx.db.query((db) =>
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
	});
}

/** Restores an archived patient; an active one stays as it is. @throws DomainError `not_found`, `forbidden` */
export function restorePatient(ctx: UserContext, id: string): Promise<JsonText<Patient>> {
	return withShared(ctx, 'own', { kind: 'patient', id }, () => restoreOwn(ctx, id));
}

function restoreOwn(ctx: UserContext, id: string): Promise<JsonText<Patient>> {
	return ctx.db.transaction(async (db) => {
		const own = and(eq(patients.ownerId, ctx.ownerId), eq(patients.id, id));
		// Locked, so that nobody archives it between the read and the answer.
		const [before] = await db
			.select({ ...rowText(patients, patients.json), archivedAt: patients.archivedAt })
			.from(patients)
			.where(own)
			.for('no key update');
		if (!before) throw notFound('patient');
		if (before.archivedAt === null) return jsonTextOf(before);
		const [after] = await db
			.update(patients)
			.set({ archivedAt: null })
			.where(own)
			.returning(rowText(patients, patients.json));
		if (!after) throw new Error('a locked row was not updated');
		return jsonTextOf(after);
	});
}

/**
 * Archives patients in one transaction; `restorePatients` undoes it.
 * @returns the archived patients, and those that are not this user's, are only shared with them, or were archived already
 */
export async function archivePatients(ctx: UserContext, { ids }: RowsInput): Promise<ManyOutcome> {
	return ctx.db.transaction(async (db, access) => {
		const done = await lockPatients(db, ctx, ids);
		if (done.length > 0) {
			await db
				.update(patients)
				.set({ archivedAt: sql`now()` })
				.where(and(eq(patients.ownerId, ctx.ownerId), inArray(patients.id, done)));
		}
		return bulkOutcome(access, 'patient', ids, done);
	});
}

/** Restores archived patients in one transaction; an active one stays as it is. */
export async function restorePatients(ctx: UserContext, { ids }: RowsInput): Promise<ManyOutcome> {
	return ctx.db.transaction(async (db, access) => {
		const own = and(eq(patients.ownerId, ctx.ownerId), inArray(patients.id, ids));
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
		return bulkOutcome(
			access,
			'patient',
			ids,
			known.map(({ id }) => id),
		);
	});
}

/** The reason why no row was changed: no such patient, or another version. */
async function whyNotChanged(
	ctx: UserContext,
	{ id, expectedVersion }: ChangeRowInput,
): Promise<DomainError> {
	if (expectedVersion === undefined) return notFound('patient');
	return staleVersion((await readPatient(ctx, id)).value().version);
}
