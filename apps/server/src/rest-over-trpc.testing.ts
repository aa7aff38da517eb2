import { procedures, type RestRoute, restRoutes } from '@hms/api';
import { readInput } from '@hms/client/testing/model';
import { type Problem, problems } from '@hms/contracts';

/**
 * Makes a `fetch` that takes REST requests and sends them over tRPC, so that whatever runs over REST runs over tRPC too. The
 * answers are those that REST would give: status, `Location`, `ETag` and problem bodies follow from the router's metadata.
 */
export function restOverTrpc(send: typeof fetch): typeof fetch {
	return async (input, init) => {
		const request = new Request(input, init);
		const url = new URL(request.url);
		const { route, params } = routeOf(request.method, url.pathname.replace(/^\/api/, ''));
		const text = await request.text();
		const read = readInput(route, route.input, {
			params,
			query: url.searchParams,
			body: text === '' ? undefined : JSON.parse(text),
			tag: request.headers.get('if-match') ?? undefined,
		});
		const unknown = 'refused' in read ? [] : read.errors.map(({ path }) => path);
		if ('refused' in read || !unknown.every((name) => url.searchParams.has(name))) {
			throw new Error(`${route.procedure} cannot be asked for this over tRPC`);
		}
		const extra = unknown.map((name) => [name, url.searchParams.get(name)]);
		const isQuery = procedures.get(route.procedure)?.type === 'query';
		const called = new URL(`/api/trpc/${route.procedure}`, url);
		const json = JSON.stringify({ ...read.input, ...Object.fromEntries(extra) });
		if (isQuery) called.searchParams.set('input', json);
		const headers = new Headers(request.headers);
		headers.delete('if-match');
		headers.set('content-type', 'application/json');
		return asRest(
			route,
			await send(called, { headers, ...(isQuery ? {} : { method: 'POST', body: json }) }),
		);
	};
}

const patterns = restRoutes.map((route) => ({
	route,
	pattern: new RegExp(`^${route.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

function routeOf(method: string, path: string) {
	const matching = patterns.flatMap(({ route, pattern }) => {
		const match = route.method === method ? pattern.exec(path) : null;
		return match ? [{ route, params: { ...match.groups } }] : [];
	});
	const found = matching.find(({ route }) => route.path === path) ?? matching[0];
	if (!found) throw new Error(`no procedure is at ${method} ${path}`);
	return found;
}

async function asRest(route: RestRoute, response: Response): Promise<Response> {
	const headers = new Headers(response.headers);
	const answer: unknown = await response.json();
	const { result, error } = Object(answer);
	if (error === undefined) {
		const data: unknown = result.data;
		const location = route.locationOf(data);
		if (location !== undefined) headers.set('location', `/api${location}`);
		const version: unknown = Object(data).version;
		if (version !== undefined) headers.set('etag', `"${version}"`);
		const body = route.status === 202 || route.status === 204 ? null : JSON.stringify(data);
		return new Response(body, { status: route.status, headers });
	}
	headers.set('content-type', 'application/problem+json');
	const problem = problemOf(error);
	return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

interface TrpcError {
	message: string;
	data: Pick<Problem, 'code' | 'errors' | 'requestId'> & { httpStatus: number };
}

function problemOf({ message, data: { code, httpStatus, ...data } }: TrpcError): Problem {
	const { title } = problems[code];
	return { type: `/problems/${code}`, title, status: httpStatus, code, detail: message, ...data };
}
