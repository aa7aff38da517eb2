import type { ErasureReason } from '@hms/contracts';
import {
	asApplicationThatDeletes,
	changes,
	type Db,
	idempotencyKeys,
	keepDigests,
	mappings,
	nameWords,
	notifications,
	patients,
	patientWords,
	setUser,
	shares,
	users,
} from '@hms/db';
import { and, eq, getTableName, inArray, or, type SQL, sql, type Table } from 'drizzle-orm';
import { DomainError, notFound } from '../errors/domain-error.ts';
import { recordCommand } from '../security-event/record.ts';
import { isLive } from '../share/queries.ts';

/** What whoever erases a patient sees of it before. */
export interface PatientToErase {
	id: string;
	mrn: string;
	/** Who registered it. */
	owner: { id: string; name: string; email: string };
}

/**
 * Everything that hangs on a patient, in the order in which it is deleted: the rows of each table, whichever user they belong to.
 * What only triggers write, the words of the search, is deleted by triggers.
 */
const belongings: [Table, (patientId: string) => SQL | undefined][] = [
	[changes, (id) => or(eq(changes.subjectId, id), inArray(changes.subjectId, mappingsOf(id)))],
	// Answers contain the patient as it was.
	[idempotencyKeys, (id) => sql`strpos(${idempotencyKeys.answer}::text, ${id}) > 0`],
	[notifications, (id) => eq(notifications.patientId, id)],
	[shares, (id) => eq(shares.patientId, id)],
	[mappings, (id) => eq(mappings.patientId, id)],
	[patients, (id) => eq(patients.id, id)],
];

const mappingsOf = (patientId: string) =>
	sql`(select ${mappings.id} from ${mappings} where ${eq(mappings.patientId, patientId)})`;

/** @param db a connection of the account that owns the database @throws DomainError `not_found` */
export async function findPatientToErase(db: Db, id: string): Promise<PatientToErase> {
	// The words, because they alone are shown to the owner of the tables without a user.
	const [owner] = await db
		.select({ id: users.id, name: users.name, email: users.email })
		.from(patientWords)
		.innerJoin(users, eq(users.id, patientWords.ownerId))
		.where(eq(patientWords.patientId, id))
		.limit(1);
	if (!owner) throw notFound('patient');
	const [patient] = await db.transaction((tx) =>
		asApplicationThatDeletes(tx, [], async () => {
			await setUser(tx, owner.id);
			return tx.select({ mrn: patients.mrn }).from(patients).where(eq(patients.id, id));
		}),
	);
	if (!patient) throw notFound('patient');
	return { id, owner, ...patient };
}

/**
 * Locks a patient and its assignments: whoever changes them now waits, and then finds neither.
 * @returns the ids of the assignments
 * @throws DomainError `not_found`
 */
const lockToErase = (db: Db, patientId: string, ownerId: string): Promise<string[]> =>
	asApplicationThatDeletes(db, [], async () => {
		await setUser(db, ownerId);
		// Whoever is let in holds the share while writing, and then wants the patient.
		await db
			.select({ id: shares.id })
			.from(shares)
			.where(and(eq(shares.patientId, patientId), isLive))
			.orderBy(shares.id)
			.for('update');
		const found = await db
			.select({ id: patients.id })
			.from(patients)
			.where(eq(patients.id, patientId))
			.for('update');
		if (found.length === 0) throw notFound('patient');
		const locked = await db
			.select({ id: mappings.id })
			.from(mappings)
			.where(eq(mappings.patientId, patientId))
			.for('update');
		return locked.map((mapping) => mapping.id);
	});

/** Deletes what hangs on a patient, of one user after the other, because row-level security shows the rows of one. */
async function deleteBelongings(
	db: Db,
	patientId: string,
	people: { id: string }[],
): Promise<Record<string, number>> {
	const deleted: Record<string, number> = {};
	for (const [table, rowsOf] of belongings) {
		const name = getTableName(table);
		for (const { id } of people) {
			await setUser(db, id);
			const [row] = await db.execute<{ count: number }>(
				sql`with deleted as (delete from ${table} where ${rowsOf(patientId)} returning 1)
					select count(*)::integer as count from deleted`,
			);
			deleted[name] = (deleted[name] ?? 0) + (row?.count ?? 0);
		}
	}
	return deleted;
}

/**
 * Deletes a patient with everything that hangs on it, and records in the security log that a patient was erased, not which.
 * @param db a connection of the account that owns the database
 * @param by the e-mail address of the account of the person who has decided it
 * @returns the number of deleted rows by table
 * @throws DomainError `not_found` if there is no such patient or account any more
 */
export async function erasePatient(
	db: Db,
	{ id, owner }: PatientToErase,
	{ by, reason }: { by: string; reason: ErasureReason },
): Promise<Record<string, number>> {
	const tables = belongings.map(([table]) => table);
	const deleted = await db.transaction(async (tx) => {
		const [actor] = await tx.select({ id: users.id }).from(users).where(eq(users.email, by));
		if (!actor) throw new DomainError('not_found', `There is no account with the address ${by}.`);
		const people = await tx.select({ id: users.id }).from(users);
		const mappingIds = await lockToErase(tx, id, owner.id);
		await keepDigests(tx, [id, ...mappingIds]);
		const counts = await asApplicationThatDeletes(tx, tables, () =>
			deleteBelongings(tx, id, people),
		);
		await recordCommand(tx, {
			...{ kind: 'patient_erased', actorId: actor.id, userId: owner.id, detail: reason },
		});
		return counts;
	});
	// Frees the rows for reuse, and makes the statistics of the planner anew, which contain values of rows.
	for (const table of [...tables, patientWords, nameWords])
		await db.execute(sql`vacuum (analyze) ${table}`);
	return deleted;
}
