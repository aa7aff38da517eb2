import { sql } from 'drizzle-orm';
import {
	boolean,
	customType,
	index,
	pgPolicy,
	pgTable,
	primaryKey,
	uuid,
} from 'drizzle-orm/pg-core';
import { appRole, ownRows } from './columns.ts';
import { users } from './user.ts';

/** Compared byte by byte, so that an index on it finds what begins with something, and in one order on every machine. */
const wordColumn = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

/**
 * Each word that a patient is found by, those of `search_text`. Triggers on `patients` write it; the application reads its own
 * rows, by comparisons that row-level security lets use the indexes.
 */
export const patientWords = pgTable(
	'patient_words',
	{
		ownerId: uuid('owner_id').notNull(),
		patientId: uuid('patient_id').notNull(),
		word: wordColumn('word').notNull(),
		/** An MRN or a telephone number, also the contact's, whose inner parts are in an index of their own. */
		isNumber: boolean('is_number').notNull(),
	},
	(table) => [
		primaryKey({
			name: 'patient_words_pkey',
			columns: [table.ownerId, table.word, table.patientId],
		}),
		index('patient_words_patient_index').on(table.ownerId, table.patientId),
		index('patient_words_number_index')
			.using('gin', sql`gram_keys(owner_id, word, 3)`)
			// What is new waits in a list that every search reads, so it is kept short; in kB.
			.with({ fastupdate: true, gin_pending_list_limit: 64 })
			.where(sql`is_number`),
		pgPolicy('patient_words_own', { to: appRole, using: ownRows, withCheck: ownRows }),
	],
);

/**
 * Each word that occurs in a name of an owner's patients or, with a ~ before it, of their contacts, once. It stays when the last name with it has gone. Only the
 * function `similar_words` reads it.
 */
export const nameWords = pgTable(
	'name_words',
	{
		ownerId: uuid('owner_id')
			.notNull()
			.references(() => users.id),
		word: wordColumn('word').notNull(),
	},
	(table) => [
		primaryKey({ name: 'name_words_pkey', columns: [table.ownerId, table.word] }),
		index('name_words_keys_index')
			.using('gin', sql`name_keys(owner_id, word)`)
			.with({ fastupdate: true, gin_pending_list_limit: 64 }),
	],
).enableRLS();
