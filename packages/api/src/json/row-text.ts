import type { Slot } from '@hms/db';
import { type AnyColumn, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { JsonText } from './json-text.ts';

/** A row as statements answer it: the whole as JSON, and what HTTP says of it besides. */
export interface RowText {
	id: string;
	version: number;
	item: string;
}

/** What a statement selects or returns for a `RowText`. @param item the whole as the text of its JSON */
export const rowText = (
	{ id, version }: { id: PgColumn; version: PgColumn },
	item: SQLWrapper,
) => ({
	id,
	version,
	item: sql<string>`${item}`.as('item'),
});

export const textOf = <T>({ item, id, version }: RowText) => new JsonText<T>(item, { id, version });

/** A slot for each of these columns of a table. */
export function slotsOf<Name extends string>(
	table: Record<Name, AnyColumn>,
	names: readonly Name[],
	value: Slot<Name>,
): Record<Name, SQL> {
	const slots = names.map((name) => [name, value(name, table[name])]);
	return Object.fromEntries(slots) as Record<Name, SQL>;
}
