import {
	asSchema,
	capital,
	comment,
	idNouns,
	isPage,
	type JsonSchema,
	objectText,
	type Place,
	typeText,
} from './schema-text.ts';

/** The named types of the client, collected while its procedures are described: all outputs first. */
export class Definitions {
	readonly #texts = new Map<string, string>();
	/** The schemas that have a name of their own, as outputs have them. */
	readonly #outputs = new Map<string, string>();
	/** Those that inputs have in another form: fields with a default may be left out. */
	readonly #inputNames = new Map<string, string>();

	/** The place of a schema. @param owner the noun that an `id` there identifies */
	place(io: Place['io'], owner?: string): Place {
		return {
			io,
			owner,
			// Zod's name for a recursive schema without an id: there is one, `z.json()`.
			nameOf: (name) =>
				name === '__schema0' ? 'Json' : (io === 'input' && this.#inputNames.get(name)) || name,
		};
	}

	/** Adds a type and the named schemas in it. @returns its name */
	add(name: string, schema: JsonSchema, place: Place): string {
		this.addNamed(schema, place.io);
		this.#texts.set(name, definition(name, schema, place));
		return name;
	}

	/** Adds a union of literals. @returns its name; `never` for an empty one */
	addUnion(name: string, members: string[]): string {
		if (members.length === 0) return 'never';
		const unique = [...new Set(members)];
		this.#texts.set(
			name,
			`export type ${name} =\n${unique.map((one) => `\t| ${one}`).join('\n')};`,
		);
		return name;
	}

	/** Adds the schemas that have a name of their own, such as `Patient`. */
	addNamed({ $defs = {} }: JsonSchema, io: Place['io']): void {
		const named = Object.entries($defs).filter(
			([name, schema]) => name !== '__schema0' && !isPage(asSchema(schema)),
		);
		for (const [name, schema] of named) {
			const text = JSON.stringify(schema);
			if (io === 'output') this.#outputs.set(name, text);
			else if ((this.#outputs.get(name) ?? text) !== text)
				this.#inputNames.set(name, `${name}Input`);
		}
		for (const [name, schema] of named) {
			// `ListedUser` is a user, too.
			const owner = idNouns.find((noun) => name.endsWith(capital(noun)));
			const place = this.place(io, owner);
			this.#texts.set(place.nameOf(name), definition(place.nameOf(name), asSchema(schema), place));
		}
	}

	/** All types, sorted by name. */
	get text(): string {
		const sorted = [...this.#texts].sort(([a], [b]) => (a < b ? -1 : 1));
		return sorted.map(([, text]) => text).join('\n\n');
	}
}

function definition(name: string, schema: JsonSchema, place: Place): string {
	const text = comment(schema.description ?? '');
	return schema.properties
		? `${text}export interface ${name} ${objectText(schema, place)}`
		: `${text}export type ${name} = ${typeText(schema, place)};`;
}
