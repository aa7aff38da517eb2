import type { NotificationContents, NotificationKind } from '@hms/contracts';
import { sql } from 'drizzle-orm';
import { index, jsonb, pgPolicy, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { appRole, erasedRows, instantColumn, ownRows, withoutUser } from './columns.ts';
import { users } from './user.ts';

type DetailsOf<Contents> = Contents extends unknown ? Omit<Contents, 'kind' | 'patientId'> : never;

const me = sql.raw(`nullif(current_setting('app.user_id', true), '')::uuid`);

/**
 * What others did that concerns a user. Whoever does it writes the row, in the transaction of what is done; only the user who gets
 * it sees it.
 */
export const notifications = pgTable(
	'notifications',
	{
		id: uuid('id').primaryKey(),
		/** Who gets it. */
		ownerId: uuid('owner_id')
			.notNull()
			.references(() => users.id),
		/** Text, so that a new kind needs no migration. */
		kind: text('kind').$type<NotificationKind>().notNull(),
		/** Who did it. */
		actorId: uuid('actor_id')
			.notNull()
			.references(() => users.id),
		/** No foreign key: a patient may get another owner. */
		patientId: uuid('patient_id'),
		/** What else the kind has: `NotificationContents`. */
		details: jsonb('details').$type<DetailsOf<NotificationContents>>().notNull(),
		createdAt: instantColumn('created_at').notNull().default(sql`now()`),
		readAt: instantColumn('read_at'),
	},
	(table) => [
		index('notifications_created_at_index').on(table.ownerId, table.createdAt, table.id),
		index('notifications_unread_index')
			.on(table.ownerId, table.createdAt, table.id)
			.where(sql`${table.readAt} is null`),
		pgPolicy('notifications_read', { to: appRole, for: 'select', using: ownRows }),
		pgPolicy('notifications_mark', {
			...{ to: appRole, for: 'update' },
			...{ using: ownRows, withCheck: ownRows },
		}),
		erasedRows('notifications'),
		// In one's own name, or by a statement without a user, such as those of administrators.
		pgPolicy('notifications_write', {
			...{ to: appRole, for: 'insert' },
			withCheck: sql`actor_id = ${me} or ${withoutUser}`,
		}),
	],
);
