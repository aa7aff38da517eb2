import { type Column, is, type SQL, sql } from 'drizzle-orm';
import { PgColumn } from 'drizzle-orm/pg-core';
import type { z } from 'zod';

/**
 * An output as the JSON text that PostgreSQL wrote. Both transports send the text as it is: parsing rows into objects and
 * serialising them again would be most of the cost of a list. `value` parses it where the value is needed.
 */
export class JsonText<T> {
	readonly text: string;
	/** The row's id, if the text is of one row. */
	readonly id: string | undefined;
	readonly version: number | undefined;
	/** The patients that it shows, where it is a page of patients, or of what is about patients. */
	patientIds: readonly string[] | undefined;

	constructor(text: string, row?: { id: string; version: number }) {
		this.text = text;
		this.id = row?.id;
		this.version = row?.version;
	}

	/** The same, which shows these patients. */
	ofPatients(ids: readonly string[]): this {
		this.patientIds = ids;
		return this;
	}

	value(): T {
		// The statement is written for this type, and the tests validate every output against its schema.
		return JSON.parse(this.text) as T;
	}
}

/** The value of an output that may be a `JsonText`. */
export type ValueOf<T> = T extends JsonText<infer Value> ? Value : T;

let checksTexts = false;

/** Makes every `JsonText` be validated against its schema from now on. For tests: in production only the database writes them. */
export function checkJsonTexts(): void {
	checksTexts = true;
}

/** A procedure's output: a value of a schema, or its JSON text. */
export function answer<Schema extends z.ZodType>(schema: Schema) {
	return {
		schema,
		parse(value: unknown): z.output<Schema> | JsonText<z.output<Schema>> {
			if (!(value instanceof JsonText)) return schema.parse(value);
			if (checksTexts) schema.parse(value.value());
			return value;
		},
		// tRPC infers a parser's types from these two. A caller gets the value, see `countedProcedure` in `trpc.ts`.
		_input: undefined as unknown as z.input<Schema> | JsonText<z.output<Schema>>,
		_output: undefined as unknown as z.output<Schema>,
	};
}

/** Fields of a JSON object: columns, expressions, and objects of those. */
export interface Fields {
	[name: string]: PgColumn | SQL | Fields;
}

/** A JSON object with these fields, in the contract's formats. */
export function jsonOf(fields: Fields): SQL {
	const parts = Object.entries(fields).map(
		([name, field]) => sql`${expressionOf(field)} as ${sql.identifier(name)}`,
	);
	return sql`(select row_to_json(r) from (select ${sql.join(parts, sql`, `)}) r)`;
}

/** JSON as text. */
export const asText = (json: SQL) => sql<string>`${json}::text`;

function expressionOf(field: PgColumn | SQL | Fields): SQL {
	if (isFields(field)) return jsonOf(field);
	return is(field, PgColumn) && isInstant(field) ? instant(field) : sql`${field}`;
}

const isFields = (field: PgColumn | SQL | Fields): field is Fields => field.constructor === Object;

const isInstant = (column: Column) => column.getSQLType().startsWith('timestamp');

/** RFC 3339 in UTC with milliseconds; connections are in UTC. */
export const instant = (time: PgColumn | SQL) =>
	sql<string>`to_char(${time}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
