import type { Procedure } from '@hms/api';
import { z } from 'zod';
import { codesOf, routesOf } from './codes.ts';
import type { Definitions } from './definitions.ts';
import {
	asSchema,
	capital,
	comment,
	fieldPaths,
	idNouns,
	isPage,
	type JsonSchema,
	toJsonSchema,
	typeText,
} from './schema-text.ts';

/** A procedure, and the text of its output's type. */
export interface WithOutput {
	procedure: Procedure;
	noun: string;
	verb: string;
	/** The beginning of its types' names: `PatientCreate`. */
	name: string;
	outputText: string;
	/** The type of a page's items; undefined for any other output. */
	itemText: string | undefined;
}

/** A call of the client, as lines of its source. */
export interface CallText extends WithOutput {
	/** Its line in the table that the client runs on. */
	entry: string;
	/** Its documented line in the interface of its noun. */
	member: string;
	/** The types of its argument, of the codes and of the fields that a refusal may name. */
	argument: string;
	codeText: string;
	fieldText: string;
}

/** Adds the type of a procedure's output to the definitions. */
export function describeOutput(procedure: Procedure, definitions: Definitions): WithOutput {
	const [noun = '', verb = ''] = procedure.name.split('.');
	const known = { procedure, noun, verb, name: capital(noun) + capital(verb) };
	if (procedure.output instanceof z.ZodVoid) {
		return { ...known, outputText: 'void', itemText: undefined };
	}
	const schema = toJsonSchema(procedure.output, 'output');
	const place = definitions.place('output');
	definitions.addNamed(schema, 'output');
	const { items } = pageIn(schema)?.properties ?? {};
	if (items !== undefined) {
		const itemText = typeText(asSchema(asSchema(items).items), place);
		return { ...known, outputText: `Page<${itemText}>`, itemText };
	}
	const outputText =
		schema.$ref === undefined
			? definitions.add(`${known.name}Output`, schema, place)
			: typeText(schema, place);
	return { ...known, outputText, itemText: undefined };
}

/** The schema of a page, which may have a name; undefined for any other schema. */
function pageIn({ $ref, $defs = {}, ...schema }: JsonSchema): JsonSchema | undefined {
	const resolved = $ref === undefined ? schema : asSchema($defs[$ref.replace('#/$defs/', '')]);
	return isPage(resolved) ? resolved : undefined;
}

/** Adds the types of a procedure's input to the definitions, and describes its call. */
export function describeCall(described: WithOutput, definitions: Definitions): CallText {
	const { procedure, noun, verb, name, outputText, itemText } = described;
	const input = inputOf(procedure);
	const place = definitions.place('input', noun === 'auth' ? nounOfAuth(verb) : noun);
	const inputText = input ? definitions.add(`${name}Input`, input, place) : 'NoInput';
	const argument = input?.required?.length ? inputText : `${inputText} | undefined`;
	const fieldText = definitions.addUnion(
		`${name}Field`,
		input ? fieldPaths(input, input.$defs ?? {}) : [],
	);
	const codes = codesOf(procedure, input).map((code) => `'${code}'`);
	const codeText = codes.length > 0 ? codes.join(' | ') : 'never';
	// The items of a noun's own list are under the noun: `clinic.patient.all()`.
	const isPaged = itemText !== undefined && verb !== 'list';
	const type = isPaged
		? `PagedCall<${argument}, ${itemText}, ${codeText}, ${fieldText}>`
		: `Call<${argument}, ${outputText}, ${codeText}, ${fieldText}>`;
	const [{ summary, description = '' } = {}] = routesOf(procedure);
	const text = summary ? `${summary}. ${description}`.trim() : '';
	return {
		...described,
		entry: `${verb}: '${kindOf(procedure)}',`,
		member: `${comment(text)}${verb}: ${type};`,
		argument,
		codeText,
		fieldText,
	};
}

/** What an `id` identifies in the input of a procedure of `auth`: "deleteToken" is about a token. */
const nounOfAuth = (verb: string) => idNouns.find((noun) => verb.endsWith(capital(noun)));

/** The schema of an input; undefined where a procedure has none, or an empty one. */
function inputOf({ input }: Procedure): JsonSchema | undefined {
	const schema = input && toJsonSchema(input, 'input');
	return Object.keys(schema?.properties ?? {}).length > 0 ? schema : undefined;
}

/** How a procedure is sent: a `create` takes an idempotency key. */
function kindOf(procedure: Procedure): 'read' | 'create' | 'write' {
	if (procedure.type === 'query') return 'read';
	return routesOf(procedure).some((route) => route.acceptsIdempotencyKey) ? 'create' : 'write';
}
