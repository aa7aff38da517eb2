import { randomUUID } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import type { Duplex } from 'node:stream';
import { DomainError } from '@hms/api';
import type { Pages } from '@hms/web';
import type { FastifyInstance } from 'fastify';
import { endWithProblem } from './requests.ts';

type Changes = Pages['changes'];

/**
 * Whether a request may switch to another protocol: only in development, for the hot reload of pages. Any other is answered
 * without switching, which the client must expect (RFC 9110, section 7.8).
 */
export const mayUpgrade = (changes: Changes) => (request: IncomingMessage) =>
	changes?.isFor(request) ?? false;

/** Closes the connections of requests for another protocol or a tunnel. @param headers those of every answer */
export function upgrades(
	app: FastifyInstance,
	headers: OutgoingHttpHeaders,
	changes: Changes,
): void {
	app.addHook('onRequest', (request, reply, done) => {
		// What follows on the connection may not be HTTP.
		if (request.headers.upgrade !== undefined) reply.header('connection', 'close');
		done();
	});
	app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
		if (!changes?.take(request, socket, head)) socket.destroy();
	});
	app.server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
		socket.on('error', () => socket.destroy());
		const requestId = randomUUID();
		app.log.info({ reqId: requestId, method: 'CONNECT', route: null, status: 405 }, 'request');
		const refusal = new DomainError('method_not_allowed', 'CONNECT is not offered here.');
		endWithProblem(socket, refusal, { requestId, headers });
	});
}
