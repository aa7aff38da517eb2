import { sql } from 'drizzle-orm';
import { index, jsonb, pgPolicy, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { appRole, bytesColumn, instantColumn, ownRows } from './columns.ts';
import { users } from './user.ts';

/** The answer to the first request with each idempotency key; a repeated request gets the same answer. */
export const idempotencyKeys = pgTable(
	'idempotency_keys',
	{
		ownerId: uuid('owner_id')
			.notNull()
			.references(() => users.id),
		key: text('key').notNull(),
		/** SHA-256 of the request: the key is valid for this request only. */
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
