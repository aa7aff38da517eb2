import { sql } from 'drizzle-orm';
import {
	check,
	pgEnum,
	pgPolicy,
	pgTable,
	primaryKey,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { appRole, bytesColumn, instantColumn, withoutUser } from './columns.ts';
import { users } from './user.ts';

/** Who asked for a link: an administrator, who hands it over, or whoever forgot the password, to whom it is mailed. */
export const passwordResetKinds = ['admin', 'mail'] as const;
export type PasswordResetKind = (typeof passwordResetKinds)[number];
export const passwordResetKind = pgEnum('password_reset_kind', passwordResetKinds);

/**
 * Links to set a new password that nobody has used yet. An account has one of each kind, and a new one replaces it. Mailed ones
 * do not replace those of administrators, because anybody can ask for a mail.
 */
export const passwordResets = pgTable(
	'password_resets',
	{
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id),
		kind: passwordResetKind('kind').notNull(),
		/** SHA-256 of the 256-bit token in the link. */
		tokenHash: bytesColumn('token_hash').notNull(),
		expiresAt: instantColumn('expires_at').notNull(),
	},
	(table) => [
		primaryKey({ name: 'password_resets_pkey', columns: [table.userId, table.kind] }),
		uniqueIndex('password_resets_token_key').on(table.tokenHash),
		check('password_resets_token_hash_length', sql`octet_length(${table.tokenHash}) = 32`),
		// A statement of a signed-in user sees none.
		pgPolicy('password_resets_system', { to: appRole, using: withoutUser }),
	],
);
