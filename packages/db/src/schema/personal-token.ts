import { tokenScopes } from '@hms/contracts';
import { sql } from 'drizzle-orm';
import { check, index, pgEnum, pgPolicy, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { appRole, bytesColumn, instantColumn, plainDateColumn, withoutUser } from './columns.ts';
import { users } from './user.ts';

export const tokenScope = pgEnum('token_scope', tokenScopes);

/**
 * Bearer tokens that users have made for programs. A row is the token: without it the token does not work. They are apart from
 * `sessions`, so that what acts on sessions can never take a token for one.
 */
export const personalTokens = pgTable(
	'personal_tokens',
	{
		id: uuid('id').primaryKey(),
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id),
		name: text('name').notNull(),
		scope: tokenScope('scope').notNull(),
		/** SHA-256 of the whole token, which says its scope and has a 256-bit secret. */
		tokenHash: bytesColumn('token_hash').notNull(),
		/** The last day on which it works, and the instant at which that ends in the clinic's time zone. */
		expiresOn: plainDateColumn('expires_on').notNull(),
		expiresAt: instantColumn('expires_at').notNull(),
		createdAt: instantColumn('created_at').notNull().default(sql`now()`),
		lastUsedAt: instantColumn('last_used_at'),
	},
	(table) => [
		index('personal_tokens_user_index').on(table.userId, table.createdAt, table.id),
		check('personal_tokens_token_hash_length', sql`octet_length(${table.tokenHash}) = 32`),
		// The session check has no user yet.
		pgPolicy('personal_tokens_own', {
			to: appRole,
			using: sql`${withoutUser} or user_id = nullif(current_setting('app.user_id', true), '')::uuid`,
		}),
	],
);
