import {
	type DateOrder,
	type Language,
	roles,
	type TimeFormat,
	userStatuses,
} from '@hms/contracts';
import { sql } from 'drizzle-orm';
import { check, index, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytesColumn, instantColumn } from './columns.ts';

export const userRole = pgEnum('user_role', roles);
export const userStatus = pgEnum('user_status', userStatuses);

export const users = pgTable(
	'users',
	{
		id: uuid('id').primaryKey(),
		name: text('name').notNull(),
		/** In lower case, which is how an account is looked up. */
		email: text('email').notNull(),
		role: userRole('role').notNull(),
		/** A trigger ends the sessions of an account that is disabled, and keeps one administrator active: `sql/tables/users.sql`. */
		status: userStatus('status').notNull().default('active'),
		createdAt: instantColumn('created_at').notNull().default(sql`now()`),
		// The formats of the user; null: as the clinic.
		language: text('language').$type<Language>(),
		dateOrder: text('date_order').$type<DateOrder>(),
		timeFormat: text('time_format').$type<TimeFormat>(),
	},
	(table) => [
		uniqueIndex('users_email_key').on(table.email),
		index('users_name_index').on(sql`fold(${table.name}) collate "C"`, table.id),
	],
);

/** Lets one registration run at a time, so that only one can be the first; the lock is held until the transaction ends. */
export const lockRegistration = sql`select pg_advisory_xact_lock(hashtext('hms.register'))`;

/** A table of its own, so that no query for a user can return a hash. */
export const credentials = pgTable('credentials', {
	userId: uuid('user_id')
		.primaryKey()
		.references(() => users.id),
	/** argon2id, in its PHC text form. */
	passwordHash: text('password_hash').notNull(),
	changedAt: instantColumn('changed_at').notNull().default(sql`now()`),
});

export const sessionKinds = ['browser', 'program'] as const;
export type SessionKind = (typeof sessionKinds)[number];
export const sessionKind = pgEnum('session_kind', sessionKinds);

/** One row a sign-in. The row is the session: without it, neither cookie nor token works. */
export const sessions = pgTable(
	'sessions',
	{
		id: uuid('id').primaryKey(),
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id),
		kind: sessionKind('kind').notNull(),
		/** SHA-256 of the 256-bit secret in a browser's cookie or in a program's newest refresh token. */
		secretHash: bytesColumn('secret_hash').notNull(),
		/** The key with which the next refresh token is derived from the one before, so that deriving it twice gives the same. */
		rotationKey: bytesColumn('rotation_key')
			.notNull()
			.default(sql`sha256(uuid_send(gen_random_uuid()))`),
		/** The refresh token before the newest, and when it was exchanged. */
		previousSecretHash: bytesColumn('previous_secret_hash'),
		rotatedAt: instantColumn('rotated_at'),
		userAgent: text('user_agent'),
		createdAt: instantColumn('created_at').notNull().default(sql`now()`),
		lastUsedAt: instantColumn('last_used_at').notNull().default(sql`now()`),
		/** The end of the session, however much it is used. */
		expiresAt: instantColumn('expires_at').notNull(),
	},
	(table) => [
		index('sessions_user_id_index').on(table.userId),
		check('sessions_secret_hash_length', sql`octet_length(${table.secretHash}) = 32`),
	],
);

/** When an account was last used in a session that has ended; the sessions themselves say it while they last. */
export const lastSeen = pgTable('last_seen', {
	userId: uuid('user_id')
		.primaryKey()
		.references(() => users.id, { onDelete: 'cascade' }),
	at: instantColumn('at').notNull(),
});
