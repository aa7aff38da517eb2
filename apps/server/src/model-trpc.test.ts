import { procedures } from '@hms/api';
import { afterAll, beforeAll, describe, it } from 'vitest';
import {
	type Answer,
	compareParallel,
	compareSequential,
	type ModelSetup,
	type Operation,
	requestCount,
	timeLimit,
} from './testing/contract-model/index.ts';
import { openServer, type Send, type Server } from './testing.ts';
import { sendOverTrpc } from './trpc-request.testing.ts';

let server: Server;
let setup: ModelSetup;
beforeAll(async () => {
	server = await openServer();
	const { ada, grace, target } = server;
	setup = {
		target,
		users: {
			ada: { id: ada.user.id, name: ada.user.name },
			grace: { id: grace.user.id, name: grace.user.name },
		},
		transport: {
			supports: (procedure) => procedures.has(procedure),
			send: (user, operation) => overTrpc(server[user].send, operation),
		},
	};
});
afterAll(async () => {
	console.log(`model over tRPC: ${requestCount.requests} requests, none answered with 500`);
	await server.close();
});

async function overTrpc(send: Send, operation: Operation): Promise<Answer> {
	const answer = await sendOverTrpc(send, operation);
	if ('result' in answer.body) return { body: answer.body.result.data };
	const { code, httpStatus, errors = [] } = answer.body.error.data;
	if (httpStatus >= 500) throw new Error(`${operation.procedure} is answered with ${httpStatus}`);
	return { refused: { code, paths: errors.map(({ path }: { path: string }) => path) } };
}

describe('the contract, over tRPC', () => {
	it('holds for sequential requests', () => compareSequential(setup), timeLimit());
	it('holds for concurrent requests', () => compareParallel(setup), timeLimit());
});
