import { changeOf, fieldErrors, isObject } from '@hms/contracts';
import type { z } from 'zod';
import { fieldsError } from './errors.ts';

type Json = Record<string, unknown>;

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
	const names = Object.keys(schema.shape);
	const fields = Object.fromEntries(names.map((name) => [name, current[name]]));
	const result = changeOf(schema, fields).safeParse(mergePatch(fields, patch));
	if (!result.success) throw fieldsError('validation', fieldErrors(result.error));
	return result.data;
}
