import { mappingRoles, mappingStatuses } from '@hms/contracts';
import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	foreignKey,
	index,
	pgEnum,
	pgPolicy,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { appRole, idColumn, ownRows, plainDateColumn, rowHistory } from './columns.ts';
import { doctors } from './doctor.ts';
import { patients } from './patient.ts';

export const mappingRole = pgEnum('mapping_role', mappingRoles);
export const mappingStatus = pgEnum('mapping_status', mappingStatuses);

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
		isPrimary: boolean('is_primary').notNull(),
		startedOn: plainDateColumn('started_on').notNull(),
		/** The first day on which it no longer holds. */
		endedOn: plainDateColumn('ended_on'),
		reason: text('reason'),
		notes: text('notes'),
		/** Stored, not derived from `ended_on`: an end that was planned and has passed wants a person's attention. */
		status: mappingStatus('status').notNull(),
		...rowHistory(),
		/** The mapping's own fields as the API answers them, without braces: patient and doctor stand between the same two. */
		jsonFields: text('json_fields')
			.notNull()
			.generatedAlwaysAs(
				sql`mapping_json_fields(id, patient_id, doctor_id, role, is_primary, started_on, ended_on, reason, notes, status, version, created_at, updated_at)`,
			),
	},
	(table) => [
		primaryKey({ name: 'mappings_pkey', columns: [table.ownerId, table.id] }),
		foreignKey({
			name: 'mappings_patient_fkey',
			columns: [table.ownerId, table.patientId],
			foreignColumns: [patients.ownerId, patients.id],
		}),
		uniqueIndex('mappings_one_active_per_pair')
			.on(table.ownerId, table.patientId, table.doctorId)
			.where(sql`${table.status} = 'active'`),
		uniqueIndex('mappings_one_active_primary')
			.on(table.ownerId, table.patientId)
			.where(sql`${table.status} = 'active' and ${table.isPrimary}`),
		index('mappings_patient_index').on(table.ownerId, table.patientId, table.createdAt, table.id),
		index('mappings_doctor_index').on(table.ownerId, table.doctorId, table.createdAt, table.id),
		index('mappings_created_at_index').on(table.ownerId, table.createdAt, table.id),
		index('mappings_ended_index')
			.on(table.ownerId, table.createdAt, table.id)
			.where(sql`${table.status} = 'ended'`),
		check('mappings_dates_in_order', sql`${table.endedOn} >= ${table.startedOn}`),
		check(
			'mappings_ended_has_date',
			sql`${table.status} = 'active' or ${table.endedOn} is not null`,
		),
		pgPolicy('mappings_own', { to: appRole, using: ownRows, withCheck: ownRows }),
	],
);
