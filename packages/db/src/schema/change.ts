import { changeActions, changeSubjects, type FieldChange } from '@hms/contracts';
import { sql } from 'drizzle-orm';
import { index, jsonb, pgEnum, pgPolicy, pgTable, uuid } from 'drizzle-orm/pg-core';
import { actor, appRole, erasedRows, instantColumn, sharedRows } from './columns.ts';
import { users } from './user.ts';

export const changeSubject = pgEnum('change_subject', changeSubjects);
export const changeAction = pgEnum('change_action', changeActions);

/** Changes of a patient, and of the assignments of a patient. */
const { readable, writable } = sharedRows(
	(ids) => sql`subject_id = any (${ids}) or subject = 'mapping' and exists (
		select from mappings as mapping
		where mapping.owner_id = changes.owner_id and mapping.id = changes.subject_id
	)`,
);

/**
 * The history: a row for each change of a patient, doctor or mapping. Triggers write it in the transaction of the change, with
 * the rights of the application, which may insert and read here and nothing else.
 */
export const changes = pgTable(
	'changes',
	{
		id: uuid('id').primaryKey(),
		at: instantColumn('at').notNull(),
		/** Who did it; the owner of the record or somebody whom the owner lets write. */
		actorId: uuid('actor_id')
			.notNull()
			.references(() => users.id),
		/** The owner of the record; null for doctors, who belong to everybody. */
		ownerId: uuid('owner_id'),
		subject: changeSubject('subject').notNull(),
		subjectId: uuid('subject_id').notNull(),
		action: changeAction('action').notNull(),
		fields: jsonb('fields').$type<FieldChange[]>().notNull(),
	},
	(table) => [
		index('changes_subject_index').on(table.subjectId, table.at, table.id),
		// One index for each kind of record: under row-level security no index is used to compare enums, which is not leakproof.
		...changeSubjects.flatMap((subject) => {
			const ofKind = sql`${table.subject} = ${sql.raw(`'${subject}'`)}`;
			return [
				index(`changes_${subject}_index`).on(table.ownerId, table.at, table.id).where(ofKind),
				index(`changes_${subject}_actor_index`)
					.on(table.ownerId, table.actorId, table.at, table.id)
					.where(ofKind),
			];
		}),
		pgPolicy('changes_visible', {
			to: appRole,
			for: 'select',
			using: sql`${readable} or owner_id is null and ${actor} is not null`,
		}),
		pgPolicy('changes_own', {
			to: appRole,
			for: 'insert',
			withCheck: sql`actor_id = ${actor} and (${writable} or owner_id is null)`,
		}),
		erasedRows('changes'),
	],
);
