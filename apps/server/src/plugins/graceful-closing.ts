import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

export interface ClosingState {
	/** Whether the server has begun to close. */
	readonly hasBegun: boolean;
}

interface ClosingOptions {
	/** Seconds between reporting "not ready" and accepting no more connections. */
	delaySeconds: number;
	/** Milliseconds for requests that have begun to arrive and be answered. */
	timeoutMs: number;
	/** Aborts the wait for requests. */
	forceClose: AbortSignal | undefined;
}

/**
 * Closes gracefully: first the server reports that it is not ready, so that a load balancer stops sending requests; then it
 * accepts no more connections, and closes each open one after the answer to its request.
 */
export function closeGracefully(
	app: FastifyInstance,
	{ delaySeconds, timeoutMs, forceClose }: ClosingOptions,
): ClosingState {
	const state = { hasBegun: false };
	const sockets = new Set<Duplex>();
	const upgraded = new WeakSet<Duplex>();
	let timer: NodeJS.Timeout;
	app.server.on('connection', (socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	app.server.on('upgrade', (_request, socket) => upgraded.add(socket));
	app.addHook('preClose', async () => {
		state.hasBegun = true;
		await pause(delaySeconds * 1000, undefined, forceClose && { signal: forceClose }).catch(
			ignoreAbort,
		);
		const deadline = performance.now() + timeoutMs;
		timer = setInterval(() => {
			const isOver = performance.now() > deadline || forceClose?.aborted;
			app.server.closeIdleConnections();
			// Browsers open connections in advance. Node does not count one without a request as idle, and its own timeouts do not
			// run any more; it does not track upgraded connections at all.
			for (const socket of sockets) {
				if (isOver || isSilent(socket) || upgraded.has(socket)) socket.destroy();
			}
		}, 50);
	});
	app.addHook('onClose', async () => clearInterval(timer));
	return state;
}

const isSilent = (socket: Duplex) => socket instanceof Socket && socket.bytesRead === 0;

function ignoreAbort(error: Error): void {
	if (error.name !== 'AbortError') throw error;
}
