import { procedures } from '../procedures.ts';
import { refusalOf } from '../state/refusal.ts';
import type { Decision } from '../state/state.ts';
import { type Backend, type HttpRequest, isJson, problemResponse, type Reader } from './answer.ts';
import { tagsOf } from './if-match.ts';
import { readInput } from './input.ts';
import { type Route, routes } from './routes.ts';

/** Answers a request to a REST path. */
export function answerRest(request: HttpRequest, backend: Backend): Response {
	const { method, path, requestId } = request;
	const matching = routes.flatMap((route) => {
		const params = paramsOf(route, path);
		return params ? [{ route, params }] : [];
	});
	// `/patients/similar` is not `/patients/{id}` as well.
	const own = matching.filter(({ route }) => route.path === path);
	const offered = own.length > 0 ? own : matching;
	const asked = method === 'HEAD' ? 'GET' : method;
	const match = offered.find(({ route }) => route.method === asked);
	if (!match) {
		if (offered.length === 0) {
			return problemResponse(
				refusalOf('not_found', 'There is nothing at this address.'),
				requestId,
			);
		}
		const methods = offered.map(({ route }) => route.method);
		const allow = [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : [])])]
			.sort()
			.join(', ');
		const detail = `${method} is not offered here; ${allow} ${allow.includes(',') ? 'are' : 'is'}.`;
		return problemResponse(refusalOf('method_not_allowed', detail), requestId, { allow });
	}
	const body = bodyOf(request);
	if ('refused' in body) return problemResponse(body, requestId);
	const { route, params } = match;
	const decision = decide(request, backend, { route, params, body: body.value });
	return 'refused' in decision
		? problemResponse(decision, requestId)
		: success(request, route, decision(), backend);
}

/** The values of a path's parameters; undefined if it is not this route's path. */
function paramsOf({ path: pattern }: Route, path: string): Record<string, string> | undefined {
	const [expected, actual] = [pattern.split('/'), path.split('/')];
	if (expected.length !== actual.length) return undefined;
	const params: Record<string, string> = {};
	for (const [index, part] of expected.entries()) {
		const name = /^\{(\w+)\}$/.exec(part)?.[1];
		const value = actual[index] ?? '';
		if (name === undefined ? part !== value : value === '') return undefined;
		if (name !== undefined) params[name] = decodeURIComponent(value);
	}
	return params;
}

function bodyOf(request: HttpRequest): { value: unknown } | ReturnType<typeof refusalOf> {
	if (request.text === '') return { value: undefined };
	if (!isJson(request)) return refusalOf('unsupported_media_type', 'Send application/json.');
	try {
		return { value: JSON.parse(request.text) };
	} catch {
		return refusalOf('malformed_json', 'The body is not JSON.');
	}
}

/** Runs a change for each tag of its `If-Match` until one is the row's version. */
function decide(
	{ headers, query }: HttpRequest,
	backend: Backend,
	{ route, params, body }: { route: Route; params: Record<string, string>; body: unknown },
): Decision {
	const procedure = procedures.get(route.procedure);
	if (!procedure) throw new Error(`there is no ${route.procedure}`);
	const runWith = (tag: string | undefined) => {
		const read: Reader = () => readInput(route, procedure.input, { params, query, body, tag });
		return backend.run(route.procedure, procedure, read);
	};
	const ifMatch = headers.get('if-match');
	if (ifMatch === null) return runWith(undefined);
	let decision: Decision | undefined;
	for (const tag of tagsOf(ifMatch)) {
		decision = runWith(tag);
		if (!('refused' in decision) || decision.refused.code !== 'precondition_failed') break;
	}
	return decision ?? runWith(ifMatch);
}

function success(
	{ method, headers }: HttpRequest,
	{ status, location, ...route }: Route,
	output: unknown,
	backend: Backend,
): Response {
	const fields = new Map<string, unknown>(Object.entries(Object(output)));
	const version = fields.get('version');
	const tag = typeof version === 'number' ? `"${version}"` : undefined;
	const cookie = backend.cookie();
	const answer = {
		'cache-control': 'no-store',
		...(tag === undefined ? {} : { etag: tag }),
		...(cookie === undefined ? {} : { 'set-cookie': cookie }),
		...(location === undefined
			? {}
			: {
					location: `/api${location}`.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
						encodeURIComponent(String(fields.get(name))),
					),
				}),
	};
	const known = headers.get('if-none-match')?.split(',');
	const isKnown = known?.some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')));
	if (route.method === 'GET' && tag !== undefined && isKnown) {
		return new Response(null, { status: 304, headers: answer });
	}
	if (status === 202 || status === 204) return new Response(null, { status, headers: answer });
	const text = method === 'HEAD' ? null : JSON.stringify(output);
	return new Response(text, {
		status,
		headers: { ...answer, 'content-type': 'application/json' },
	});
}
