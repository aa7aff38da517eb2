import { changeSchema, type FieldError, fieldErrors, isObject } from '@hms/contracts';
import type { z } from 'zod';
import { errorForFields } from '../errors/domain-error.ts';
import type { Json } from './read-only-fields.ts';

/** JSON merge patch (RFC 7396): an absent field stays, null removes one, objects are merged, any other value replaces. */
function mergePatch(target: unknown, patch: unknown): unknown {
	if (!isObject(patch)) return patch;
	const remaining = isObject(target)
		? Object.entries(target).filter(([name]) => patch[name] !== null)
		: [];
	const applyPatch = new Map<string, unknown>(remaining);
	for (const [name, value] of Object.entries(patch)) {
		if (value !== null && value !== undefined)
			applyPatch.set(name, mergePatch(applyPatch.get(name), value));
	}
	return Object.fromEntries(applyPatch);
}

/** A record's writable fields after a patch. Cleared fields are absent; fields of the patch that the schema lacks are ignored. */
export function merged(schema: z.ZodObject, current: Json, patch: Json): Json {
	const only = (from: Json) =>
		Object.fromEntries(
			Object.keys(schema.shape)
				.filter((name) => Object.hasOwn(from, name))
				.map((name) => [name, from[name]]),
		);
	return Object(mergePatch(only(current), only(patch)));
}

/** Validates a record after a patch. A value that the patch does not change is kept, even if today's rules would refuse it. */
function validatePatched<Schema extends z.ZodObject>(schema: Schema, current: Json, patch: Json) {
	const fields = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, current[name]]));
	return changeSchema(schema, fields).safeParse(merged(schema, current, patch));
}

/** The validation errors of a record after a patch. */
export function patchErrors(schema: z.ZodObject, current: Json, patch: Json): FieldError[] {
	const result = validatePatched(schema, current, patch);
	return result.success ? [] : fieldErrors(result.error);
}

/**
 * A record's fields after a patch. A cleared field gets its default; an unchanged value is kept, even if today's rules would
 * refuse it.
 * @param schema the record's writable fields, with their defaults
 * @throws DomainError `validation` if a changed field is not valid
 */
export function parsePatched<Schema extends z.ZodObject>(
	schema: Schema,
	current: Json,
	patch: Json,
): z.output<Schema> {
	const result = validatePatched(schema, current, patch);
	if (!result.success) throw errorForFields('validation', fieldErrors(result.error));
	return result.data;
}
