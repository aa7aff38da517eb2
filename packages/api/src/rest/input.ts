import type { FieldError } from '@hms/contracts';
import { z } from 'zod';
import { fieldsError } from '../errors.ts';
import { versionOfTag } from './if-match.ts';

/** The parts of an HTTP request that a procedure's input is made of. */
export interface RestRequest {
	params: Record<string, string>;
	query: Record<string, unknown>;
	/** The parsed JSON, or undefined without a body. */
	body: unknown;
	ifMatch: string | undefined;
}

const unknownField = 'is not a known field';

/**
 * A procedure's input out of path, query string and body. Text is turned into numbers and truth values only where it
 * came as text; a body stays as it is, and the procedure's schema, strict as it is, judges the whole.
 * @param takesQuery only what reads: what changes something is told in the body, which no log of addresses keeps
 * @throws DomainError `validation`
 */
export function inputOf(
	schema: z.ZodObject,
	parameters: string[],
	takesQuery: boolean,
	request: RestRequest,
): Record<string, unknown> {
	const { params, query, body = {}, ifMatch } = request;
	if (typeof body !== 'object' || body === null || Array.isArray(body)) {
		throw fieldsError('validation', [{ path: '', message: 'the body must be a JSON object' }]);
	}
	// What REST says in the path or a header cannot be said in the body too.
	const elsewhere = new Set([...parameters, 'expectedVersion']);
	const errors: FieldError[] = [
		...Object.keys(body)
			.filter((name) => elsewhere.has(name))
			.map((path) => ({ path, message: unknownField })),
		...Object.entries(query).flatMap(([path, value]) => {
			if (!takesQuery || !Object.hasOwn(schema.shape, path) || elsewhere.has(path)) {
				return [{ path, message: unknownField }];
			}
			return typeof value === 'string' ? [] : [{ path, message: 'must be given once' }];
		}),
	];
	if (errors.length > 0) throw fieldsError('validation', errors);

	return {
		...body,
		...parsed(schema, query),
		...parsed(schema, params),
		...(ifMatch === undefined || !Object.hasOwn(schema.shape, 'expectedVersion')
			? {}
			: { expectedVersion: versionOfTag(ifMatch) }),
	};
}

function parsed(schema: z.ZodObject, texts: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(texts).map(([name, text]) => [name, fromText(schema.shape[name], String(text))]),
	);
}

/** What is not written as the field's type stays text, and the schema says what it should have been. */
function fromText(type: unknown, text: string): unknown {
	if (
		type instanceof z.ZodOptional ||
		type instanceof z.ZodDefault ||
		type instanceof z.ZodNullable
	) {
		return fromText(type.unwrap(), text);
	}
	if (type instanceof z.ZodNumber) return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
	if (type instanceof z.ZodBoolean) return text === 'true' ? true : text === 'false' ? false : text;
	return text;
}
