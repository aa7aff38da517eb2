import { type ProblemCode, problems, readOnlyFields } from '@hms/contracts';
import { z } from 'zod';
import { isWithheldFromTokens } from '../token-rights.ts';
import { type Components, commonHeaders, header, type JsonSchema } from './components.ts';
import { acceptsWholeRow, hasNoBody, type RestRoute } from './routes.ts';
import { apiVersion } from './version.ts';

const parameter = (name: string) => ({ $ref: `#/components/parameters/${name}` });
/** Request headers of more than one operation. */
export const parameters = {
	IfMatch: {
		name: 'If-Match',
		in: 'header',
		description:
			'The `ETag` that the change is based on. If the row has a newer one the answer is 412; without this header the last write wins.',
		schema: { type: 'string', maxLength: 4000 },
		example: '"3"',
	},
	IfNoneMatch: {
		name: 'If-None-Match',
		in: 'header',
		description: 'An `ETag` that the caller has; if it is still right the answer is 304.',
		schema: { type: 'string', maxLength: 4000 },
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

/** Response headers of more than one operation. */
export const headers = {
	RequestId: {
		description: 'Names the request; the log has it too.',
		schema: { type: 'string', format: 'uuid' },
	},
	ApiVersion: {
		description: 'The version of the API that answered, as `info.version` here.',
		schema: { type: 'string' },
		example: apiVersion,
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
		operationId: route.operationId,
		tags: [route.procedure.split('.')[0]],
		summary: route.summary,
		...(route.description ? { description: route.description } : {}),
		...(signedIn ? {} : { security: [] }),
		parameters: [
			...fieldParameters(route, components),
			...(acceptsVersion(input) ? [parameter('IfMatch')] : []),
			...(method === 'GET' && versioned ? [parameter('IfNoneMatch')] : []),
			...(route.acceptsIdempotencyKey ? [parameter('IdempotencyKey')] : []),
		],
		...(body
			? { requestBody: { required: body.required, content: { 'application/json': body.content } } }
			: {}),
		responses: {
			[route.status]: {
				description: statusDescriptions[route.status],
				headers: {
					...commonHeaders,
					...(versioned ? { ETag: header('ETag') } : {}),
					...(route.location ? { Location: header('Location') } : {}),
				},
				...(hasNoBody(route)
					? {}
					: { content: { 'application/json': { schema: components.answer(output) } } }),
			},
			...(method === 'GET' && versioned ? { 304: notModified } : {}),
			...errorResponses(route, components),
		},
	};
}

const statusDescriptions: Record<RestRoute['status'], string> = {
	200: 'The answer.',
	201: 'Made.',
	202: 'Taken.',
	204: 'Done.',
};

/**
 * The path of a route in the document. OpenAPI takes templates that differ only in names for one path, so a single parameter is
 * called `id` there: `/mappings/{patientId}` and `/mappings/{id}` are one.
 */
export const documentedPath = (route: RestRoute) =>
	route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `{${documentedParameter(route, name)}}`);

const documentedParameter = ({ parameters }: RestRoute, name: string) =>
	parameters.length === 1 ? 'id' : name;

const notModified = {
	description: 'The caller has the newest version.',
	headers: { ...commonHeaders, ETag: header('ETag') },
};

const acceptsVersion = (input: z.ZodObject) => Object.hasOwn(input.shape, 'expectedVersion');

/** The parameters in the path and, for reading procedures, in the query string. */
function fieldParameters(route: RestRoute, components: Components) {
	const { input, method, parameters } = route;
	const fields = Object.entries(input.shape).filter(
		([field]) => method === 'GET' || parameters.includes(field),
	);
	const { properties = {}, required = [] } = components.parameters(
		z.object(Object.fromEntries(fields)),
	);
	return Object.entries(properties).map(([field, schema]) => {
		const isPath = parameters.includes(field);
		// JSON Schema also allows `true` and `false` as schemas; fields are never those.
		const { description, ...rest } = schema as JsonSchema;
		return {
			name: isPath ? documentedParameter(route, field) : field,
			in: isPath ? 'path' : 'query',
			...(isPath || required.includes(field) ? { required: true } : {}),
			...(description ? { description } : {}),
			schema: rest,
		};
	});
}

/** The request body of a writing procedure: its input without the fields in the path and `If-Match`. */
function bodyOf(route: RestRoute, components: Components) {
	if (route.method === 'GET') return undefined;
	const outsideBody = new Set([...route.parameters, 'expectedVersion']);
	const { properties = {}, required = [], examples, ...rest } = components.input(route.input);
	const fields = Object.entries(properties).filter(([field]) => !outsideBody.has(field));
	// The id may be sent in the body too, as a read-only field.
	const ids = acceptsWholeRow(route)
		? components.input(z.object(readOnlyFields(route.parameters)))
		: {};
	if (fields.length === 0) return undefined;
	const needed = required.filter((field) => !outsideBody.has(field));
	const schema = components.named(inputName(route), {
		...rest,
		properties: { ...ids.properties, ...Object.fromEntries(fields) },
		...(needed.length > 0 ? { required: needed } : {}),
	});
	return {
		required: needed.length > 0,
		content: { schema, ...(examples ? { example: examples[0] } : {}) },
	};
}

/** The operation `createPatient` has the input schema `CreatePatientInput`. */
const inputName = ({ operationId }: RestRoute) =>
	`${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Input`;

/** The error responses of an operation, by status. */
function errorResponses(route: RestRoute, components: Components) {
	const byStatus = Map.groupBy(new Set(problemCodes(route)), (code) => problems[code].status);
	return Object.fromEntries(
		[...byStatus].map(([status, codes]) => [status, components.refusal(status, codes)]),
	);
}

function problemCodes(route: RestRoute): ProblemCode[] {
	const writes = route.method !== 'GET';
	const isRestricted =
		route.signedIn && (writes || route.admin || isWithheldFromTokens(route.procedure));
	return [
		'validation',
		...(writes ? (['malformed_json', 'payload_too_large', 'unsupported_media_type'] as const) : []),
		'unsupported_client',
		...(route.signedIn ? (['unauthenticated'] as const) : []),
		...(isRestricted ? (['forbidden'] as const) : []),
		...(route.signedIn && !route.withoutTwoFactor ? (['two_factor_required'] as const) : []),
		...(route.parameters.length > 0 ? (['not_found'] as const) : []),
		...(acceptsVersion(route.input) ? (['precondition_failed'] as const) : []),
		...(route.acceptsIdempotencyKey ? (['conflict', 'idempotency_mismatch'] as const) : []),
		...(route.problems ?? []),
		'misdirected',
		'too_many_requests',
		'internal',
		'unavailable',
	];
}
