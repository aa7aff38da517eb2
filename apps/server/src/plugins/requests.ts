import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
// The global of this name is looked up by a getter, at each use.
import { performance } from 'node:perf_hooks';
import type { Duplex } from 'node:stream';
import { DomainError, problemOf } from '@hms/api';
import { problems } from '@hms/contracts';
import type { ConnectionError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A request that is over, as it is logged and measured. */
interface Visit {
	method: string;
	/** The pattern that the path fits, never the path itself; null for an unknown path, or a page. */
	route: string | null;
	/** 499 if the caller went away before it was answered. */
	status: number;
	milliseconds: number;
}

/** Is told of each request when it comes, and when it is over. */
export interface Watch {
	started(): void;
	ended(visit: Visit): void;
}

/** nginx's number for a caller who did not wait for the answer; there is none in the standard. */
const wentAway = 499;

/** The requests that are being answered, by their connection. */
const current = new WeakMap<Socket, { id: string; reply: FastifyReply; status?: number }>();

/**
 * Follows a request to its end, however it ends, and writes its one line into the log: nothing of its body, query string,
 * path or headers.
 */
export function follower(watch: Watch | undefined) {
	return (request: FastifyRequest, reply: FastifyReply): void => {
		const start = performance.now();
		const { socket } = request.raw;
		const mine: { id: string; reply: FastifyReply; status?: number } = { id: request.id, reply };
		current.set(socket, mine);
		watch?.started();
		reply.raw.once('close', () => {
			if (current.get(socket) === mine) current.delete(socket);
			const { method, routeOptions, session } = request;
			const route = routeOptions.url ?? null;
			const status = mine.status ?? (reply.raw.writableFinished ? reply.statusCode : wentAway);
			const milliseconds = performance.now() - start;
			watch?.ended({ method, route, status, milliseconds });
			const ms = Math.round(milliseconds * 10) / 10;
			const userId = session?.userId ?? null;
			const told = status === wentAway ? 'request aborted by its sender' : 'request';
			request.log.info({ method, route, status, ms, userId }, told);
		});
	};
}

/** Why Node could not read a request, by the code of its error. */
const reasons: Record<string, string> = {
	HPE_HEADER_OVERFLOW: 'The headers are too large.',
	ERR_HTTP_REQUEST_TIMEOUT: 'The request took too long to arrive.',
};

/**
 * What Node refuses before there is a whole request: broken HTTP, or one that arrives too slowly. It is answered in kind,
 * and the connection closed.
 */
export function refuseBrokenHttp(
	this: FastifyInstance,
	error: ConnectionError,
	socket: Socket,
): void {
	// Its last words are on their way, and what still comes is more of the same.
	if (socket.writableEnded) return;
	const begun = current.get(socket);
	const silent = socket.bytesRead === 0;
	if (!socket.writable || socket.errored || silent || begun?.reply.raw.headersSent) {
		socket.destroy();
		return;
	}
	const detail = reasons[error.code] ?? 'The request is not written as HTTP should be.';
	const requestId = begun?.id ?? randomUUID();
	const refusal = new DomainError('validation', detail);
	const { status } = problems[refusal.code];
	// A request whose body broke off has a line in the log to come; anything else never became one.
	if (begun) begun.status = status;
	else this.log.info({ reqId: requestId, route: null, status }, 'broken request');
	lastWords(socket, refusal, requestId);
}

/** For so long the other side may read last words, and end the connection itself, in milliseconds. */
const farewell = 2000;

/** Answers where there is no request to answer with a problem body, and lets go of the connection. */
export function lastWords(socket: Duplex, refusal: DomainError, requestId: string): void {
	const problem = problemOf(refusal, requestId);
	const body = JSON.stringify(problem);
	socket.end(
		[
			`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
			'Content-Type: application/problem+json; charset=utf-8',
			`Content-Length: ${Buffer.byteLength(body)}`,
			`X-Request-Id: ${requestId}`,
			...(problem.status === 405 ? ['Allow: GET, HEAD, POST, PUT, PATCH, DELETE'] : []),
			'Cache-Control: no-store',
			'Connection: close',
			'',
			body,
		].join('\r\n'),
	);
	// Closed while bytes are on their way to us, it would be reset, and the words with it. Who never ends it is ended.
	socket.resume();
	const timer = setTimeout(() => socket.destroy(), farewell);
	socket.once('close', () => clearTimeout(timer));
}
