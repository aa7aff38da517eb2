import { accessKinds, accessRights } from '@hms/contracts';
import { sql } from 'drizzle-orm';
import {
	bigint,
	index,
	pgEnum,
	pgPolicy,
	pgTable,
	primaryKey,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { appRole, bytesColumn, instantColumn, isAdmin, ownRows } from './columns.ts';

export const accessRight = pgEnum('access_right', accessRights);
export const accessKind = pgEnum('access_kind', accessKinds);

/**
 * Who saw a patient: a row for each person, session, right, kind and five minutes. The function `record_accesses` writes it, and
 * the application can read it. It refers to nothing, because a record outlasts what it names.
 */
export const accesses = pgTable(
	'accesses',
	{
		/** The chain that the record is in: of who owned the patient then. */
		chainId: uuid('chain_id').notNull(),
		seq: bigint('seq', { mode: 'number' }).notNull(),
		hash: bytesColumn('hash').notNull(),
		id: uuid('id').notNull(),
		/** Who owns the patient. */
		ownerId: uuid('owner_id').notNull(),
		patientId: uuid('patient_id').notNull(),
		/** The first time within the five minutes. */
		at: instantColumn('at').notNull(),
		/** When the five minutes began. */
		slot: instantColumn('slot').notNull(),
		userId: uuid('user_id').notNull(),
		sessionId: uuid('session_id').notNull(),
		right: accessRight('right').notNull(),
		kind: accessKind('kind').notNull(),
	},
	(table) => [
		primaryKey({ name: 'accesses_pkey', columns: [table.chainId, table.seq] }),
		uniqueIndex('accesses_slot_key').on(
			table.patientId,
			table.slot,
			table.userId,
			table.sessionId,
			table.kind,
			table.right,
		),
		index('accesses_patient_index').on(table.ownerId, table.patientId, table.at, table.id),
		pgPolicy('accesses_own', { to: appRole, for: 'select', using: ownRows }),
		// What was read in emergencies is for administrators too, who review it.
		pgPolicy('accesses_emergency', {
			...{ to: appRole, for: 'select' },
			using: sql`"right" = 'emergency' and ${isAdmin}`,
		}),
	],
);
