import { type Column, is, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { PgColumn } from 'drizzle-orm/pg-core';
import type { z } from 'zod';

/**
 * An answer as PostgreSQL wrote it. REST passes the text on; whoever needs the value reads it. What a list of 25 costs is
 * for the most part turning rows into objects and those into text, and this does neither.
 */
export class JsonText<T> {
	readonly text: string;
	/** Of the row, where it is one. */
	readonly id: string | undefined;
	readonly version: number | undefined;

	constructor(text: string, row?: { id: string; version: number }) {
		this.text = text;
		this.id = row?.id;
		this.version = row?.version;
	}

	value(): T {
		// The statement was written for this type, and the tests hold every answer against its schema.
		return JSON.parse(this.text) as T;
	}
}

/** What an answer says, whether it is a value already or the text of one. */
export type ValueOf<T> = T extends JsonText<infer Value> ? Value : T;

export function answered<T>(answer: T): ValueOf<T> {
	// TypeScript does not decide a conditional type within the function.
	return (answer instanceof JsonText ? answer.value() : answer) as ValueOf<T>;
}

let checksTexts = false;

/** From here on every text is read and held against its schema. For tests: in production nothing but the database made it. */
export function checkJsonTexts(): void {
	checksTexts = true;
}

/** What a procedure answers: a value of this schema, or the text of one. */
export function answer<Schema extends z.ZodType>(schema: Schema) {
	return {
		schema,
		parse(value: unknown): z.output<Schema> | JsonText<z.output<Schema>> {
			if (!(value instanceof JsonText)) return schema.parse(value);
			if (checksTexts) schema.parse(value.value());
			return value;
		},
		// What tRPC knows a parser's types by; a caller gets the value, see `publicProcedure`.
		_input: undefined as unknown as z.input<Schema> | JsonText<z.output<Schema>>,
		_output: undefined as unknown as z.output<Schema>,
	};
}

/** Fields of an answer: columns, expressions, and objects of those. */
export interface Fields {
	[name: string]: PgColumn | SQL | Fields;
}

/** A row as JSON, with these fields, as the contract writes their types. */
export function jsonOf(fields: Fields): SQL {
	const parts = Object.entries(fields).map(
		([name, field]) => sql`${expressionOf(field)} as ${sql.identifier(name)}`,
	);
	return sql`(select row_to_json(r) from (select ${sql.join(parts, sql`, `)}) r)`;
}

/**
 * The first fields of an object that is kept as text: those before this one, which comes after others. No value can hold
 * what is looked for, because a quote within a text has a backslash before it.
 */
export const fieldsBefore = (field: string, json: SQLWrapper) =>
	sql<string>`split_part(${json}, ${sql.raw(`',"${field}":'`)}, 1) || '}'`;

/** JSON as the text that PostgreSQL writes it with. */
export const asText = (json: SQL) => sql<string>`${json}::text`;

function expressionOf(field: PgColumn | SQL | Fields): SQL {
	if (isFields(field)) return jsonOf(field);
	return is(field, PgColumn) && isInstant(field) ? instant(field) : sql`${field}`;
}

const isFields = (field: PgColumn | SQL | Fields): field is Fields => field.constructor === Object;

const isInstant = (column: Column) => column.getSQLType().startsWith('timestamp');

/** RFC 3339 in UTC with milliseconds; connections are in UTC. */
const instant = (column: PgColumn) => sql`to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
