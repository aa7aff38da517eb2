import type { CountryCode, DateOrder, Language, PaperSize, TimeFormat } from '@hms/contracts';
import { sql } from 'drizzle-orm';
import { boolean, check, pgPolicy, pgTable, text } from 'drizzle-orm/pg-core';
import { appRole, isAdmin, rowHistory, withoutUser } from './columns.ts';

/**
 * The settings of the clinic: one row, which `sql/tables/clinic.sql` makes. A value that is null was never set; the installation has
 * one then.
 */
export const clinicTable = pgTable(
	'clinic_settings',
	{
		/** Always true, so that there is one row. */
		id: boolean('id').primaryKey().default(true),
		name: text('name'),
		timeZone: text('time_zone'),
		country: text('country').$type<CountryCode>(),
		// Text, so that another language needs no migration.
		language: text('language').$type<Language>(),
		dateOrder: text('date_order').$type<DateOrder>(),
		timeFormat: text('time_format').$type<TimeFormat>(),
		paperSize: text('paper_size').$type<PaperSize>(),
		...rowHistory(),
	},
	(table) => [
		check('clinic_settings_one_row', sql`${table.id}`),
		pgPolicy('clinic_settings_read', { to: appRole, for: 'select', using: sql`true` }),
		// The first account that registers, which is no user yet, brings the first suggestion.
		pgPolicy('clinic_settings_update', {
			...{ to: appRole, for: 'update' },
			using: sql`${withoutUser} or ${isAdmin}`,
		}),
	],
);
