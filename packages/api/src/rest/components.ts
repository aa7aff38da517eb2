import { type ProblemCode, problem, problems } from '@hms/contracts';
import { z } from 'zod';

/** A JSON Schema, draft 2020-12, as zod writes it and OpenAPI 3.1 takes it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

export const header = (name: string) => ({ $ref: `#/components/headers/${name}` });

/** The schemas and refusals that an OpenAPI document names, gathered while its operations are described. */
export class Components {
	readonly #schemas = new Map<string, JsonSchema>();
	readonly #refusals = new Map<string, object>();

	get schemas(): Record<string, JsonSchema> {
		return sorted(this.#schemas);
	}

	get responses(): Record<string, object> {
		return sorted(this.#refusals);
	}

	/** An answer of this status that says no for one of these reasons. */
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

	/** What an answer of this schema looks like. */
	answer(schema: z.ZodType): JsonSchema {
		return this.#convert(schema, 'output');
	}

	/** What a request of this schema may look like: with fewer fields than the answer, where there are defaults. */
	input(schema: z.ZodType): JsonSchema {
		return this.#convert(schema, 'input');
	}

	/** Gives a schema a name of its own, and refers to it. */
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

	/** A request's own form of what answers hold too, as an address without the lines that may be left out. */
	#nameOf(name: string, definition: JsonSchema | undefined, io: 'input' | 'output'): string {
		// What zod calls a schema that holds itself and has no name: there is one, any JSON value.
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
	// The format says it; the pattern behind it is long and means the same.
	if (schema.format) delete schema.pattern;
	// An answer may get new fields one day; who reads it should not break on them.
	if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties;
}
