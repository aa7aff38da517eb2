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
import { appRole, sharedRows } from './columns.ts';
import { users } from './user.ts';

/** Compared byte by byte, so that an index on it finds words by their beginning, in the same order on every machine. */
const wordColumn = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

/**
 * Each word of a patient's `search_text`. Triggers on `patients` write it; the application reads those that its user may see, by
 * comparisons for which row-level security allows the indexes.
 */
export const patientWords = pgTable(
	'patient_words',
	{
		ownerId: uuid('owner_id').notNull(),
		patientId: uuid('patient_id').notNull(),
		word: wordColumn('word').notNull(),
		/** An MRN or a telephone number, also the contact's: an index has its inner parts. */
		isNumber: boolean('is_number').notNull(),
	},
	(table) => [
		primaryKey({
			name: 'patient_words_pkey',
			columns: [table.ownerId, table.word, table.patientId],
		}),
		index('patient_words_patient_index').on(table.ownerId, table.patientId),
		index('patient_words_number_index')
			.using('gin', sql`ngram_keys(owner_id, word, 3)`)
			// New entries wait in a pending list, which every search reads, so it is kept short; in kB.
			.with({ fastupdate: true, gin_pending_list_limit: 64 })
			.where(sql`is_number`),
		pgPolicy('patient_words_read', {
			...{ to: appRole, for: 'select' },
			using: sharedRows((ids) => sql`patient_id = any (${ids})`).readable,
		}),
	],
);

/**
 * Each word in the names of an owner's patients or, with a leading ~, of their contacts, once. It stays when no name has it any
 * more, until a patient of the owner is deleted. Only the SQL functions `similar_words` and `words_with_typo` read it.
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
