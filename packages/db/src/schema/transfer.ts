import { sql } from 'drizzle-orm';
import { check, index, pgPolicy, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { actor, appRole, instantColumn, isAdmin } from './columns.ts';
import { users } from './user.ts';

/** Whoever leaves is disabled; their patients are given on by an administrator. */
const ofDisabled = sql`${isAdmin} and exists (
				select from users as giver where giver.id = from_id and giver.status = 'disabled'
			)`;
const mayGive = sql`from_id = ${actor} or ${ofDisabled}`;

/**
 * That patients were given to another owner. Writing such a row is the permission by which the SQL function `move_patients` moves
 * patients in the same transaction; setting `undone_at` the one to move them back.
 */
export const transfers = pgTable(
	'transfers',
	{
		id: uuid('id').primaryKey(),
		/** Whose patients they were. */
		fromId: uuid('from_id')
			.notNull()
			.references(() => users.id),
		/** Whose they became. */
		toId: uuid('to_id')
			.notNull()
			.references(() => users.id),
		/** Who did it: the former owner, or an administrator. */
		actorId: uuid('actor_id')
			.notNull()
			.references(() => users.id),
		reason: text('reason').notNull(),
		createdAt: instantColumn('created_at').notNull().default(sql`now()`),
		undoneAt: instantColumn('undone_at'),
	},
	(table) => [
		index('transfers_from_index').on(table.fromId, table.createdAt, table.id),
		check('transfers_to_another', sql`${table.fromId} <> ${table.toId}`),
		pgPolicy('transfers_read', {
			...{ to: appRole, for: 'select' },
			using: sql`to_id = ${actor} or ${mayGive}`,
		}),
		pgPolicy('transfers_make', {
			...{ to: appRole, for: 'insert' },
			withCheck: sql`actor_id = ${actor} and (${mayGive})`,
		}),
		pgPolicy('transfers_undo', { to: appRole, for: 'update', using: mayGive }),
	],
);

/** The patients of a transfer. `move_patients` writes it. */
export const transferredPatients = pgTable(
	'transferred_patients',
	{
		transferId: uuid('transfer_id')
			.notNull()
			.references(() => transfers.id),
		patientId: uuid('patient_id').notNull(),
		mrnBefore: text('mrn_before').notNull(),
		/** The number it has since then: another one where the receiver had a patient with that number. */
		mrnAfter: text('mrn_after').notNull(),
	},
	(table) => [primaryKey({ columns: [table.transferId, table.patientId] })],
).enableRLS();
