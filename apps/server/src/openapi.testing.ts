import { openApiDocument } from '@hms/api';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { apiPath } from './plugins/request-url.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(JSON.parse(JSON.stringify(openApiDocument())), 'openapi');

interface Received {
	status: number;
	headers: Headers;
	body: unknown;
}

const templates = Object.keys(openApiDocument().paths).map((path) => ({
	path,
	pattern: new RegExp(`^${apiPath}${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/**
 * Checks a response against the OpenAPI document: its status, content type, body and headers.
 * @throws Error that says how it differs
 */
export function checkAgainstOpenApi(method: string, address: string, received: Received): void {
	// HEAD has no body.
	if (method === 'HEAD') return;
	const pathname = address.split('?')[0] ?? '';
	// A path without parameters goes before one with them, as the OpenAPI Specification says.
	const { path } =
		templates.find((one) => apiPath + one.path === pathname) ??
		templates.find(({ pattern }) => pattern.test(pathname)) ??
		{};
	const operation = path && pointer('paths', path, method.toLowerCase());
	// Without a described operation the response has to be an error.
	if (!operation || !at(operation)) {
		checkRefusal(received);
		return;
	}

	const summary = `${method} ${path} answered ${received.status}`;
	const response = resolved(`${operation}/responses/${received.status}`);
	const declared = at(response);
	if (!declared)
		throw new Error(`${summary}, which is not described: ${JSON.stringify(received.body)}`);
	for (const name of Object.keys(Object(declared.headers))) {
		if (!received.headers.has(name)) throw new Error(`${summary} without ${name}`);
	}
	const type = received.headers.get('content-type')?.split(';')[0];
	const content = Object.keys(Object(declared.content));
	if (type === undefined ? content.length > 0 : !content.includes(type)) {
		throw new Error(`${summary} as ${type}; described: ${content.join(', ') || 'no body'}`);
	}
	if (type) validate(`${response}${pointer('content', type, 'schema')}`, received.body, summary);
}

/** Checks that the error for an unknown path or method is a problem body. */
function checkRefusal({ status, body, headers }: Received): void {
	if (!headers.get('content-type')?.startsWith('application/problem+json')) return;
	validate(pointer('components', 'schemas', 'Problem'), body, `an answer ${status}`);
}

function validate(schema: string, body: unknown, summary: string): void {
	const check = compiled(schema);
	if (!check(body)) {
		throw new Error(`${summary}: ${ajv.errorsText(check.errors)} in ${JSON.stringify(body)}`);
	}
}

const checks = new Map<string, ValidateFunction>();

function compiled(schema: string): ValidateFunction {
	const check = checks.get(schema) ?? ajv.compile({ $ref: `openapi#${schema}` });
	checks.set(schema, check);
	return check;
}

/** A JSON pointer (RFC 6901) into the document. */
const pointer = (...keys: string[]) =>
	keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function at(place: string): Record<string, unknown> | undefined {
	return place
		.split('/')
		.slice(1)
		.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
		.reduce<Record<string, unknown> | undefined>(
			// The document is plain JSON; what is not an object has no keys.
			(value, key) => value?.[key] as Record<string, unknown> | undefined,
			openApiDocument(),
		);
}

/** Follows a `$ref`. */
function resolved(place: string): string {
	const reference = at(place)?.['$ref'];
	return typeof reference === 'string' ? reference.slice(1) : place;
}
