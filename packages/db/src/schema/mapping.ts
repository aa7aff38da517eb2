import { mappingRoles, mappingStatuses, type PlainDate } from '@hms/contracts';
import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	foreignKey,
	index,
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
	plainDateColumn,
	rowHistory,
	type Span,
	sharedPolicies,
	spansColumn,
} from './columns.ts';
import { doctors } from './doctor.ts';
import { patients } from './patient.ts';

export const mappingRole = pgEnum('mapping_role', mappingRoles);
export const mappingStatus = pgEnum('mapping_status', mappingStatuses);

/** A time for which a doctor was set as the primary one: from a day on until the assignment ends, or until `until` if that is before. */
export interface PrimaryTerm extends Span {
	/** The day on which it took effect: its first day, or the day of entry if that is later. */
	since: PlainDate;
	/** Counts the terms of a patient in the order in which they were entered. */
	order: number;
	/** The hand-over that set it, if one did. */
	handOver?: string;
}

/** Which doctor looks after which patient. It belongs to the patient's owner, which the composite key enforces. */
export const mappings = pgTable(
	'mappings',
	{
		ownerId: uuid('owner_id').notNull(),
		id: idColumn(),
		patientId: uuid('patient_id').notNull(),
		doctorId: uuid('doctor_id')
			.notNull()
			.references(() => doctors.id),
		role: mappingRole('role').notNull(),
		/** When it was set as the primary one, including days that others took over. */
		primaryTerms: jsonb('primary_terms').$type<PrimaryTerm[]>().notNull().default([]),
		/** The days on which it is the primary one; they follow from the terms of all assignments of the patient. */
		primaryOn: spansColumn('primary_on').notNull().default(sql`'{}'`),
		/** Of an ended one: whether it was the primary one until its end. */
		wasPrimary: boolean('was_primary').notNull().default(false),
		startedOn: plainDateColumn('started_on').notNull(),
		/** The first day on which it no longer holds. */
		endedOn: plainDateColumn('ended_on'),
		reason: text('reason'),
		notes: text('notes'),
		/** Stored, not derived from `ended_on`: when a planned end has passed, a person has to confirm it. */
		status: mappingStatus('status').notNull(),
		/** Overlaps another one of the same doctor, from before that was refused. */
		wasDouble: boolean('was_double').notNull().default(false),
		...rowHistory(),
		/**
		 * The mapping's own fields as the API answers them, without the braces around them: queries add patient, doctor and
		 * `isPrimary`, which depends on the day.
		 */
		jsonFields: derivedTextColumn('json_fields'),
	},
	(table) => [
		primaryKey({ name: 'mappings_pkey', columns: [table.ownerId, table.id] }),
		foreignKey({
			name: 'mappings_patient_fkey',
			columns: [table.ownerId, table.patientId],
			foreignColumns: [patients.ownerId, patients.id],
		}).onUpdate('cascade'),
		uniqueIndex('mappings_one_active_per_pair')
			.on(table.ownerId, table.patientId, table.doctorId)
			.where(sql`${table.status} = 'active'`),
		index('mappings_primary_index')
			.on(table.ownerId, table.patientId)
			.where(sql`${table.status} = 'active' and ${table.primaryOn} <> '{}'`),
		index('mappings_patient_index').on(table.ownerId, table.patientId, table.createdAt, table.id),
		index('mappings_doctor_index').on(table.ownerId, table.doctorId, table.createdAt, table.id),
		index('mappings_created_at_index').on(table.ownerId, table.createdAt, table.id),
		index('mappings_ended_index')
			.on(table.ownerId, table.createdAt, table.id)
			.where(sql`${table.status} = 'ended'`),
		// Two exclusion constraints, which Drizzle cannot express, are in migrations/0000_baseline.sql: no two primary doctors of a
		// patient on one day, and no two assignments of one doctor to a patient at the same time.
		check('mappings_dates_in_order', sql`${table.endedOn} >= ${table.startedOn}`),
		check(
			'mappings_ended_has_date',
			sql`${table.status} = 'active' or ${table.endedOn} is not null`,
		),
		check(
			'mappings_primary_while_it_holds',
			sql`${table.primaryOn} <@ daterange(${table.startedOn}, case when ${table.status} = 'ended' then ${table.endedOn} end)`,
		),
		...sharedPolicies('mappings', (ids) => sql`patient_id = any (${ids})`),
		erasedRows('mappings'),
	],
);
