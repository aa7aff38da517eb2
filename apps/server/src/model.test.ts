import { type RestRoute, restRoutes } from '@hms/api';
import {
	type Answer,
	compareAtOnce,
	compareOneByOne,
	made,
	type Operation,
	type Stage,
	timeLimit,
} from '@hms/api/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, refused, type Send, type Server } from './testing.ts';

let server: Server;
let stage: Stage;
beforeAll(async () => {
	server = await openServer();
	const { ada, grace, target } = server;
	stage = {
		target,
		users: {
			ada: { id: ada.user.id, name: ada.user.name },
			grace: { id: grace.user.id, name: grace.user.name },
		},
		transport: {
			offers: (procedure) => routes.has(procedure),
			send: (user, operation) => overRest(server[user].send, operation),
		},
	};
});
afterAll(async () => {
	console.log(`model over REST: ${made.requests} requests, none answered with 500`);
	await server.close();
});

const routes = new Map(restRoutes.map((route) => [route.procedure, route]));

/** Asks as REST has it: ids in the path, the version in a header, what is read by in the query string. */
async function overRest(send: Send, { procedure, input, key }: Operation): Promise<Answer> {
	const route = routes.get(procedure);
	if (!route) throw new Error(`REST has no ${procedure}`);
	const { expectedVersion, ...fields } = input;
	const path = `/api${route.path}`.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
		const value = encodeURIComponent(String(fields[name]));
		delete fields[name];
		return value;
	});
	const headers = {
		...(expectedVersion === undefined ? {} : { 'if-match': `"${expectedVersion}"` }),
		...(key === undefined ? {} : { 'idempotency-key': key }),
	};
	const isRead = route.method === 'GET';
	const query = isRead ? `?${new URLSearchParams(texts(fields))}` : '';
	const body = isRead || Object.keys(fields).length === 0 ? undefined : fields;
	const answer = await send(route.method, path + query, body, headers);
	if (answer.status < 400) return { body: checked(route, answer) };
	const { status, code, paths = [] } = await refused(Promise.resolve(answer));
	if (status >= 500) throw new Error(`${route.method} ${path} is answered with ${status}`);
	return { refused: { code, paths } };
}

const texts = (fields: Record<string, unknown>) =>
	Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]);

/** The body of an answer whose status and headers are what the contract says. */
function checked(
	{ method, path, status }: RestRoute,
	{ headers, body, ...answer }: Awaited<ReturnType<Send>>,
): unknown {
	expect(answer.status).toBe(status);
	expect(headers.get('cache-control')).toBe('no-store');
	if (typeof body?.version === 'number') expect(headers.get('etag')).toBe(`"${body.version}"`);
	const isReadable = method === 'POST' && status === 201 && path !== '/mappings';
	expect(headers.get('location')).toBe(isReadable ? `/api${path}/${body.id}` : null);
	return body;
}

describe('the contract, over REST', () => {
	it('holds for requests one after the other', () => compareOneByOne(stage), timeLimit());
	it('holds for requests at once', () => compareAtOnce(stage), timeLimit());
});
