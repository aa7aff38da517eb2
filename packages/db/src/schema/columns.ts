import type { PlainDate } from '@hms/contracts';
import { type SQL, sql } from 'drizzle-orm';
import { customType, integer, pgPolicy, pgRole, text, uuid } from 'drizzle-orm/pg-core';

/** The role that queries run as. It owns nothing, so that row-level security holds for it. */
export const appRole = pgRole('hms_app').existing();

/** A setting of the transaction, which the session check or `enter_share` has made; null without one. */
const setting = (name: string) => `nullif(current_setting('app.${name}', true), '')`;

/** The user who acts. */
export const actor = sql.raw(`${setting('user_id')}::uuid`);

/** The condition of row-level security for what nobody shares: rows of the user who acts. */
export const ownRows = sql`owner_id = ${actor}`;

/**
 * The conditions of row-level security for what hangs on patients: rows of the owner that the transaction is about, who is the
 * user that acts or shares with that user. Of one's own patients, and of those of somebody who shares all, no setting lists ids.
 * A setting that is read within a subquery is read once a statement and not for each row. `is not null` because PostgreSQL expects
 * it of most rows, so that it plans for one's own patients as if there were nothing but the owner to compare.
 * @param of the condition that a row belongs to a listed patient, given the list
 */
export function sharedRows(of: (ids: SQL) => SQL): { readable: SQL; writable: SQL } {
	const owner = sql.raw(`owner_id = ${setting('owner_id')}::uuid`);
	const covered = (list: string) => {
		const all = sql.raw(`(select case when ${setting(list)} is null then true end)`);
		const ids = sql.raw(`(select ${setting(list)})::uuid[]`);
		return sql`${owner} and (${all} is not null or ${of(ids)})`;
	};
	return { readable: covered('readable_ids'), writable: covered('writable_ids') };
}

/** The policies of a table whose rows hang on patients. @param of as in `sharedRows` */
export function sharedPolicies(table: string, of: (ids: SQL) => SQL) {
	const { readable, writable } = sharedRows(of);
	return [
		pgPolicy(`${table}_read`, { to: appRole, for: 'select', using: readable }),
		pgPolicy(`${table}_insert`, { to: appRole, for: 'insert', withCheck: writable }),
		pgPolicy(`${table}_update`, {
			...{ to: appRole, for: 'update' },
			...{ using: writable, withCheck: writable },
		}),
	];
}

/**
 * The policy of a table that the application has no privilege to delete from; erasing a patient gives it that for its transaction
 * and acts as one user after the other.
 */
export const erasedRows = (table: string) =>
	pgPolicy(`${table}_erased`, { to: appRole, for: 'delete', using: ownRows });

/** The condition for statements without a user: those of `Database.system`, as registering and signing in. */
export const withoutUser = sql.raw(`${setting('user_id')} is null`);

/** The condition for statements of an active administrator. */
export const isAdmin = sql`exists (
				select from users as me
				where me.id = ${actor} and me.role = 'admin' and me.status = 'active'
			)`;

/** A plain date; text in PostgreSQL's protocol and in the program, so that no time zone applies. */
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

/** Spans as the text of a `datemultirange`. */
export const writtenSpans = (spans: Span[]): string =>
	`{${spans.map(({ from, until }) => `[${from},${until ?? ''})`).join(',')}}`;

const writtenSpan = /\[([^,]+),([^)]*)\)/g;

/** A set of days, as ordered spans that neither overlap nor touch. */
export const spansColumn = customType<{ data: Span[]; driverData: string }>({
	dataType: () => 'datemultirange',
	toDriver: writtenSpans,
	fromDriver: (written) =>
		// PostgreSQL writes a range of dates with its first day included and its last day excluded.
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

/** Generated by the application (UUID version 7), so that a row can be referred to before it is written. */
export const idColumn = () => uuid('id').notNull();

/** `version` counts the writes of a row, for optimistic locking; a trigger increments it. */
export const rowHistory = () => ({
	version: integer('version').notNull().default(1),
	createdAt: instantColumn('created_at').notNull().default(sql`now()`),
	updatedAt: instantColumn('updated_at').notNull().default(sql`now()`),
});
