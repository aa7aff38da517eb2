import { changeActions, changeSubjects, type FieldChange } from '@hms/contracts';
import { sql } from 'drizzle-orm';
import { index, jsonb, pgEnum, pgPolicy, pgTable, uuid } from 'drizzle-orm/pg-core';
import { appRole, instantColumn, ownRows } from './columns.ts';
import { users } from './user.ts';

export const changeSubject = pgEnum('change_subject', changeSubjects);
export const changeAction = pgEnum('change_action', changeActions);

const me = sql.raw(`nullif(current_setting('app.user_id', true), '')::uuid`);

/**
 * The history: a row for each change of a patient, doctor or mapping. Triggers write it in the transaction of the change, with
 * the rights of the application, which may insert and read here and nothing else.
 */
export const changes = pgTable(
	'changes',
	{
		id: uuid('id').primaryKey(),
		at: instantColumn('at').notNull(),
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
		index('changes_owner_index').on(table.ownerId, table.at, table.id),
		index('changes_actor_index').on(table.actorId, table.at, table.id),
		pgPolicy('changes_visible', {
			to: appRole,
			for: 'select',
			using: sql`owner_id = ${me} or owner_id is null and ${me} is not null`,
		}),
		pgPolicy('changes_own', {
			to: appRole,
			for: 'insert',
			withCheck: sql`actor_id = ${me} and (owner_id = ${me} or owner_id is null)`,
		}),
		// The application has no privilege to delete; erasing a patient gives it one for its transaction.
		pgPolicy('changes_erased', { to: appRole, for: 'delete', using: ownRows }),
	],
);
