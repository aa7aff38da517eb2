import type { RestRoute } from '@hms/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, sendOverRest } from './rest-request.testing.ts';
import {
	type Answer,
	compareParallel,
	compareSequential,
	type ModelSetup,
	type Operation,
	requestCount,
	timeLimit,
	type UserName,
} from './testing/contract-model/index.ts';
import { openServer, password, problemOf, type Send, type Server } from './testing.ts';

let server: Server;
let setup: ModelSetup;
beforeAll(async () => {
	server = await openServer();
	const { ada, grace, target } = server;
	const sends = { ada: lasting('ada'), grace: lasting('grace') };
	setup = {
		target,
		users: {
			ada: { id: ada.user.id, name: ada.user.name },
			grace: { id: grace.user.id, name: grace.user.name },
		},
		transport: {
			supports: (procedure) => routes.has(procedure),
			send: (user, operation) => overRest(sends[user], operation),
		},
	};
});
afterAll(async () => {
	console.log(`model over REST: ${requestCount.requests} requests, none answered with 500`);
	await server.close();
});

/** A way in for a user that outlasts a token, as a long comparison does: it signs in anew at half of a token's life. */
function lasting(user: UserName): Send {
	const signIn = async () => {
		const credentials = { email: `${user}@example.org`, password };
		const { body } = await server.send('POST', '/api/auth/login', credentials);
		return { token: body.token, renewAt: performance.now() + (body.expiresIn / 2) * 1000 };
	};
	let session = signIn();
	return async (method, path, body, headers) => {
		if ((await session).renewAt < performance.now()) session = signIn();
		const { token } = await session;
		return server.send(method, path, body, { ...headers, authorization: `Bearer ${token}` });
	};
}

async function overRest(send: Send, operation: Operation): Promise<Answer> {
	const answer = await sendOverRest(send, operation);
	const route = routes.get(operation.procedure);
	if (route && answer.status < 400) return { body: checked(route, answer) };
	const { status, code, paths = [] } = await problemOf(Promise.resolve(answer));
	if (status >= 500) throw new Error(`${operation.procedure} is answered with ${status}`);
	// What the procedures call by its field REST calls by its header.
	const fields = paths.map((path) => (path === 'If-Match' ? 'expectedVersion' : path));
	return { refused: { code, paths: fields } };
}

/** Where what was made can be read. */
const locations: Record<string, (made: Record<string, string>) => string> = {
	'/auth/register': () => '/api/auth/me',
	'/patients': ({ id }) => `/api/patients/${id}`,
	'/doctors': ({ id }) => `/api/doctors/${id}`,
	'/mappings': ({ patientId, id }) => `/api/patients/${patientId}/mappings/${id}`,
};

/** The body of an answer whose status and headers are what the contract says. */
function checked(
	{ path, status }: RestRoute,
	{ headers, body, ...answer }: Awaited<ReturnType<Send>>,
): unknown {
	expect(answer.status).toBe(status);
	expect(headers.get('cache-control')).toBe('no-store');
	if (typeof body?.version === 'number') expect(headers.get('etag')).toBe(`"${body.version}"`);
	const location = status === 201 ? locations[path]?.(body) : undefined;
	expect(headers.get('location')).toBe(location ?? null);
	return body;
}

describe('the contract, over REST', () => {
	it('holds for sequential requests', () => compareSequential(setup), timeLimit());
	it('holds for concurrent requests', () => compareParallel(setup), timeLimit());
});
