import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	index,
	pgPolicy,
	pgTable,
	text,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { appRole, bytesColumn, instantColumn, withoutUser } from './columns.ts';
import { users } from './user.ts';

/** Public keys with which users sign in; the private ones are on their devices. */
export const passkeys = pgTable(
	'passkeys',
	{
		id: uuid('id').primaryKey(),
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id),
		name: text('name').notNull(),
		/** The id that the authenticator has given it. */
		credentialId: bytesColumn('credential_id').notNull(),
		/** In COSE. */
		publicKey: bytesColumn('public_key').notNull(),
		/** How often the authenticator says it was used; many say 0 always. */
		counter: bigint('counter', { mode: 'number' }).notNull(),
		createdAt: instantColumn('created_at').notNull().default(sql`now()`),
		lastUsedAt: instantColumn('last_used_at'),
	},
	(table) => [
		uniqueIndex('passkeys_credential_key').on(table.credentialId),
		index('passkeys_user_index').on(table.userId, table.createdAt, table.id),
		check(
			'passkeys_credential_id_length',
			sql`octet_length(${table.credentialId}) between 1 and 1023`,
		),
		// Signing in has no user yet.
		pgPolicy('passkeys_own', {
			to: appRole,
			using: sql`${withoutUser} or user_id = nullif(current_setting('app.user_id', true), '')::uuid`,
		}),
	],
);

/** Challenges that were given out and that no authenticator has answered yet. */
export const passkeyChallenges = pgTable(
	'passkey_challenges',
	{
		/** SHA-256 of the challenge, as it is in base64url. */
		challengeHash: bytesColumn('challenge_hash').primaryKey(),
		/** Who registers a passkey with it; null: it is for signing in. */
		userId: uuid('user_id').references(() => users.id),
		expiresAt: instantColumn('expires_at').notNull(),
	},
	(table) => [
		index('passkey_challenges_expiry_index').on(table.expiresAt),
		check(
			'passkey_challenges_challenge_hash_length',
			sql`octet_length(${table.challengeHash}) = 32`,
		),
		// A statement of a signed-in user sees none.
		pgPolicy('passkey_challenges_system', { to: appRole, using: withoutUser }),
	],
);
