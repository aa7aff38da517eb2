import { changeOf, type FieldError, fieldErrors, isObject } from '@hms/contracts';
import type { z } from 'zod';
import { fieldsError } from '../errors/errors.ts';
import type { Json } from './read-only-fields.ts';

/** JSON merge patch, RFC 7396: what is absent stays, null takes away, objects are merged, all else is put in its place. */
function mergePatch(target: unknown, patch: unknown): unknown {
	if (!isObject(patch)) return patch;
	const kept = isObject(target)
		? Object.entries(target).filter(([name]) => patch[name] !== null)
		: [];
	const merged = new Map<string, unknown>(kept);
	for (const [name, value] of Object.entries(patch)) {
		if (value !== null && value !== undefined)
			merged.set(name, mergePatch(merged.get(name), value));
	}
	return Object.fromEntries(merged);
}

/** A record's writable fields with a patch; what was taken away is absent, and what the patch has besides is left out. */
export function merged(schema: z.ZodObject, current: Json, patch: Json): Json {
	const only = (from: Json) =>
		Object.fromEntries(
			Object.keys(schema.shape)
				.filter((name) => Object.hasOwn(from, name))
				.map((name) => [name, from[name]]),
		);
	return Object(mergePatch(only(current), only(patch)));
}

/** Checks what a patch makes of a record; a value that stays as it was is kept, whatever the rules of today say of it. */
function checked<Schema extends z.ZodObject>(schema: Schema, current: Json, patch: Json) {
	const fields = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, current[name]]));
	return changeOf(schema, fields).safeParse(merged(schema, current, patch));
}

/** What is wrong with a record's fields as a patch would have them. */
export function patchFlaws(schema: z.ZodObject, current: Json, patch: Json): FieldError[] {
	const result = checked(schema, current, patch);
	return result.success ? [] : fieldErrors(result.error);
}

/**
 * What a record's fields become with a patch. A field that was taken away gets its default; one that stays as it was is
 * kept, whatever the rules of today say of it.
 * @param schema the record's writable fields, with their defaults
 * @throws DomainError `validation` if what is new in it is not valid
 */
export function patched<Schema extends z.ZodObject>(
	schema: Schema,
	current: Json,
	patch: Json,
): z.output<Schema> {
	const result = checked(schema, current, patch);
	if (!result.success) throw fieldsError('validation', fieldErrors(result.error));
	return result.data;
}
