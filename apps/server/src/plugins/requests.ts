import { randomUUID } from 'node:crypto';
import { type OutgoingHttpHeaders, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
// The global `performance` is a getter, which is slower at each use.
import { performance } from 'node:perf_hooks';
import type { Duplex } from 'node:stream';
import { DomainError, problemOf } from '@hms/api';
import { problems } from '@hms/contracts';
import type { ConnectionError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A finished request, for the log, metrics and traces. */
export interface FinishedRequest {
	method: string;
	/** The route's pattern, never the path itself; null for an unknown path or a page. */
	route: string | null;
	/** 499 if the client closed the connection before the answer. */
	status: number;
	milliseconds: number;
}

/** Is called at the start and the end of each request. */
export interface RequestObserver {
	started(request: FastifyRequest): void;
	ended(request: FastifyRequest, finished: FinishedRequest): void;
}

/** nginx's status for a client that closed the connection before the answer; the standard has none. */
const clientClosedRequest = 499;

/** The requests that are being answered, by their connection. */
const current = new WeakMap<Socket, { id: string; reply: FastifyReply; status?: number }>();

/**
 * Tracks a request to its end, however it ends, and writes one line to the log: without its body, query string, path and
 * headers.
 */
export function requestTracker(observers: readonly RequestObserver[]) {
	return (request: FastifyRequest, reply: FastifyReply): void => {
		const start = performance.now();
		const { socket } = request.raw;
		const mine: { id: string; reply: FastifyReply; status?: number } = { id: request.id, reply };
		current.set(socket, mine);
		for (const observer of observers) observer.started(request);
		reply.raw.once('close', () => {
			if (current.get(socket) === mine) current.delete(socket);
			const { method, routeOptions, session } = request;
			const route = routeOptions.url ?? null;
			const isAnswered =
				reply.raw.writableFinished || (routeOptions.config?.endless && reply.raw.headersSent);
			const status = mine.status ?? (isAnswered ? reply.statusCode : clientClosedRequest);
			const milliseconds = performance.now() - start;
			for (const observer of observers) {
				observer.ended(request, { method, route, status, milliseconds });
			}
			const ms = Math.round(milliseconds * 10) / 10;
			const userId = session?.userId ?? null;
			const message = status === clientClosedRequest ? 'request aborted by its sender' : 'request';
			request.log.info({ method, route, status, ms, userId }, message);
		});
	};
}

/** The detail of the problem body, by the code of Node's error. */
const parseErrors: Record<string, string> = {
	HPE_HEADER_OVERFLOW: 'The headers are too large.',
	ERR_HTTP_REQUEST_TIMEOUT: 'The request took too long to arrive.',
};

/**
 * Answers what Node refuses before there is a whole request, malformed HTTP or one that arrives too slowly, and closes the
 * connection.
 */
export const refuseBrokenHttp = (headers: OutgoingHttpHeaders) =>
	function refuse(this: FastifyInstance, error: ConnectionError, socket: Socket): void {
		// The answer has been sent; further errors concern the same request.
		if (socket.writableEnded) return;
		const begun = current.get(socket);
		const silent = socket.bytesRead === 0;
		if (!socket.writable || socket.errored || silent || begun?.reply.raw.headersSent) {
			socket.destroy();
			return;
		}
		const detail = parseErrors[error.code] ?? 'The request is not written as HTTP should be.';
		const requestId = begun?.id ?? randomUUID();
		const refusal = new DomainError('validation', detail);
		const { status } = problems[refusal.code];
		// The tracker logs a request whose body broke off; anything else was no request.
		if (begun) begun.status = status;
		else this.log.info({ reqId: requestId, route: null, status }, 'broken request');
		endWithProblem(socket, refusal, { requestId, headers });
	};

/** Milliseconds that the client has to read the answer and close the connection. */
const closeTimeoutMs = 2000;

/** Writes a problem body to a connection without a request, and closes it. @param headers those of every answer */
export function endWithProblem(
	socket: Duplex,
	refusal: DomainError,
	{ requestId, headers }: { requestId: string; headers: OutgoingHttpHeaders },
): void {
	const problem = problemOf(refusal, requestId);
	const body = JSON.stringify(problem);
	socket.end(
		[
			`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
			'Content-Type: application/problem+json; charset=utf-8',
			`Content-Length: ${Buffer.byteLength(body)}`,
			`X-Request-Id: ${requestId}`,
			...(problem.status === 405 ? ['Allow: GET, HEAD, POST, PUT, PATCH, DELETE'] : []),
			...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
			'Cache-Control: no-store',
			'Connection: close',
			'',
			body,
		].join('\r\n'),
	);
	// Closing a connection with unread bytes resets it, and the answer is lost. So the rest is read, for a limited time.
	socket.resume();
	const timer = setTimeout(() => socket.destroy(), closeTimeoutMs);
	socket.once('close', () => clearTimeout(timer));
}
