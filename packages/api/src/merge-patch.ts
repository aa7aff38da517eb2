import { fieldErrors } from '@hms/contracts';
import type { z } from 'zod';
import { fieldsError } from './errors.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

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
 * What a record's fields become with a patch. A field that was taken away gets its default.
 * @param schema the record's writable fields, with their defaults
 * @throws DomainError `validation` if the whole is not valid then
 */
export function patched<Schema extends z.ZodObject>(
	schema: Schema,
	current: Json,
	patch: Json,
): z.output<Schema> {
	const names = Object.keys(schema.shape);
	const fields = Object.fromEntries(names.map((name) => [name, current[name]]));
	const result = schema.safeParse(mergePatch(fields, patch));
	if (!result.success) throw fieldsError('validation', fieldErrors(result.error));
	return result.data;
}
