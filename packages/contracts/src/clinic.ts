import { z } from 'zod';
import { isTimeZone } from './clinic-settings.ts';
import { dateOrders, emergencyAccesses, languages, paperSizes, timeFormats } from './enums.ts';
import { country, instant, line, plainDate } from './schema/fields.ts';
import { expectedVersion, readOnlyFields, version } from './schema/rows.ts';

export const language = z
	.enum(languages)
	.meta({ id: 'Language', description: 'A language that there are texts for, as in BCP 47.' });
export const dateOrder = z
	.enum(dateOrders)
	.meta({ id: 'DateOrder', description: 'The order of day, month and year.' });
export const timeFormat = z.enum(timeFormats).meta({ id: 'TimeFormat' });
const paperSize = z.enum(paperSizes).meta({ id: 'PaperSize' });

const timeZone = z
	.string()
	.describe('A name of the IANA time zone database. The clinic’s days begin and end by it.');

/** What an administrator sets. */
const settings = {
	name: line(100).nullable().describe('The name of the clinic. Null: it has none.'),
	timeZone,
	country: country
		.nullable()
		.describe(
			'The country of telephone numbers without a country code, and of new addresses. Null: not settled.',
		),
	language: language.describe('The language of those who have chosen none.'),
	dateOrder: dateOrder.describe('The date order of those who have chosen none.'),
	timeFormat: timeFormat.describe('The time format of those who have chosen none.'),
	paperSize: paperSize.describe('The paper that is printed on.'),
};

/** The clinic: its settings, and what day it is there. */
export const clinic = z
	.strictObject({
		...settings,
		today: plainDate.describe('The day that it is in the clinic.'),
		emergencyAccess: z
			.enum(emergencyAccesses)
			.meta({ id: 'EmergencyAccessSetting' })
			.describe('Who may open patients of others in an emergency.'),
		now: instant.describe('When this was answered, by the server’s clock.'),
		version,
		updatedAt: instant.describe('When the settings were changed last.'),
	})
	.meta({
		id: 'Clinic',
		examples: [
			{
				name: 'Spring Gardens Clinic',
				timeZone: 'Europe/London',
				country: 'GB',
				...{ language: 'en-GB', dateOrder: 'dmy', timeFormat: '24h', paperSize: 'A4' },
				today: '2026-11-23',
				emergencyAccess: 'admins',
				now: '2026-11-23T09:12:45.120Z',
				version: 2,
				updatedAt: '2026-11-20T08:00:00.000Z',
			},
		],
	});
export type Clinic = z.infer<typeof clinic>;

/** The settings as they are written: one that is null or absent goes back to its default. */
export const clinicFields = z.strictObject({
	name: settings.name.default(null),
	timeZone: timeZone
		.max(100)
		.refine(isTimeZone, {
			error:
				'must be a time zone that exists, by its name in the IANA database, like Europe/Berlin',
		})
		.nullable()
		.default(null),
	country: settings.country.default(null),
	language: language.nullable().default(null),
	dateOrder: dateOrder.nullable().default(null),
	timeFormat: timeFormat.nullable().default(null),
	paperSize: paperSize.nullable().default(null),
});
export type ClinicFields = z.infer<typeof clinicFields>;

/** Read-only fields that a change may send as they were read. */
export const clinicReadOnlyFields = readOnlyFields(['emergencyAccess', 'version', 'updatedAt']);

const timeOfAnswer = z.unknown().optional().meta({
	readOnly: true,
	description: 'It may be sent along as it was read, and changes nothing.',
});

export const replaceClinicInput = clinicFields
	.extend({ expectedVersion, ...clinicReadOnlyFields, today: timeOfAnswer, now: timeOfAnswer })
	.meta({
		examples: [
			{
				name: 'Spring Gardens Clinic',
				timeZone: 'Europe/London',
				country: 'GB',
				...{ language: 'en-GB', dateOrder: 'dmy', timeFormat: '24h', paperSize: 'A4' },
			},
		],
	});
export type ReplaceClinicInput = z.infer<typeof replaceClinicInput>;
