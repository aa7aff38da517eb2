import { shareLevels } from '@hms/contracts';
import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	foreignKey,
	index,
	pgEnum,
	pgPolicy,
	pgTable,
	text,
	unique,
	uuid,
} from 'drizzle-orm/pg-core';
import { actor, appRole, instantColumn, ownRows, plainDateColumn } from './columns.ts';
import { patients } from './patient.ts';
import { users } from './user.ts';

export const shareLevel = pgEnum('share_level', shareLevels);

/**
 * Whom an owner lets in to one patient or to all. `enter_share` reads it; a row that has ended lets nobody in, and is removed when
 * its like is made.
 */
export const shares = pgTable(
	'shares',
	{
		id: uuid('id').primaryKey(),
		ownerId: uuid('owner_id')
			.notNull()
			.references(() => users.id),
		/** Who is let in. */
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id),
		/** Null: all patients of the owner, those to come too. */
		patientId: uuid('patient_id'),
		level: shareLevel('level').notNull(),
		/** The last day on which it holds; null: until it is taken back. */
		until: plainDateColumn('until'),
		/** When that day ends in the clinic. The database does not know the clinic's time zone. */
		endsAt: instantColumn('ends_at'),
		/** Whether whom it lets in has made it in an emergency: to read, for an hour. */
		isEmergency: boolean('is_emergency').notNull().default(false),
		reason: text('reason'),
		createdAt: instantColumn('created_at').notNull().default(sql`now()`),
	},
	(table) => [
		unique('shares_once')
			.on(table.ownerId, table.userId, table.patientId, table.isEmergency)
			.nullsNotDistinct(),
		foreignKey({
			name: 'shares_patient_fkey',
			columns: [table.ownerId, table.patientId],
			foreignColumns: [patients.ownerId, patients.id],
		}).onUpdate('cascade'),
		index('shares_given_index').on(table.ownerId, table.createdAt, table.id),
		index('shares_received_index').on(table.userId, table.createdAt, table.id),
		check('shares_with_another', sql`${table.ownerId} <> ${table.userId}`),
		check(
			'shares_until_ends',
			sql`${table.isEmergency} or (${table.until} is null) = (${table.endsAt} is null)`,
		),
		check(
			'shares_emergency',
			sql`not ${table.isEmergency} or ${table.level} = 'read' and ${table.patientId} is not null
				and ${table.endsAt} is not null and ${table.endsAt} <= ${table.createdAt} + interval '1 hour'`,
		),
		pgPolicy('shares_read', {
			...{ to: appRole, for: 'select' },
			using: sql`${ownRows} or user_id = ${actor}`,
		}),
		pgPolicy('shares_give', {
			...{ to: appRole, for: 'insert' },
			withCheck: sql`case when is_emergency then user_id = ${actor} and created_at <= now() + interval '1 second' else ${ownRows} end`,
		}),
		// Whoever is let in may lock the row, which changing it requires too, so that it is not taken back while they write.
		pgPolicy('shares_change', {
			...{ to: appRole, for: 'update' },
			...{
				using: sql`${ownRows} or user_id = ${actor}`,
				withCheck: sql`${ownRows} and not is_emergency`,
			},
		}),
		pgPolicy('shares_take_back', {
			...{ to: appRole, for: 'delete' },
			using: sql`${ownRows} or user_id = ${actor}`,
		}),
	],
);
