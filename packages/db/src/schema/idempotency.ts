import { sql } from 'drizzle-orm';
import { index, jsonb, pgPolicy, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { appRole, bytesColumn, instantColumn, ownRows } from './columns.ts';
import { users } from './user.ts';

/** The first answer to each idempotency key, to be given again when the request comes again. */
export const idempotencyKeys = pgTable(
	'idempotency_keys',
	{
		ownerId: uuid('owner_id')
			.notNull()
			.references(() => users.id),
		key: text('key').notNull(),
		/** SHA-256 of what was asked: the key belongs to that and to nothing else. */
		request: bytesColumn('request').notNull(),
		answer: jsonb('answer').notNull(),
		createdAt: instantColumn('created_at').notNull().default(sql`now()`),
	},
	(table) => [
		primaryKey({ name: 'idempotency_keys_pkey', columns: [table.ownerId, table.key] }),
		index('idempotency_keys_age_index').on(table.ownerId, table.createdAt),
		pgPolicy('idempotency_keys_own', { to: appRole, using: ownRows, withCheck: ownRows }),
	],
);
