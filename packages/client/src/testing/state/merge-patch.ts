import { isObject } from '@hms/contracts';
import type { Json } from './state.ts';

/** JSON merge patch, RFC 7396, to one level of objects within a record. */
export function applyPatch(before: Json, patch: Json): Json {
	const after = { ...before };
	for (const [name, value] of Object.entries(patch)) {
		const inner = before[name];
		if (value === null) delete after[name];
		else if (isObject(value) && isObject(inner)) after[name] = applyPatch(inner, value);
		else if (isObject(value)) after[name] = applyPatch({}, value);
		else if (value !== undefined) after[name] = value;
	}
	return after;
}

/** The values of absent and cleared fields. @param required the fields without a default */
export function defaultsOf(fields: { parse(input: Json): Json }, required: Json): Json {
	const all = Object.entries(fields.parse(required));
	return Object.fromEntries(all.filter(([name]) => !(name in required)));
}
