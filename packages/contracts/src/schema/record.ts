import { z } from 'zod';
import { clearable, plainDate } from './fields.ts';

// The writable fields of a record are declared once, as a strict object whose optional fields have defaults. The schemas of its
// merge patch and of its output are derived from them here.

type Patched<Schema> =
	Schema extends z.ZodDefault<infer Inner>
		? z.ZodOptional<z.ZodNullable<PatchValue<Inner>>>
		: Schema extends z.ZodOptional<infer Inner>
			? z.ZodOptional<Inner>
			: Schema extends z.ZodType
				? z.ZodOptional<Schema>
				: never;

type PatchValue<Schema> =
	Schema extends z.ZodNullable<infer Inner>
		? PatchValue<Inner>
		: Schema extends z.ZodObject<infer Shape>
			? z.ZodObject<PatchShape<Shape>, z.core.$strict>
			: Schema extends z.ZodType
				? Schema
				: never;

type PatchShape<Shape> = { [Name in keyof Shape]: Patched<Shape[Name]> };

/** A field in a merge patch: one with a default can be cleared by null, any other can only be left out or replaced. */
function patched(schema: z.ZodType): z.ZodType {
	if (schema instanceof z.ZodDefault) return clearable(patchValue(typeOf(schema.unwrap())));
	return schema instanceof z.ZodOptional ? schema : schema.optional();
}

/** A value in a merge patch: an object is a patch of its fields. */
function patchValue(schema: z.ZodType): z.ZodType {
	if (schema instanceof z.ZodNullable) return patchValue(typeOf(schema.unwrap()));
	return schema instanceof z.ZodObject ? patchOf(schema) : schema;
}

/** Zod types the schema within a wrapper as its core's; all schemas here are made by `zod` itself. */
const typeOf = (schema: z.core.$ZodType) => schema as z.ZodType;

/**
 * The JSON merge patch (RFC 7396) of a record: an absent field stays, null clears one that has a default.
 * @param fields the record's writable fields
 */
export function patchOf<Shape extends z.ZodRawShape>(
	fields: z.ZodObject<Shape>,
): z.ZodObject<PatchShape<Shape>, z.core.$strict> {
	const shape = Object.entries(fields.shape).map(([name, schema]) => [
		name,
		patched(typeOf(schema)),
	]);
	// `fromEntries` does not keep the names.
	return z.strictObject(Object.fromEntries(shape) as PatchShape<Shape>);
}

type Stored<Schema> =
	Schema extends z.ZodDefault<infer Inner>
		? Stored<Inner>
		: Schema extends z.ZodOptional<infer Inner>
			? Stored<Inner>
			: Schema extends z.ZodNullable<infer Inner>
				? z.ZodNullable<Extract<Stored<Inner>, z.ZodType>>
				: Schema extends z.ZodArray<infer Item>
					? z.ZodArray<Extract<Stored<Item>, z.ZodType>>
					: Schema;

/**
 * A stored value. It is always present, and a text has any form: an old value may break a rule that is newer, and is answered
 * nevertheless.
 */
function stored(schema: z.ZodType): z.ZodType {
	if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) {
		return stored(typeOf(schema.unwrap()));
	}
	if (schema instanceof z.ZodNullable) return stored(typeOf(schema.unwrap())).nullable();
	if (schema instanceof z.ZodArray) return z.array(stored(typeOf(schema.element)));
	if (!(schema instanceof z.ZodString)) return schema;
	return schema.meta()?.format === 'date' ? plainDate : z.string();
}

/**
 * The stored fields of a record, for the shape of its output.
 * @param fields the record's writable fields
 * @param descriptions of fields in the output, for the API's description
 */
export function storedFields<Shape extends z.ZodRawShape>(
	fields: z.ZodObject<Shape>,
	descriptions: { [Name in keyof Shape]?: string },
): { [Name in keyof Shape]: Stored<Shape[Name]> } {
	const described = new Map(Object.entries(descriptions));
	const shape = Object.entries(fields.shape).map(([name, schema]) => {
		const output = stored(typeOf(schema));
		const description = described.get(name);
		return [name, typeof description === 'string' ? output.describe(description) : output];
	});
	// `fromEntries` does not keep the names.
	return Object.fromEntries(shape) as { [Name in keyof Shape]: Stored<Shape[Name]> };
}
