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

/** Makes a procedure's input out of a request. @throws DomainError `validation` */
export type InputReader = (request: RestRequest) => Record<string, unknown>;

/**
 * How a procedure's input is made out of path, query string and body. Text is turned into numbers and truth values only
 * where it came as text; a body stays as it is, and the procedure's schema, strict as it is, judges the whole.
 * @param takesQuery only what reads: what changes something is told in the body, which no log of addresses keeps
 */
export function inputReader(
	schema: z.ZodObject,
	parameters: string[],
	takesQuery: boolean,
): InputReader {
	// What REST says in the path or a header cannot be said in the body too.
	const elsewhere = new Set([...parameters, 'expectedVersion']);
	const takesVersion = Object.hasOwn(schema.shape, 'expectedVersion');
	const readers = new Map(
		Object.entries(schema.shape).map(([name, type]) => [name, textReader(type)]),
	);
	const read = (texts: Record<string, unknown>) =>
		Object.entries(texts).map(([name, text]) => [name, readers.get(name)?.(String(text)) ?? text]);

	return ({ params, query, body = {}, ifMatch }) => {
		if (typeof body !== 'object' || body === null || Array.isArray(body)) {
			throw fieldsError('validation', [{ path: '', message: 'the body must be a JSON object' }]);
		}
		const errors: FieldError[] = [];
		for (const path of Object.keys(body)) {
			if (elsewhere.has(path)) errors.push({ path, message: unknownField });
		}
		for (const [path, value] of Object.entries(query)) {
			if (!takesQuery || !readers.has(path) || elsewhere.has(path)) {
				errors.push({ path, message: unknownField });
			} else if (typeof value !== 'string') {
				errors.push({ path, message: 'must be given once' });
			}
		}
		if (errors.length > 0) throw fieldsError('validation', errors);

		return {
			...body,
			...Object.fromEntries([...read(query), ...read(params)]),
			...(ifMatch !== undefined && takesVersion
				? { expectedVersion: versionOfTag(ifMatch) }
				: undefined),
		};
	};
}

/** What is not written as the field's type stays text, and the schema says what it should have been. */
function textReader(type: unknown): (text: string) => unknown {
	if (
		type instanceof z.ZodOptional ||
		type instanceof z.ZodDefault ||
		type instanceof z.ZodNullable
	) {
		return textReader(type.unwrap());
	}
	if (type instanceof z.ZodNumber) {
		return (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : text);
	}
	if (type instanceof z.ZodBoolean) {
		return (text) => (text === 'true' ? true : text === 'false' ? false : text);
	}
	return (text) => text;
}
