import { carried, type ProblemCode, problems } from '@hms/contracts';
import { z } from 'zod';
import { type Components, header, type JsonSchema } from './components.ts';
import { type RestRoute, takesRow } from './routes.ts';

const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });
/** Headers that more than one operation takes. */
export const parameters = {
	IfMatch: {
		name: 'If-Match',
		in: 'header',
		description:
			'The `ETag` that the change is based on. If the row has a newer one the answer is 412; without this header the last write wins.',
		schema: { type: 'string' },
		example: '"3"',
	},
	IfNoneMatch: {
		name: 'If-None-Match',
		in: 'header',
		description: 'An `ETag` that the caller has; if it is still right the answer is 304.',
		schema: { type: 'string' },
		example: '"3"',
	},
	IdempotencyKey: {
		name: 'Idempotency-Key',
		in: 'header',
		description:
			'Names this request for 24 hours: sent again with the same body it gets the first answer, and nothing is made twice.',
		schema: { type: 'string', minLength: 1, maxLength: 255 },
		example: '5f1c2a5e-registration-1',
	},
};

/** Headers that more than one answer has. */
export const headers = {
	RequestId: {
		description: 'Names the request; the log has it too.',
		schema: { type: 'string', format: 'uuid' },
	},
	ETag: {
		description: 'The version of the row, in quotation marks.',
		schema: { type: 'string' },
		example: '"3"',
	},
	Location: {
		description: 'Where what was made can be read.',
		schema: { type: 'string', format: 'uri-reference' },
	},
	RetryAfter: {
		description: 'After how many seconds to try again.',
		schema: { type: 'integer', minimum: 0 },
	},
};

/** One procedure as an OpenAPI operation. */
export function operationOf(route: RestRoute, components: Components) {
	const { input, output, method, signedIn } = route;
	const versioned = output instanceof z.ZodObject && Object.hasOwn(output.shape, 'version');
	const body = bodyOf(route, components);
	return {
		operationId: route.procedure,
		tags: [route.procedure.split('.')[0]],
		summary: route.summary,
		...(route.description ? { description: route.description } : {}),
		...(signedIn ? {} : { security: [] }),
		parameters: [
			...fieldParameters(route, components),
			...(takesVersion(input) ? [parameter('IfMatch')] : []),
			...(method === 'GET' && versioned ? [parameter('IfNoneMatch')] : []),
			...(route.takesKey ? [parameter('IdempotencyKey')] : []),
		],
		...(body
			? { requestBody: { required: body.required, content: { 'application/json': body.content } } }
			: {}),
		responses: {
			[route.status]: {
				description:
					route.status === 204 ? 'Done.' : route.status === 201 ? 'Made.' : 'The answer.',
				headers: {
					'X-Request-Id': header('RequestId'),
					...(versioned ? { ETag: header('ETag') } : {}),
					...(route.location ? { Location: header('Location') } : {}),
				},
				...(route.status === 204
					? {}
					: { content: { 'application/json': { schema: components.answer(output) } } }),
			},
			...(method === 'GET' && versioned ? { 304: notModified } : {}),
			...refusalsOf(route, components),
		},
	};
}

const notModified = {
	description: 'The caller has the newest version.',
	headers: { 'X-Request-Id': header('RequestId'), ETag: header('ETag') },
};

const takesVersion = (input: z.ZodObject) => Object.hasOwn(input.shape, 'expectedVersion');

/** The fields of the path, and those of the query string where the procedure reads. */
function fieldParameters({ input, method, parameters }: RestRoute, components: Components) {
	const { properties = {}, required = [] } = components.input(input);
	return Object.entries(properties).flatMap(([field, schema]) => {
		const isPath = parameters.includes(field);
		if (!isPath && method !== 'GET') return [];
		// Fields are schemas; JSON Schema would also allow `true` and `false` in their place.
		const { description, ...rest } = schema as JsonSchema;
		return [
			{
				name: isPath ? 'id' : field,
				in: isPath ? 'path' : 'query',
				...(isPath || required.includes(field) ? { required: true } : {}),
				...(description ? { description } : {}),
				schema: rest,
			},
		];
	});
}

/** What a writing procedure takes in the body: its input without what the path and `If-Match` say. */
function bodyOf(route: RestRoute, components: Components) {
	if (route.method === 'GET') return undefined;
	const elsewhere = new Set([...route.parameters, 'expectedVersion']);
	const { properties = {}, required = [], examples, ...rest } = components.input(route.input);
	const fields = Object.entries(properties).filter(([field]) => !elsewhere.has(field));
	// The id may be sent along as what else the system sets.
	const ids = takesRow(route) ? components.input(z.object(carried(route.parameters))) : {};
	if (fields.length === 0) return undefined;
	const needed = required.filter((field) => !elsewhere.has(field));
	const schema = components.named(nameOf(route.procedure), {
		...rest,
		properties: { ...ids.properties, ...Object.fromEntries(fields) },
		...(needed.length > 0 ? { required: needed } : {}),
	});
	return {
		required: needed.length > 0,
		content: { schema, ...(examples ? { example: examples[0] } : {}) },
	};
}

/** "patient.create" takes a PatientCreateInput. */
const nameOf = (procedure: string) =>
	`${procedure
		.split('.')
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join('')}Input`;

/** Everything the operation may refuse, by status. */
function refusalsOf(route: RestRoute, components: Components) {
	const byStatus = Map.groupBy(new Set(refusedBy(route)), (code) => problems[code].status);
	return Object.fromEntries(
		[...byStatus].map(([status, codes]) => [status, components.refusal(status, codes)]),
	);
}

function refusedBy(route: RestRoute): ProblemCode[] {
	const writes = route.method !== 'GET';
	return [
		'validation',
		...(writes ? (['malformed_json', 'payload_too_large', 'unsupported_media_type'] as const) : []),
		...(route.signedIn ? (['unauthenticated'] as const) : []),
		...(route.signedIn && writes ? (['forbidden'] as const) : []),
		...(route.parameters.length > 0 ? (['not_found'] as const) : []),
		...(takesVersion(route.input) ? (['precondition_failed'] as const) : []),
		...(route.takesKey ? (['conflict', 'idempotency_mismatch'] as const) : []),
		...(Object.hasOwn(route.input.shape, 'total') ? (['too_many_requests'] as const) : []),
		...(route.refuses ?? []),
		'misdirected',
		'internal',
		'unavailable',
	];
}
