import type { PlainDate } from '@hms/contracts';
import { sql } from 'drizzle-orm';
import { customType, integer, pgRole, text, uuid } from 'drizzle-orm/pg-core';

/** The role that queries run as. It owns nothing, so that row-level security holds for it. */
export const appRole = pgRole('hms_app').existing();

/** Whose rows a transaction may see; `access.ts` sets it once the session is known to be alive. */
export const ownRows = sql`owner_id = nullif(current_setting('app.user_id', true), '')::uuid`;

/** A day of the calendar; text on both sides, so that no time zone touches it. */
export const plainDateColumn = customType<{ data: PlainDate; driverData: string }>({
	dataType: () => 'date',
	// PostgreSQL writes a date as YYYY-MM-DD (DateStyle ISO), which is what a PlainDate is.
	fromDriver: (value) => value as PlainDate,
});

/** Days of the calendar from the first one up to, not including, the last one; null: without an end. */
export interface Span {
	from: PlainDate;
	until: PlainDate | null;
}

/** Spans as PostgreSQL reads them. */
export const writtenSpans = (spans: Span[]): string =>
	`{${spans.map(({ from, until }) => `[${from},${until ?? ''})`).join(',')}}`;

const writtenSpan = /\[([^,]+),([^)]*)\)/g;

/** Days that need not follow one another: spans in their order, which neither overlap nor touch. */
export const spansColumn = customType<{ data: Span[]; driverData: string }>({
	dataType: () => 'datemultirange',
	toDriver: writtenSpans,
	fromDriver: (written) =>
		// PostgreSQL writes every span of dates with its first day and without its last.
		Array.from(written.matchAll(writtenSpan), ([, from, until]) => ({
			from: from as PlainDate,
			until: until ? (until as PlainDate) : null,
		})),
});

/** A point in time with milliseconds: RFC 3339 in UTC outside, `timestamptz` inside. */
export const instantColumn = customType<{ data: string; driverData: string }>({
	dataType: () => 'timestamp (3) with time zone',
	fromDriver: (value) => new Date(value).toISOString(),
});

// PostgreSQL quotes an element that holds anything special, with a backslash before a quote and a backslash.
const element = /"((?:[^"\\]|\\.)*)"|([^",{}]+)/gs;

/** A list of texts. Drizzle's own array drops every backslash on reading: "a\b" would come back as "ab". */
export const textListColumn = customType<{ data: string[]; driverData: string }>({
	dataType: () => 'text[]',
	toDriver: (texts) =>
		`{${texts.map((text) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`,
	fromDriver: (written) =>
		Array.from(
			written.matchAll(element),
			([, quoted, plain]) => quoted?.replaceAll(/\\(.)/gs, '$1') ?? plain ?? '',
		),
});

/**
 * A text that a trigger computes from the other columns of the row, whenever it is written and whatever a statement writes
 * here; see `sql/tables`. Not a generated column: those cannot be migrated by generated migrations (README.md).
 */
export const derivedTextColumn = (name: string) => text(name).notNull().default('');

export const bytesColumn = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Made in the app (UUID version 7), so that a row can be referred to before it is written. */
export const idColumn = () => uuid('id').notNull();

/** `version` counts the writes of a row; a trigger adds to it, so no command can forget. */
export const rowHistory = () => ({
	version: integer('version').notNull().default(1),
	createdAt: instantColumn('created_at').notNull().default(sql`now()`),
	updatedAt: instantColumn('updated_at').notNull().default(sql`now()`),
});
