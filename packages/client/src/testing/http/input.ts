import { type FieldError, isObject } from '@hms/contracts';
import { z } from 'zod';
import { readOnlyError } from '../state/read-only.ts';
import { field, type Refusal, refusal } from '../state/refusal.ts';
import type { Json } from '../state/state.ts';
import { isTag, versionOfTag } from './if-match.ts';
import type { Route } from './routes.ts';

/** The parts of a REST request that an input is made of. */
export interface RequestParts {
	params: Record<string, string>;
	query: URLSearchParams;
	body: unknown;
	/** One tag of `If-Match`. */
	tag: string | undefined;
}

const unknownField = 'is not a known field';

/** The input of a procedure: numbers and booleans are read from the path and query string, which are text; a body is as it is. */
export function readInput(
	{ method }: Route,
	schema: z.ZodType,
	{ params, query, body = {}, tag }: RequestParts,
): { input: Json; errors: FieldError[] } | Refusal {
	const shape = shapeOf(schema);
	const outsideBody = new Set([...Object.keys(params), 'expectedVersion']);
	const acceptsWholeRow = method === 'PUT' || method === 'PATCH';
	const expected = Object.hasOwn(shape, 'expectedVersion') ? tag : undefined;

	const bodyErrors = ([path, sent]: [string, unknown]): FieldError[] => {
		if (!outsideBody.has(path)) return [];
		const inPath = params[path];
		if (!acceptsWholeRow || inPath === undefined) return [field(path, unknownField)];
		return String(sent).toLowerCase() === inPath.toLowerCase() ? [] : [readOnlyError(path, inPath)];
	};
	const queryErrors = (path: string): FieldError[] => {
		if (method !== 'GET' || !Object.hasOwn(shape, path) || outsideBody.has(path)) {
			return [field(path, unknownField)];
		}
		return query.getAll(path).length > 1 ? [field(path, 'must be given once')] : [];
	};

	const names = [...new Set(query.keys())];
	const errors = [
		...(isObject(body) ? [] : [field('', 'the body must be a JSON object')]),
		...(isObject(body) ? Object.entries(body).flatMap(bodyErrors) : []),
		...names.flatMap(queryErrors),
		...(expected === undefined || isTag(expected)
			? []
			: [field('If-Match', 'must be the ETag of this resource, like "3"')]),
	];
	if (!isObject(body)) return refusal('validation', ...errors);
	const invalid = new Set(errors.map(({ path }) => path));
	const texts = [
		...names.filter((name) => !invalid.has(name)).map((name) => [name, query.get(name)] as const),
		...Object.entries(params),
	];
	const read = texts.map(([name, text]) => [name, readText(shape[name], text ?? '')]);
	const version = expected === undefined ? undefined : versionOfTag(expected);
	return {
		input: {
			...body,
			...Object.fromEntries(read),
			...(expected === undefined ? {} : { expectedVersion: version }),
		},
		errors,
	};
}

function shapeOf(schema: z.ZodType): Record<string, unknown> {
	if (schema instanceof z.ZodOptional) return shapeOf(schema.unwrap() as z.ZodType); // zod made it
	return schema instanceof z.ZodObject ? schema.shape : {};
}

/** A text as a value of a field's type; one that cannot be read stays text, and the schema refuses it. */
function readText(type: unknown, text: string): unknown {
	if (
		type instanceof z.ZodOptional ||
		type instanceof z.ZodDefault ||
		type instanceof z.ZodNullable
	) {
		return readText(type.unwrap(), text);
	}
	if (type instanceof z.ZodNumber) return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
	if (type instanceof z.ZodBoolean) return text === 'true' ? true : text === 'false' ? false : text;
	return text;
}
