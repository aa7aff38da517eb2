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
import { instantColumn, rowHistory } from './columns.ts';

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
		sortName: text('sort_name')
			.notNull()
			.generatedAlwaysAs(sql`fold(coalesce(family_name || ' ', '') || given_name)`),
		/** The words a doctor is found by, in three lines: see the function of the same name. */
		searchText: text('search_text')
			.notNull()
			.generatedAlwaysAs(
				sql`search_text(given_name, family_name, license_number, phone, email, null)`,
			),
		/** The words of the name with one letter left out each, by which a name is found despite a slip. */
		slips: text('slips')
			.array()
			.notNull()
			.generatedAlwaysAs(
				sql`slips(words_of_name(coalesce(fold(family_name), ''), fold(given_name)))`,
			),
		/** The doctor as the API answers it, written once with the row. First comes what a mapping says of its doctor. */
		json: text('json')
			.notNull()
			.generatedAlwaysAs(
				sql`doctor_json(id, given_name, family_name, specialty, archived_at, license_number, phone, email, accepting_patients, version, created_at, updated_at)`,
			),
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
		index('doctors_slips_index').using('gin', table.slips),
		check('doctors_given_name_length', sql`char_length(${table.givenName}) between 1 and 100`),
		check('doctors_family_name_length', sql`char_length(${table.familyName}) between 1 and 100`),
	],
);
