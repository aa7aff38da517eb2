import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { DomainError } from '@hms/api';
import type { Pages } from '@hms/web';
import type { FastifyInstance } from 'fastify';
import { lastWords } from './requests.ts';

type Changes = Pages['changes'];

/**
 * Which requests for another protocol leave HTTP: in development those of a page that hears of changes in the code. Any
 * other is answered as if it had not asked, which it must expect (RFC 9110, section 7.8).
 */
export const mayUpgrade = (changes: Changes) => (request: IncomingMessage) =>
	changes?.isFor(request) ?? false;

/** Sees to it that no connection outlives a request for another protocol, or for a tunnel. */
export function upgrades(app: FastifyInstance, changes: Changes): void {
	app.addHook('onRequest', (request, reply, done) => {
		// What its sender wrote behind it may not be HTTP.
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
		lastWords(socket, refusal, requestId);
	});
}
