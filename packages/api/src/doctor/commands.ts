import {
	type ChangeRowInput,
	type Doctor,
	type DoctorFields,
	type DoctorPatch,
	doctorFields,
	recordReadOnlyFields,
} from '@hms/contracts';
import { builder, doctors, Statement } from '@hms/db';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { UserContext } from '../context.ts';
import { mapConstraintErrors } from '../errors/constraint-errors.ts';
import { type DomainError, notFound, staleVersion } from '../errors/domain-error.ts';
import type { JsonText } from '../json/json-text.ts';
import { isExpectedVersion, jsonTextOf, type RowText, rowText, slotsOf } from '../json/row-text.ts';
import { changeLocked } from '../validation/locked-change.ts';
import { parsePatched } from '../validation/merge-patch.ts';
import { splitReadOnlyFields } from '../validation/read-only-fields.ts';
import { activeDoctor, getDoctor } from './queries.ts';
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
					isExpectedVersion(doctors.version, value('expectedVersion')),
				),
			)
			.returning(rowText(doctors, doctors.json)),
);

/** Reads an active doctor and locks the row until the transaction ends. */
const locking = new Statement<RowText, 'id'>((_owner, value) =>
	builder
		.select(rowText(doctors, doctors.json))
		.from(doctors)
		.where(and(eq(doctors.id, value('id')), isNull(doctors.archivedAt)))
		.for('no key update'),
);

const changes = {
	...{ locking, replacing, constraints: doctorConstraints },
	noun: 'doctor',
	textOf: <Row>(_: UserContext, row: RowText) => jsonTextOf<Row>(row),
} as const;

/** Adds a doctor to the directory. @throws DomainError `license_taken` */
export async function createDoctor(
	ctx: UserContext,
	input: DoctorFields,
): Promise<JsonText<Doctor>> {
	const values = { ...input, id: uuidv7() };
	const [doctor] = await mapConstraintErrors(doctorConstraints, () =>
		ctx.db.write(inserting, values),
	);
	if (!doctor) throw new Error('an insert returned no row');
	return jsonTextOf(doctor);
}

/** Writes every field. @throws DomainError `not_found`, `precondition_failed`, `validation`, `license_taken` */
export async function replaceDoctor(
	ctx: UserContext,
	input: DoctorFields & ChangeRowInput & ReadOnlyFields,
): Promise<JsonText<Doctor>> {
	const { readOnly, fields } = splitReadOnlyFields(input, recordReadOnlyFields);
	if (readOnly) {
		const { id, expectedVersion, ...written } = fields;
		return changeLocked(ctx, changes, { id, expectedVersion, readOnly }, () => written);
	}
	const values = { expectedVersion: null, ...fields };
	const [doctor] = await mapConstraintErrors(doctorConstraints, () =>
		ctx.db.write(replacing, values),
	);
	if (!doctor) throw await whyNotChanged(ctx, fields);
	return jsonTextOf(doctor);
}

/** Writes some fields. @throws DomainError `not_found`, `precondition_failed`, `validation`, `license_taken` */
export function updateDoctor(
	ctx: UserContext,
	input: DoctorPatch & ChangeRowInput & ReadOnlyFields,
): Promise<JsonText<Doctor>> {
	const { readOnly, fields } = splitReadOnlyFields(input, recordReadOnlyFields);
	const { id, expectedVersion, ...patch } = fields;
	return changeLocked(ctx, changes, { id, expectedVersion, readOnly }, (before: Doctor) =>
		parsePatched(doctorFields, before, patch),
	);
}

/** Read-only fields that the caller may send. */
type ReadOnlyFields = { [Name in keyof typeof recordReadOnlyFields]?: unknown };

/** Archives a doctor, who is then in no list; existing mappings still show the doctor. @throws DomainError `not_found`, `precondition_failed` */
export async function archiveDoctor(ctx: UserContext, row: ChangeRowInput): Promise<void> {
	const expected = row.expectedVersion;
	const archived = await ctx.db.query((db) =>
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

/** Restores an archived doctor; an active one stays as it is. @throws DomainError `not_found`, `license_taken` */
export function restoreDoctor(ctx: UserContext, id: string): Promise<JsonText<Doctor>> {
	return mapConstraintErrors(doctorConstraints, () =>
		ctx.db.transaction(async (db) => {
			const isRow = eq(doctors.id, id);
			// Locked, so that nobody archives it between the read and the answer.
			const [before] = await db
				.select({ ...rowText(doctors, doctors.json), archivedAt: doctors.archivedAt })
				.from(doctors)
				.where(isRow)
				.for('no key update');
			if (!before) throw notFound('doctor');
			if (before.archivedAt === null) return jsonTextOf(before);
			const [after] = await db
				.update(doctors)
				.set({ archivedAt: null })
				.where(isRow)
				.returning(rowText(doctors, doctors.json));
			if (!after) throw new Error('a locked row was not updated');
			return jsonTextOf(after);
		}),
	);
}

/** The reason why no row was changed: no such doctor, or another version. */
async function whyNotChanged(
	ctx: UserContext,
	{ id, expectedVersion }: ChangeRowInput,
): Promise<DomainError> {
	if (expectedVersion === undefined) return notFound('doctor');
	return staleVersion((await getDoctor(ctx, id)).value().version);
}
