import { describe, expect, it } from 'vitest';
import type { JsonSchema } from './components.ts';
import { openApiDocument } from './openapi.ts';

it('is committed as it is served; `vitest run openapi.test.ts --update` writes it anew', async () => {
	const text = `${JSON.stringify(openApiDocument(), undefined, 2)}\n`;
	await expect(text).toMatchFileSnapshot('../../../../docs/openapi.json');
});

const { schemas } = openApiDocument().components;
const referenced = ({ $ref }: JsonSchema) => $ref?.split('/').at(-1) ?? '';

/** All schemas within one, with their places. */
function within(schema: JsonSchema, place: string): [place: string, schema: JsonSchema][] {
	const { properties = {}, items, anyOf = [], allOf = [] } = schema;
	const parts = [
		...Object.entries(properties),
		...(items ? [['[]', items] as const] : []),
		...[...anyOf, ...allOf].map((part, n) => [`(${n})`, part] as const),
	];
	return [
		[place, schema],
		...parts.flatMap(([name, part]) => within(part as JsonSchema, `${place}.${name}`)),
	];
}

const all = Object.entries(schemas).flatMap(([name, schema]) => within(schema, name));
const ofRequests = [
	...all.filter(([place]) => /^\w+Input\b/.test(place)),
	...Object.entries(openApiDocument().paths).flatMap(([path, operations]) =>
		Object.entries(operations).flatMap(([method, operation]) => {
			const { parameters = [] } = operation as {
				parameters?: { name?: string; schema?: JsonSchema }[];
			};
			return parameters.flatMap(({ name, schema }) =>
				schema ? within(schema, `${method} ${path} ${name}`) : [],
			);
		}),
	),
];

describe('what generators of clients stumble over', () => {
	it('has texts and lists of requests without a limit nowhere', () => {
		const texts = ofRequests.filter(([, { type }]) => type === 'string');
		const lists = ofRequests.filter(([, { type }]) => type === 'array');
		expect(texts.length).toBeGreaterThan(50);
		expect(lists.length).toBeGreaterThan(5);
		const unlimited = texts.filter(
			([, { maxLength, format, pattern }]) =>
				maxLength === undefined &&
				!/^(uuid|date)$/.test(format ?? '') &&
				!/\d\}\$$/.test(pattern ?? ''),
		);
		const endless = lists.filter(([, { maxItems }]) => maxItems === undefined);
		expect([...unlimited, ...endless].map(([place]) => place)).toEqual([]);
	});

	it('has no enumeration without a name, except for a single value or the codes of one response', () => {
		const unnamed = [...all, ...ofRequests].filter(
			([place, schema]) => (schema.enum?.length ?? 0) > 1 && place.includes('.'),
		);
		expect(
			unnamed.map(([place]) => place).filter((place) => !/Problem\.\(1\)\.code$/.test(place)),
		).toEqual(['NotDone.reason']);
	});

	it('has no `default` in a body: generators make such fields required', () => {
		expect(all.filter(([, schema]) => 'default' in schema)).toEqual([]);
	});

	it('has no `allOf` whose own part requires nothing', () => {
		const joined = all.filter(([, { allOf }]) => allOf);
		expect(joined.length).toBeGreaterThan(10);
		for (const [, { allOf = [] }] of joined) {
			expect(allOf.every((part) => '$ref' in part || 'required' in part)).toBe(true);
		}
	});

	it('has no schema that refers to itself', () => {
		const references = new Map(
			Object.entries(schemas).map(([name, schema]) => [
				name,
				within(schema, name)
					.map(([, part]) => referenced(part))
					.filter(Boolean),
			]),
		);
		const reaches = (from: string, seen: string[] = []): string[] =>
			seen.includes(from)
				? [...seen, from]
				: (references.get(from) ?? []).flatMap((next) => reaches(next, [...seen, from]));
		expect(Object.keys(schemas).flatMap((name) => reaches(name))).toEqual([]);
	});

	it('has a name for every page, and for every answer', () => {
		const operations = Object.values(openApiDocument().paths).flatMap((path) =>
			Object.values(path),
		);
		for (const { operationId, responses } of operations as {
			operationId: string;
			responses: Record<string, { content?: Record<string, { schema: JsonSchema }> }>;
		}[]) {
			if (/^get(Liveness|Readiness|JsonWebKeys|OpenApiDocument)$/.test(operationId)) continue;
			const schema = (responses[200] ?? responses[201])?.content?.['application/json']?.schema;
			if (schema) expect({ operationId, ...schema }).toHaveProperty('$ref');
		}
	});
});
