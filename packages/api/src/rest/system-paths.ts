import { commonHeaders } from './components.ts';

const problemAnswer = (description: string) => ({
	description,
	headers: commonHeaders,
	content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const answer = (description: string, schema: object) => ({
	description,
	headers: commonHeaders,
	content: { 'application/json': { schema } },
});

const statusOk = {
	type: 'object',
	properties: { status: { const: 'ok' } },
	required: ['status'],
};

/** Error responses of every request. */
const commonRefusals = {
	400: problemAnswer('The request is not valid'),
	421: problemAnswer('This system does not answer to that name'),
};

/** The paths of the server that are not procedures. */
export const systemPaths = {
	'/events': {
		get: {
			operationId: 'streamEvents',
			tags: ['events'],
			summary: 'Be told what happens, as it happens',
			description: [
				'Server-sent events; they have ids and kinds, never what a record holds.',
				'`ready`: changes are told from now on. It is sent first, and again where some may have been missed. For the last `quietMs` milliseconds nothing has happened that concerns the caller; whoever shows something older than that asks for it again.',
				'`changed`: a record that the caller may see has changed: `subject` (`patient`, `doctor`, `mapping`), `id`, `version`, `patientId` of a mapping, and `actorId`, who did it. `id` and `version` are null where one command changed many.',
				'`notification`: the caller has got the notification `id` of a `kind`; both are null where some were read.',
				'`heartbeat`: every 20 seconds.',
				'Other events may come later; leave out what you do not know.',
				'The stream ends with the session. A user may have 20 at once.',
			].join('\n\n'),
			responses: {
				200: {
					description: 'The events until either side closes the stream.',
					headers: commonHeaders,
					content: { 'text/event-stream': { schema: { type: 'string' } } },
				},
				...commonRefusals,
				401: problemAnswer('Sign in first'),
				403: problemAnswer('Set up a second factor first'),
				429: problemAnswer('Too many streams'),
				503: problemAnswer('It cannot be told now'),
			},
		},
	},
	'/health/live': {
		get: {
			operationId: 'getLiveness',
			tags: ['system'],
			summary: 'Whether the process is alive',
			description: 'Never touches the database.',
			security: [],
			responses: { 200: answer('It is.', statusOk), ...commonRefusals },
		},
	},
	'/health/ready': {
		get: {
			operationId: 'getReadiness',
			tags: ['system'],
			summary: 'Whether it can serve',
			description: 'The database can be reached, and has the tables that this build needs.',
			security: [],
			responses: {
				200: answer('It can.', statusOk),
				...commonRefusals,
				503: problemAnswer('It cannot now'),
			},
		},
	},
	'/.well-known/jwks.json': {
		get: {
			operationId: 'getJsonWebKeys',
			tags: ['system'],
			summary: 'The public keys that tokens are checked with',
			security: [],
			responses: {
				200: answer('A JSON Web Key Set (RFC 7517).', {
					type: 'object',
					properties: { keys: { type: 'array', items: { type: 'object' } } },
					required: ['keys'],
				}),
				...commonRefusals,
			},
		},
	},
	'/openapi.json': {
		get: {
			operationId: 'getOpenApiDocument',
			tags: ['system'],
			summary: 'This document',
			security: [],
			responses: { 200: answer('OpenAPI 3.1.', { type: 'object' }), ...commonRefusals },
		},
	},
};

/** The path that exports a list as a file. @param list the operation that answers it as pages */
export const exportPaths = ({ parameters }: { parameters: readonly object[] }) => ({
	'/activity.csv': {
		get: {
			operationId: 'exportActivity',
			tags: ['activity'],
			summary: 'Export what changed in the records that one may see, newest first',
			description:
				'A row for each changed field, with the day and time in the clinic. A cell that a spreadsheet would take for a formula begins with an apostrophe. That the patients in it were exported is recorded. An answer that breaks off is not whole: the session has ended, or the database cannot be reached.',
			parameters: parameters.filter(isFilter),
			responses: {
				200: {
					description: 'CSV (RFC 4180) in UTF-8, with a byte order mark and a line of headings.',
					headers: commonHeaders,
					content: { 'text/csv': { schema: { type: 'string' } } },
				},
				...commonRefusals,
				401: problemAnswer('Sign in first'),
				403: problemAnswer('Set up a second factor first'),
				429: problemAnswer('Too much at once'),
				503: problemAnswer('The database cannot be reached now'),
			},
		},
	},
});

const paging = new Set(['limit', 'cursor', 'sort', 'order', 'total']);
const isFilter = (parameter: object) => 'name' in parameter && !paging.has(String(parameter.name));
