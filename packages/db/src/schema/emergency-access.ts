import { sql } from 'drizzle-orm';
import { index, pgPolicy, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { actor, appRole, instantColumn, isAdmin, ownRows } from './columns.ts';
import { users } from './user.ts';

/**
 * That somebody opened a patient of somebody else in an emergency, for its owner to see and administrators to review. What it lets that user do is a row
 * of `shares`. Only the review is ever changed.
 */
export const emergencyAccesses = pgTable(
	'emergency_accesses',
	{
		id: uuid('id').primaryKey(),
		/** Whose patient it was. */
		ownerId: uuid('owner_id')
			.notNull()
			.references(() => users.id),
		/** No foreign key: a patient may get another owner. */
		patientId: uuid('patient_id').notNull(),
		/** Who opened it. */
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id),
		reason: text('reason').notNull(),
		createdAt: instantColumn('created_at').notNull().default(sql`now()`),
		endsAt: instantColumn('ends_at').notNull(),
		reviewedAt: instantColumn('reviewed_at'),
		reviewedBy: uuid('reviewed_by').references(() => users.id),
		note: text('note'),
	},
	(table) => [
		index('emergency_accesses_created_at_index').on(table.createdAt, table.id),
		index('emergency_accesses_patient_index').on(table.patientId, table.createdAt, table.id),
		pgPolicy('emergency_accesses_read', {
			...{ to: appRole, for: 'select' },
			using: sql`${ownRows} or ${isAdmin}`,
		}),
		pgPolicy('emergency_accesses_open', {
			to: appRole,
			for: 'insert',
			withCheck: sql`user_id = ${actor} and reviewed_at is null`,
		}),
		pgPolicy('emergency_accesses_review', { to: appRole, for: 'update', using: isAdmin }),
	],
);
