import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instantColumn } from './columns.ts';

/** Recent attempts for rate limiting, counted by client or account; in the database, so that all processes count together. */
export const attempts = pgTable(
	'attempts',
	{
		/** The kind of attempt, and a hash of the client or account. */
		key: text('key').primaryKey(),
		count: integer('count').notNull().default(0),
		lastAt: instantColumn('last_at').notNull().default(sql`now()`),
		blockedUntil: instantColumn('blocked_until'),
		/** Whether the security log has the first attempt that was refused since `blocked_until` was set. */
		refusalRecorded: boolean('refusal_recorded').notNull().default(false),
	},
	(table) => [index('attempts_age_index').on(table.lastAt)],
);
