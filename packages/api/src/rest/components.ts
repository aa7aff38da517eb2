import { type ProblemCode, problem, problems } from '@hms/contracts';
import { z } from 'zod';

/** A JSON Schema, draft 2020-12, as zod writes it and OpenAPI 3.1 takes it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

export const header = (name: string) => ({ $ref: `#/components/headers/${name}` });

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
		const name = codes.join('_or_');
		this.#refusals.set(name, {
			description: codes.map((code) => problems[code].title).join('. Or: '),
			headers: {
				'X-Request-Id': header('RequestId'),
				...(status === 429 || status === 503 ? { 'Retry-After': header('RetryAfter') } : {}),
			},
			content: {
				'application/problem+json': {
					schema: { allOf: [this.answer(problem), { properties: { code: { enum: codes } } }] },
				},
			},
		});
		return { $ref: `#/components/responses/${name}` };
	}

	/** The JSON Schema of an output. */
	answer(schema: z.ZodType): JsonSchema {
		return this.#convert(schema, 'output');
	}

	/** The JSON Schema of an input, in which fields with a default are optional. */
	input(schema: z.ZodType): JsonSchema {
		return this.#convert(schema, 'input');
	}

	/** Adds a schema under a name. @returns the reference to it */
	named(name: string, schema: JsonSchema): JsonSchema {
		this.#schemas.set(name, schema);
		return { $ref: refTo(name) };
	}

	#convert(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
		const {
			$schema,
			$defs = {},
			...root
		} = z.toJSONSchema(schema, {
			io,
			override: ({ jsonSchema }) => tidy(jsonSchema, io),
		});
		const names = new Map(
			Object.keys($defs).map((name) => [name, this.#nameOf(name, $defs[name], io)]),
		);
		for (const [name, definition] of Object.entries($defs)) {
			this.#schemas.set(names.get(name) ?? name, renamed(definition, names));
		}
		return renamed(root, names);
	}

	/** The name of a definition; an input's definition that differs from the output's of that name gets a name of its own. */
	#nameOf(name: string, definition: JsonSchema | undefined, io: 'input' | 'output'): string {
		// Zod's name for a recursive schema without an id: there is one, `z.json()`.
		if (name === '__schema0') return 'Json';
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

function tidy(schema: JsonSchema, io: 'input' | 'output'): void {
	// The pattern of a format is long and redundant.
	if (schema.format) delete schema.pattern;
	// Outputs may get new fields, which clients have to ignore.
	if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties;
}
