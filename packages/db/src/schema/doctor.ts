import { specialties } from '@hms/contracts';
import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	index,
	pgEnum,
	pgTable,
	text,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { derivedTextColumn, instantColumn, rowHistory } from './columns.ts';

export const specialty = pgEnum('specialty', specialties);

/** One directory for the whole clinic: no owner, no row-level security. */
export const doctors = pgTable(
	'doctors',
	{
		id: uuid('id').primaryKey(),
		givenName: text('given_name').notNull(),
		familyName: text('family_name'),
		specialty: specialty('specialty').notNull(),
		licenseNumber: text('license_number'),
		phone: text('phone'),
		email: text('email'),
		acceptingPatients: boolean('accepting_patients').notNull(),
		archivedAt: instantColumn('archived_at'),
		...rowHistory(),
		sortName: derivedTextColumn('sort_name'),
		/** The words a doctor is found by, in four lines: see the SQL function of the same name. */
		searchText: derivedTextColumn('search_text'),
		/** The words of the name, each with one letter left out, and keys of other spellings, by which a name is found despite these; derived as well. */
		typoVariants: text('typo_variants').array().notNull().default([]),
		/** The doctor as the API answers it, computed once when the row is written and not by each read. */
		json: derivedTextColumn('json'),
		/** The part of a doctor that the answer for a mapping includes. */
		summaryJson: derivedTextColumn('summary_json'),
	},
	(table) => [
		// In any script, whatever the database's own locale.
		uniqueIndex('doctors_active_license_key')
			.on(sql`upper(${table.licenseNumber} collate "und-x-icu")`)
			.where(sql`${table.archivedAt} is null`),
		index('doctors_created_at_index').on(table.createdAt, table.id),
		index('doctors_sort_name_index').on(sql`${table.sortName} collate "C"`, table.id),
		index('doctors_specialty_index').on(table.specialty, table.id),
		index('doctors_search_index').using('gin', table.searchText.op('gin_trgm_ops')),
		index('doctors_typo_variants_index').using('gin', table.typoVariants),
		check('doctors_given_name_length', sql`char_length(${table.givenName}) between 1 and 100`),
		check('doctors_family_name_length', sql`char_length(${table.familyName}) between 1 and 100`),
	],
);
