import { sql } from 'drizzle-orm';
import { bigint, check, pgPolicy, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { appRole, bytesColumn, instantColumn, withoutUser } from './columns.ts';
import { users } from './user.ts';

/** Of the user's own, and in statements without a user, which sign people in. */
const ownOrWithoutUser = sql`${withoutUser} or user_id = nullif(current_setting('app.user_id', true), '')::uuid`;

/** The secrets that authenticator apps share with the system, one an account. They are kept as they are, see ADR 0411. */
export const totpSecrets = pgTable(
	'totp_secrets',
	{
		userId: uuid('user_id')
			.primaryKey()
			.references(() => users.id),
		/** 160 bits. */
		secret: bytesColumn('secret').notNull(),
		createdAt: instantColumn('created_at').notNull().default(sql`now()`),
		/** Null: setting up has begun, and signing in needs no code yet. */
		confirmedAt: instantColumn('confirmed_at'),
		/** The newest time step, of 30 seconds since 1970, whose code was used: no code works twice, nor an older one afterwards. */
		lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
	},
	(table) => [
		check('totp_secrets_secret_length', sql`octet_length(${table.secret}) = 20`),
		pgPolicy('totp_secrets_own', { to: appRole, using: ownOrWithoutUser }),
	],
);

/** Recovery codes that nobody has used yet. */
export const recoveryCodes = pgTable(
	'recovery_codes',
	{
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id),
		/** SHA-256 of the 80-bit code. */
		codeHash: bytesColumn('code_hash').notNull(),
	},
	(table) => [
		primaryKey({ name: 'recovery_codes_pkey', columns: [table.userId, table.codeHash] }),
		check('recovery_codes_code_hash_length', sql`octet_length(${table.codeHash}) = 32`),
		pgPolicy('recovery_codes_own', { to: appRole, using: ownOrWithoutUser }),
	],
);

/** Whether an account has a second factor. @param userId an expression of SQL */
export const hasSecondFactor = (userId: unknown) => sql<boolean>`has_second_factor(${userId})`;
