import { z } from 'zod';

/** A JSON Schema as zod writes it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What an id identifies: `patient` of a field `patientId`. */
export const idNouns = [
	'patient',
	'doctor',
	'mapping',
	'user',
	'invitation',
	'session',
	'token',
	'passkey',
	'notification',
	'share',
	'transfer',
	'emergencyAccess',
] as const;

/** Where a schema is: for which direction, and whose `id` an id there is. */
export interface Place {
	io: 'input' | 'output';
	/** The noun that `id` and `ids` identify; undefined where that is not certain. */
	owner: string | undefined;
	field?: string;
	/** The name of the type for a named schema there. */
	nameOf: (schemaName: string) => string;
}

export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export function toJsonSchema(schema: z.ZodType, io: Place['io']): JsonSchema {
	return z.toJSONSchema(schema, { io });
}

/** Whether a schema is a page of a list, for which the client has a type with a parameter: `Page<Patient>`. */
export const isPage = ({ properties = {} }: JsonSchema) =>
	Object.hasOwn(properties, 'nextCursor') && Object.hasOwn(properties, 'items');

/** A schema as the text of a TypeScript type. */
export function typeText(schema: JsonSchema, place: Place): string {
	if (schema.$ref !== undefined) return place.nameOf(refName(schema.$ref));
	if (schema.const !== undefined) return JSON.stringify(schema.const);
	if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
	const choices = schema.anyOf ?? schema.oneOf;
	if (choices) return union(choices.map((choice) => typeText(asSchema(choice), place)));
	if (Array.isArray(schema.type)) {
		return union(schema.type.map((type) => typeText({ ...schema, type }, place)));
	}
	switch (schema.type) {
		case 'string':
			return stringText(schema, place);
		case 'integer':
		case 'number':
			return 'number';
		case 'boolean':
		case 'null':
			return schema.type;
		case 'array':
			return arrayText(schema, place);
		case 'object':
			return schema.properties ? objectText(schema, place) : recordText(schema, place);
		default:
			return 'unknown';
	}
}

/** JSON Schema also allows `true` and `false` as schemas; ours are never those. */
export const asSchema = (schema: unknown) => schema as JsonSchema;

const union = (texts: string[]) => [...new Set(texts)].join(' | ');

const refName = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

function stringText({ format }: JsonSchema, { owner, field = '' }: Place): string {
	if (format === 'date') return 'PlainDate';
	if (format === 'date-time') return 'Instant';
	if (format !== 'uuid') return 'string';
	const named = idNouns.find((noun) => new RegExp(`(^${noun}|${capital(noun)})Ids?$`).test(field));
	const ofField = field === 'ownerId' ? 'user' : named;
	const noun = ofField ?? (/^ids?$/.test(field) ? owner : undefined);
	return noun === undefined ? 'string' : `${capital(noun)}Id`;
}

function arrayText({ items }: JsonSchema, place: Place): string {
	const item = typeText(asSchema(items), place);
	const readonly = place.io === 'input' ? 'readonly ' : '';
	return `${readonly}${/[ |]/.test(item) ? `(${item})` : item}[]`;
}

function recordText({ propertyNames, additionalProperties }: JsonSchema, place: Place): string {
	const value = typeText(asSchema(additionalProperties), place);
	return `Record<${typeText(asSchema(propertyNames), place)}, ${value}>`;
}

/** An object's fields between braces, each with its description. */
export function objectText({ properties = {}, required = [] }: JsonSchema, place: Place): string {
	const fields = Object.entries(properties).map(([field, value]) => {
		const schema = asSchema(value);
		const owner = idNouns.find((noun) => noun === field || (field === 'actor' && noun === 'user'));
		const isObject = schema.properties !== undefined || schema.anyOf !== undefined;
		const type = typeText(schema, { ...place, field, owner: isObject ? owner : place.owner });
		const isOptional = !required.includes(field);
		// With `exactOptionalPropertyTypes` an input may then hold `undefined`, which JSON leaves out.
		const optional =
			place.io === 'input' && type !== 'unknown' ? `?: ${type} | undefined` : `?: ${type}`;
		return `${comment(describe(schema, place.io))}${field}${isOptional ? optional : `: ${type}`};`;
	});
	return `{\n${fields.join('\n')}\n}`;
}

/** Sentences that every field of a kind has; the type of the field says the same. */
const obvious = ['UUID, version 7.', 'RFC 3339, in UTC, with milliseconds.', 'E.164.'];

function describe({ description = '', default: initial }: JsonSchema, io: Place['io']): string {
	const isObvious =
		obvious.includes(description) || description.startsWith('A day of the calendar');
	const text = isObvious ? '' : description;
	return initial === undefined || io === 'output'
		? text
		: `${text} Default: \`${JSON.stringify(initial)}\`.`.trim();
}

/** A text as a documentation comment; nothing for an empty one. */
export function comment(text: string): string {
	return text ? `/** ${text.replaceAll('*/', '*\\/')} */\n` : '';
}

/** The paths of an input's fields, as the errors of a refusal name them. */
export function fieldPaths(schema: JsonSchema, definitions: Record<string, JsonSchema>): string[] {
	return Object.entries(schema.properties ?? {}).flatMap(([field, value]) => [
		`'${field}'`,
		...pathsBelow(asSchema(value), definitions).map((path) => `${quote(field, path)}`),
	]);
}

function pathsBelow(schema: JsonSchema, definitions: Record<string, JsonSchema>): string[] {
	const definition = schema.$ref === undefined ? undefined : definitions[refName(schema.$ref)];
	if (definition) return pathsBelow(definition, definitions);
	if (schema.anyOf) return schema.anyOf.flatMap((one) => pathsBelow(asSchema(one), definitions));
	// biome-ignore lint/suspicious/noTemplateCurlyInString: it is the text of a type.
	if (schema.type === 'array') return ['`${number}`'];
	return fieldPaths(schema, definitions);
}

/** A path below a field: both are TypeScript literals. */
function quote(field: string, path: string): string {
	const mark = path.charAt(0);
	return `${mark}${field}.${path.slice(1)}`;
}
