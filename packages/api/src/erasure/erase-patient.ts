import type { ErasureReason } from '@hms/contracts';
import {
	asUserWhoDeletes,
	changes,
	type Db,
	idempotencyKeys,
	mappings,
	nameWords,
	patients,
	patientWords,
	users,
} from '@hms/db';
import { and, eq, getTableName, inArray, or, type SQL, sql, type Table } from 'drizzle-orm';
import { DomainError, notFound } from '../errors/domain-error.ts';
import { recordCommand } from '../security-event/record.ts';

/** What whoever erases a patient sees of it before. */
export interface PatientToErase {
	id: string;
	mrn: string;
	/** Who registered it. */
	owner: { id: string; name: string; email: string };
}

/**
 * Everything that hangs on a patient, in the order in which it is deleted: the rows of each table, among those that row-level
 * security shows to the patient's owner. What only triggers write, the words of the search, is deleted by triggers.
 */
const belongings: [Table, (patientId: string) => SQL | undefined][] = [
	[changes, (id) => or(eq(changes.subjectId, id), inArray(changes.subjectId, mappingsOf(id)))],
	// Answers contain the patient as it was.
	[idempotencyKeys, (id) => sql`strpos(${idempotencyKeys.answer}::text, ${id}) > 0`],
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
		asUserWhoDeletes(tx, owner.id, [], () =>
			tx.select({ mrn: patients.mrn }).from(patients).where(eq(patients.id, id)),
		),
	);
	if (!patient) throw notFound('patient');
	return { id, owner, ...patient };
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
		const counts = await asUserWhoDeletes(tx, owner.id, tables, async () => {
			// Whoever changes the patient or its assignments now waits, and then finds neither.
			const isPatient = and(eq(patients.ownerId, owner.id), eq(patients.id, id));
			const found = await tx
				.select({ id: patients.id })
				.from(patients)
				.where(isPatient)
				.for('update');
			if (found.length === 0) throw notFound('patient');
			const isIts = and(eq(mappings.ownerId, owner.id), eq(mappings.patientId, id));
			await tx.select({ id: mappings.id }).from(mappings).where(isIts).for('update');
			const numbers: Record<string, number> = {};
			for (const [table, rowsOf] of belongings) {
				const [row] = await tx.execute<{ count: number }>(
					sql`with deleted as (delete from ${table} where ${rowsOf(id)} returning 1)
						select count(*)::integer as count from deleted`,
				);
				numbers[getTableName(table)] = row?.count ?? 0;
			}
			return numbers;
		});
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
