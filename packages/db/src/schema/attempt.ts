import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instantColumn } from './columns.ts';

/** What was tried of late and how often, by whom or on which account; in the database, so that all processes count together. */
export const attempts = pgTable(
	'attempts',
	{
		/** What is counted, and a hash of for whom. */
		key: text('key').primaryKey(),
		count: integer('count').notNull().default(0),
		lastAt: instantColumn('last_at').notNull().default(sql`now()`),
		blockedUntil: instantColumn('blocked_until'),
	},
	(table) => [index('attempts_age_index').on(table.lastAt)],
);
