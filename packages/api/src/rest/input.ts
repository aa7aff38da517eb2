import { type FieldError, fieldErrors, isObject } from '@hms/contracts';
import { z } from 'zod';
import { fieldsError, InvalidRequest } from '../errors/errors.ts';
import { carriedFlaw, type Json } from '../validation/read-only-fields.ts';
import { isTag, versionOfTag } from './if-match.ts';

/** The parts of an HTTP request that a procedure's input is made of. */
export interface RestRequest {
	params: Record<string, string>;
	query: Record<string, unknown>;
	/** The parsed JSON, or undefined without a body. */
	body: unknown;
	ifMatch: string | undefined;
}

const unknownField = 'is not a known field';

/** Makes a procedure's input out of a request. @throws DomainError `validation` with all that is wrong with it */
export type InputReader = (request: RestRequest) => Json;

interface Reading {
	/** Fields of the input that the path names. */
	parameters: string[];
	/** Only what reads: what changes something is told in the body, which no log of addresses keeps. */
	takesQuery: boolean;
	/** Whether the body may be a row as it was read, with its id. */
	takesRow: boolean;
}

/**
 * How a procedure's input is made out of path, query string and body. Text is turned into numbers and truth values only
 * where it came as text; a body stays as it is, and the procedure's schema, strict as it is, judges the whole.
 */
export function inputReader(
	schema: z.ZodObject,
	{ parameters, takesQuery, takesRow }: Reading,
): InputReader {
	// What REST says in the path or a header cannot be said in the body too.
	const elsewhere = new Set([...parameters, 'expectedVersion']);
	const takesVersion = Object.hasOwn(schema.shape, 'expectedVersion');
	const readers = new Map(
		Object.entries(schema.shape).map(([name, type]) => [name, textReader(type)]),
	);
	const read = (texts: Json) =>
		Object.entries(texts).map(([name, text]) => [name, readers.get(name)?.(String(text)) ?? text]);

	function bodyFlaw(path: string, sent: unknown, named: string | undefined): FieldError[] {
		if (!elsewhere.has(path)) return [];
		if (!takesRow || named === undefined) return [{ path, message: unknownField }];
		return String(sent).toLowerCase() === named.toLowerCase() ? [] : [carriedFlaw(path, named)];
	}

	function queryFlaw(path: string, value: unknown): FieldError[] {
		if (!takesQuery || !readers.has(path) || elsewhere.has(path)) {
			return [{ path, message: unknownField }];
		}
		return typeof value === 'string' ? [] : [{ path, message: 'must be given once' }];
	}

	return ({ params, query, body = {}, ifMatch }) => {
		const tag = takesVersion ? ifMatch : undefined;
		const errors = [
			...(isObject(body) ? [] : [{ path: '', message: 'the body must be a JSON object' }]),
			...(isObject(body)
				? Object.entries(body).flatMap(([path, sent]) => bodyFlaw(path, sent, params[path]))
				: []),
			...Object.entries(query).flatMap(([path, value]) => queryFlaw(path, value)),
			...(tag === undefined || isTag(tag)
				? []
				: [{ path: 'If-Match', message: 'must be the ETag of this resource, like "3"' }]),
		];
		if (!isObject(body)) throw fieldsError('validation', errors);

		const wrong = new Set(errors.map(({ path }) => path));
		const sound = Object.entries(query).filter(([path]) => !wrong.has(path));
		const input: Json = {
			...body,
			...Object.fromEntries([...read(Object.fromEntries(sound)), ...read(params)]),
			...(tag === undefined ? undefined : { expectedVersion: versionOfTag(tag) }),
		};
		if (errors.length === 0) return input;
		const judged = schema.safeParse(input);
		const others = judged.success ? [] : fieldErrors(judged.error);
		throw new InvalidRequest([...errors, ...others.filter(({ path }) => !wrong.has(path))], input);
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
