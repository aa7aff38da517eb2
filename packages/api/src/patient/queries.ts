import type { Activity, Change, HistoryInput, Page, Patient } from '@hms/contracts';
import { builder, type Db, patients, Statement } from '@hms/db';
import { and, eq, isNull, type SQL } from 'drizzle-orm';
import { withShared } from '../access/shared.ts';
import { listPatientActivity } from '../activity/activity.ts';
import { listHistory } from '../activity/queries.ts';
import { isIn } from '../bulk/rows.ts';
import type { UserContext } from '../context.ts';
import { notFound } from '../errors/domain-error.ts';
import type { JsonText } from '../json/json-text.ts';
import { type RowText, rowText } from '../json/row-text.ts';
import { patientText } from './owners.ts';

/** Patients of this owner that are not archived. */
export function ownActivePatients(ctx: UserContext): SQL | undefined {
	return and(eq(patients.ownerId, ctx.ownerId), isNull(patients.archivedAt));
}

/** One patient of this owner that is not archived. */
export function activePatient(ctx: UserContext, id: string): SQL | undefined {
	return and(ownActivePatients(ctx), eq(patients.id, id));
}

/**
 * Locks patients' rows until the transaction ends, so that no other transaction archives them or changes their care teams.
 * The rows are locked in the order of their ids, so that two transactions never deadlock.
 * @returns the ids of those that are this owner's and not archived
 */
export async function lockPatients(db: Db, ctx: UserContext, ids: string[]): Promise<string[]> {
	const rows = await db
		.select({ id: patients.id })
		.from(patients)
		.where(and(ownActivePatients(ctx), isIn(patients.id, ids)))
		.orderBy(patients.id)
		.for('no key update');
	return rows.map(({ id }) => id);
}

const readingById = (status: SQL | undefined) =>
	new Statement<RowText, 'id'>(
		(owner, value) =>
			builder
				.select(rowText(patients, patients.json))
				.from(patients)
				.where(and(eq(patients.ownerId, owner), eq(patients.id, value('id')), status)),
		{ isQuickRead: true },
	);
const activeById = readingById(isNull(patients.archivedAt));
const byId = readingById(undefined);

/**
 * @param archived whether an archived patient is answered too; to the owner alone
 * @throws DomainError `not_found` for an unknown patient, another archived one, and one that is not shared with the user
 */
export function getPatient(
	ctx: UserContext,
	id: string,
	{ archived = false } = {},
): Promise<JsonText<Patient>> {
	return withShared(ctx, 'read', { kind: 'patient', id }, (of) =>
		readPatient(of, id, { archived: archived && of.access === 'own' }),
	);
}

/** A patient of the owner that the context is about. @throws as `getPatient` */
export async function readPatient(
	ctx: UserContext,
	id: string,
	{ archived = false } = {},
): Promise<JsonText<Patient>> {
	const [patient] = await ctx.db.read(archived ? byId : activeById, { id });
	if (!patient) throw notFound('patient');
	return patientText(ctx, patient);
}

/** Checks that this owner has a patient, archived or not. @throws DomainError `not_found` */
export async function requirePatient(ctx: UserContext, id: string): Promise<void> {
	const rows = await ctx.db.query((db) =>
		db
			.select({ id: patients.id })
			.from(patients)
			.where(and(eq(patients.ownerId, ctx.ownerId), eq(patients.id, id))),
	);
	if (rows.length === 0) throw notFound('patient');
}

/** The history of a patient, archived or not, newest change first. @throws DomainError `not_found` */
export function listPatientHistory(
	ctx: UserContext,
	input: HistoryInput,
): Promise<JsonText<Page<Change>>> {
	return withShared(ctx, 'read', { kind: 'patient', id: input.id }, async (of) => {
		await requirePatient(of, input.id);
		return listHistory(of, { ...input, subject: 'patient' });
	});
}

/** What happened to a patient, archived or not, and its assignments, newest first. @throws DomainError `not_found` */
export function listActivityOfPatient(
	ctx: UserContext,
	input: HistoryInput,
): Promise<JsonText<Page<Activity>>> {
	return withShared(ctx, 'read', { kind: 'patient', id: input.id }, async (of) => {
		await requirePatient(of, input.id);
		return listPatientActivity(of, input);
	});
}
