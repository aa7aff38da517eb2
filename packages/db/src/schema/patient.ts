import { type Address, bloodGroups, type EmergencyContact, sexes } from '@hms/contracts';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	jsonb,
	pgEnum,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import {
	derivedTextColumn,
	erasedRows,
	idColumn,
	instantColumn,
	plainDateColumn,
	rowHistory,
	sharedPolicies,
	textListColumn,
} from './columns.ts';
import { users } from './user.ts';

export const sex = pgEnum('sex', sexes);
export const bloodGroup = pgEnum('blood_group', bloodGroups);

/**
 * A birth date as lists are sorted by it: those not known come after all others. Not `coalesce`, which PostgreSQL does not
 * take for leakproof: under row-level security an index on it finds nothing.
 */
export const birthOrder = (date: SQLWrapper): SQL =>
	sql`(case when ${date} is null then 'infinity' else ${date} end)`;

/** Keyed by owner and id: what refers to a patient names both, so that it cannot refer to somebody else's. */
export const patients = pgTable(
	'patients',
	{
		ownerId: uuid('owner_id')
			.notNull()
			.references(() => users.id),
		id: idColumn(),
		/** Assigned by a trigger where the insert has none. */
		mrn: text('mrn').notNull().default(''),
		/** Numbers that it had with former owners, and that other patients have now. It is found by them. */
		formerMrns: textListColumn('former_mrns').notNull().default(sql`'{}'`),
		givenName: text('given_name').notNull(),
		familyName: text('family_name'),
		dateOfBirth: plainDateColumn('date_of_birth'),
		sex: sex('sex').notNull(),
		phone: text('phone'),
		email: text('email'),
		address: jsonb('address').$type<Address>(),
		bloodGroup: bloodGroup('blood_group'),
		allergies: textListColumn('allergies').notNull(),
		notes: text('notes'),
		emergencyContact: jsonb('emergency_contact').$type<EmergencyContact>(),
		archivedAt: instantColumn('archived_at'),
		...rowHistory(),
		/** What lists sort by: family name, then given name; who has one name only is sorted by it. */
		sortName: derivedTextColumn('sort_name'),
		/**
		 * The words a patient is found by, in four lines: see the SQL function of the same name. It has no index: under row-level
		 * security PostgreSQL uses none for LIKE, which is not leakproof. `patient_words` has.
		 */
		searchText: derivedTextColumn('search_text'),
		/** The patient as the API answers it, computed once when the row is written and not by each read. */
		json: derivedTextColumn('json'),
		/** The part of a patient that the answer for a mapping includes. */
		summaryJson: derivedTextColumn('summary_json'),
	},
	(table) => [
		primaryKey({ name: 'patients_pkey', columns: [table.ownerId, table.id] }),
		uniqueIndex('patients_mrn_key').on(table.ownerId, sql`upper(${table.mrn})`),
		// With the time of archiving, so that active patients are counted by the index alone.
		index('patients_created_at_index').on(
			table.ownerId,
			table.createdAt,
			table.id,
			table.archivedAt,
		),
		index('patients_archived_index')
			.on(table.ownerId, table.createdAt, table.id)
			.where(sql`${table.archivedAt} is not null`),
		// Similar patients are looked up by telephone number.
		index('patients_phone_index')
			.on(table.ownerId, table.phone)
			.where(sql`${table.phone} is not null`),
		index('patients_updated_at_index').on(table.ownerId, table.updatedAt, table.id),
		index('patients_sort_name_index').on(
			table.ownerId,
			sql`${table.sortName} collate "C"`,
			table.id,
		),
		index('patients_birth_index').on(table.ownerId, birthOrder(table.dateOfBirth), table.id),
		check('patients_mrn_length', sql`char_length(${table.mrn}) between 1 and 32`),
		check('patients_given_name_length', sql`char_length(${table.givenName}) between 1 and 100`),
		check('patients_family_name_length', sql`char_length(${table.familyName}) between 1 and 100`),
		...sharedPolicies('patients', (ids) => sql`id = any (${ids})`),
		erasedRows('patients'),
	],
);

/** The last MRN assigned for each owner. Its row lock serializes the writing of MRNs for one owner. */
export const mrnCounters = pgTable(
	'mrn_counters',
	{
		ownerId: uuid('owner_id')
			.primaryKey()
			.references(() => users.id),
		last: integer('last').notNull(),
	},
	// A counter counts for all of an owner's patients, whichever of them is written.
	() => sharedPolicies('mrn_counters', (ids) => sql`${ids} <> '{}'`),
);
