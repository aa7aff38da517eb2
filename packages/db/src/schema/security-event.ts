import type { SecurityEventKind } from '@hms/contracts';
import { sql } from 'drizzle-orm';
import { index, pgPolicy, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { actor, appRole, instantColumn, isAdmin, withoutUser } from './columns.ts';

/**
 * The security log. The application may insert and, for administrators, read; nothing else. No foreign keys: an entry outlives
 * what it tells of, and recording one takes as long for an unknown address as for an account.
 */
export const securityEvents = pgTable(
	'security_events',
	{
		id: uuid('id').primaryKey(),
		at: instantColumn('at').notNull().default(sql`now()`),
		kind: text('kind').$type<SecurityEventKind>().notNull(),
		/** The user who did it. */
		actorId: uuid('actor_id'),
		/** The user whose account it is about. */
		userId: uuid('user_id'),
		/** Of an invitation: the invited address. */
		email: text('email'),
		/** Where the request came from. */
		address: text('address'),
		userAgent: text('user_agent'),
		/** A word of the program's, never what people entered. */
		detail: text('detail'),
	},
	(table) => [
		index('security_events_at_index').on(table.at, table.id),
		index('security_events_actor_index').on(table.actorId, table.at, table.id),
		index('security_events_user_index').on(table.userId, table.at, table.id),
		pgPolicy('security_events_admins', { to: appRole, for: 'select', using: isAdmin }),
		// Searches in an emergency are counted.
		pgPolicy('security_events_searches', {
			...{ to: appRole, for: 'select' },
			using: sql`actor_id = ${actor} and kind = 'emergency_searched'`,
		}),
		pgPolicy('security_events_own', {
			to: appRole,
			for: 'insert',
			withCheck: sql`${withoutUser} or actor_id = nullif(current_setting('app.user_id', true), '')::uuid`,
		}),
	],
);
