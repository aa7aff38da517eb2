import { type FieldError, fieldErrors, isObject } from '@hms/contracts';
import { z } from 'zod';
import { errorForFields, InvalidRequestError } from '../errors/domain-error.ts';
import { type Json, readOnlyFieldError } from '../validation/read-only-fields.ts';
import { isTag, versionOfTag } from './if-match.ts';
import type { RestRequest } from './request.ts';

const unknownField = 'is not a known field';

/** Makes a procedure's input from a request. @throws DomainError `validation` with all validation errors */
export type InputReader = (request: RestRequest) => Json;

interface ReaderOptions {
	/** Fields of the input that the path names. */
	parameters: string[];
	/** Whether query parameters are accepted. Only reading procedures do: data in a body is in no log of URLs. */
	acceptsQuery: boolean;
	/** Whether the body may be a whole row as it was read, with its id. */
	acceptsWholeRow: boolean;
}

/**
 * Makes the function that builds a procedure's input from path, query string and body. Numbers and booleans are parsed only in
 * path and query string, which are text; a body is not coerced. The procedure's strict schema validates the whole.
 */
export function inputReader(
	schema: z.ZodObject,
	{ parameters, acceptsQuery, acceptsWholeRow }: ReaderOptions,
): InputReader {
	// Fields of the path and headers are not accepted in the body.
	const outsideBody = new Set([...parameters, 'expectedVersion']);
	const takesVersion = Object.hasOwn(schema.shape, 'expectedVersion');
	const readers = new Map(
		Object.entries(schema.shape).map(([name, type]) => [name, textReader(type)]),
	);
	const read = (texts: Json) =>
		Object.entries(texts).map(([name, text]) => [name, readers.get(name)?.(String(text)) ?? text]);

	function bodyErrors(path: string, sent: unknown, inPath: string | undefined): FieldError[] {
		if (!outsideBody.has(path)) return [];
		if (!acceptsWholeRow || inPath === undefined) return [{ path, message: unknownField }];
		return String(sent).toLowerCase() === inPath.toLowerCase()
			? []
			: [readOnlyFieldError(path, inPath)];
	}

	function queryErrors(path: string, value: unknown): FieldError[] {
		if (!acceptsQuery || !readers.has(path) || outsideBody.has(path)) {
			return [{ path, message: unknownField }];
		}
		return typeof value === 'string' ? [] : [{ path, message: 'must be given once' }];
	}

	return ({ params, query, body = {}, ifMatch }) => {
		const tag = takesVersion ? ifMatch : undefined;
		const errors = [
			...(isObject(body) ? [] : [{ path: '', message: 'the body must be a JSON object' }]),
			...(isObject(body)
				? Object.entries(body).flatMap(([path, sent]) => bodyErrors(path, sent, params[path]))
				: []),
			...Object.entries(query).flatMap(([path, value]) => queryErrors(path, value)),
			...(tag === undefined || isTag(tag)
				? []
				: [{ path: 'If-Match', message: 'must be the ETag of this resource, like "3"' }]),
		];
		if (!isObject(body)) throw errorForFields('validation', errors);

		const invalid = new Set(errors.map(({ path }) => path));
		const valid = Object.entries(query).filter(([path]) => !invalid.has(path));
		const input: Json = {
			...body,
			...Object.fromEntries([...read(Object.fromEntries(valid)), ...read(params)]),
			...(tag === undefined ? undefined : { expectedVersion: versionOfTag(tag) }),
		};
		if (errors.length === 0) return input;
		const parsed = schema.safeParse(input);
		const others = parsed.success ? [] : fieldErrors(parsed.error);
		throw new InvalidRequestError(
			[...errors, ...others.filter(({ path }) => !invalid.has(path))],
			input,
		);
	};
}

/** Parses text as a field's type. Text that cannot be parsed stays text, and the schema refuses it. */
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
