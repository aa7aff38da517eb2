import type { Slot } from '@hms/db';
import { type AnyColumn, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { JsonText } from './json-text.ts';

/** A row as a statement returns it: its JSON text, and the id and version for HTTP headers. */
export interface RowText {
	id: string;
	version: number;
	item: string;
}

/** The columns of a `RowText`. @param item the row's JSON text */
export const rowText = (
	{ id, version }: { id: PgColumn; version: PgColumn },
	item: SQLWrapper,
) => ({
	id,
	version,
	item: sql<string>`${item}`.as('item'),
});

export const jsonTextOf = <T>({ item, id, version }: RowText) =>
	new JsonText<T>(item, { id, version });

/** Whether a row has the version that a change is based on, if the change names one. */
export const isExpectedVersion = (version: SQLWrapper, expected: SQL) =>
	sql`(${expected}::integer is null or ${version} = ${expected})`;

/** A placeholder for each of these columns of a table. */
export function slotsOf<Name extends string>(
	table: Record<Name, AnyColumn>,
	names: readonly Name[],
	value: Slot<Name>,
): Record<Name, SQL> {
	const slots = names.map((name) => [name, value(name, table[name])]);
	return Object.fromEntries(slots) as Record<Name, SQL>;
}
