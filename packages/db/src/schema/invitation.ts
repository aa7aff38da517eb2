import { sql } from 'drizzle-orm';
import { check, index, pgPolicy, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { appRole, bytesColumn, instantColumn, isAdmin, withoutUser } from './columns.ts';
import { userRole, users } from './user.ts';

/**
 * Open invitations to register. A row is deleted when its invitation is used or withdrawn. An address has one: inviting it again
 * replaces the row.
 */
export const invitations = pgTable(
	'invitations',
	{
		id: uuid('id').primaryKey(),
		/** As in `users`. */
		email: text('email').notNull(),
		name: text('name'),
		role: userRole('role').notNull(),
		/** SHA-256 of the 256-bit token in the invitation's link. */
		tokenHash: bytesColumn('token_hash').notNull(),
		invitedBy: uuid('invited_by')
			.notNull()
			.references(() => users.id),
		createdAt: instantColumn('created_at').notNull().default(sql`now()`),
		expiresAt: instantColumn('expires_at').notNull(),
	},
	(table) => [
		uniqueIndex('invitations_email_key').on(table.email),
		uniqueIndex('invitations_token_key').on(table.tokenHash),
		index('invitations_created_at_index').on(table.createdAt, table.id),
		check('invitations_token_hash_length', sql`octet_length(${table.tokenHash}) = 32`),
		// Registering has no user yet; of those who have signed in, administrators alone see invitations.
		pgPolicy('invitations_admins', {
			to: appRole,
			using: sql`${withoutUser} or ${isAdmin}`,
		}),
	],
);
