import { type ProblemCode, problem, problems } from '@hms/contracts';
import { z } from 'zod';

/** A JSON Schema, draft 2020-12, as zod writes it and OpenAPI 3.1 takes it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

export const header = (name: string) => ({ $ref: `#/components/headers/${name}` });

/** The headers of every response. */
export const commonHeaders = {
	'X-Request-Id': header('RequestId'),
	'X-API-Version': header('ApiVersion'),
};

/** A JSON Schema of any value: generators do not resolve one that refers to itself. */
const anyJson: JsonSchema = { description: 'Any JSON value.' };

/** The shared schemas and error responses of an OpenAPI document, collected while its operations are described. */
export class Components {
	readonly #schemas = new Map<string, JsonSchema>();
	readonly #refusals = new Map<string, object>();

	get schemas(): Record<string, JsonSchema> {
		return sorted(this.#schemas);
	}

	get responses(): Record<string, object> {
		return sorted(this.#refusals);
	}

	/** The error response of a status for some problem codes. */
	refusal(status: number, codes: ProblemCode[]) {
		const name = nameOf(codes);
		const isTemporary = status === 429 || status === 503;
		const titles = codes.map((code) => problems[code].title).join('. Or: ');
		this.#refusals.set(name, {
			description: isTemporary
				? `${titles}. \`Retry-After\` says after how many seconds to try again.`
				: titles,
			headers: {
				...commonHeaders,
				...(isTemporary ? { 'Retry-After': header('RetryAfter') } : {}),
			},
			content: {
				'application/problem+json': {
					schema: this.named(`${name}Problem`, {
						allOf: [
							this.answer(problem),
							{
								type: 'object',
								properties: { code: { type: 'string', enum: codes } },
								required: ['code'],
							},
						],
					}),
				},
			},
		});
		return { $ref: `#/components/responses/${name}` };
	}

	/** The JSON Schema of an output. */
	answer(schema: z.ZodType): JsonSchema {
		return this.#convert(schema, 'output');
	}

	/**
	 * The JSON Schema of an input, in which fields with a default are optional. Their descriptions say the defaults: for generators
	 * of types a field with the keyword `default` is always there.
	 */
	input(schema: z.ZodType): JsonSchema {
		return this.#convert(schema, 'input', sayDefault);
	}

	/** The same with the keyword `default`, for parameters. */
	parameters(schema: z.ZodType): JsonSchema {
		return this.#convert(schema, 'input');
	}

	/** Adds a schema under a name. @returns the reference to it */
	named(name: string, schema: JsonSchema): JsonSchema {
		this.#schemas.set(name, schema);
		return { $ref: refTo(name) };
	}

	#convert(
		schema: z.ZodType,
		io: 'input' | 'output',
		change: (schema: JsonSchema) => void = () => undefined,
	): JsonSchema {
		const {
			$schema,
			$defs = {},
			...root
		} = z.toJSONSchema(schema, {
			io,
			override: ({ jsonSchema }) => {
				tidy(jsonSchema, io);
				change(jsonSchema);
			},
		});
		const names = new Map(
			Object.keys($defs).map((name) => [name, this.#nameOf(name, $defs[name], io)]),
		);
		for (const [name, definition] of Object.entries($defs)) {
			this.#schemas.set(
				names.get(name) ?? name,
				name === recursive ? anyJson : renamed(definition, names),
			);
		}
		return renamed(root, names);
	}

	/** The name of a definition; an input's definition that differs from the output's of that name gets a name of its own. */
	#nameOf(name: string, definition: JsonSchema | undefined, io: 'input' | 'output'): string {
		if (name === recursive) return 'Json';
		const known = this.#schemas.get(name);
		const isOther =
			known && JSON.stringify(known) !== JSON.stringify(renamed(definition ?? {}, new Map()));
		return io === 'input' && isOther ? `${name}Input` : name;
	}
}

function sorted<Value>(named: Map<string, Value>): Record<string, Value> {
	return Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const refTo = (name: string) => `#/components/schemas/${name}`;

function renamed(schema: JsonSchema, names: Map<string, string>): JsonSchema {
	const text = JSON.stringify(schema).replaceAll(
		/"#\/\$defs\/([^"]+)"/g,
		(_, name: string) => `"${refTo(names.get(name) ?? name)}"`,
	);
	return JSON.parse(text);
}

/** Zod's name for a recursive schema without an id: there is one, `z.json()`. */
const recursive = '__schema0';

/** ["validation", "malformed_json"] is "ValidationOrMalformedJson". */
const nameOf = (codes: ProblemCode[]) =>
	codes.join('_or_').replaceAll(/(?:^|_)(\w)/g, (_, first: string) => first.toUpperCase());

/** Says a default in the description instead of by the keyword; null is the default of every field that may be null. */
function sayDefault(schema: JsonSchema): void {
	if (schema.default === undefined) return;
	if (schema.default !== null) {
		const said = `Where absent: \`${JSON.stringify(schema.default)}\`.`;
		schema.description = schema.description ? `${schema.description} ${said}` : said;
	}
	delete schema.default;
}

function tidy(schema: JsonSchema, io: 'input' | 'output'): void {
	// The pattern of a format is long and redundant.
	if (schema.format) delete schema.pattern;
	// Every integer of JSON is as safe.
	if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
	if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
	if (io !== 'output') return;
	// Outputs may get new fields, which clients have to ignore.
	if (schema.additionalProperties === false) delete schema.additionalProperties;
	// No field is absent from an output.
	delete schema.default;
}
