import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

export interface Closing {
	/** From when the product is asked to stop. */
	readonly begun: boolean;
}

interface Times {
	/** Seconds between saying so and taking no more connections, to be noticed. */
	delaySeconds: number;
	/** Milliseconds that requests which have begun then have left to arrive and be answered. */
	patience: number;
	/** Says that nobody waits any longer. */
	hurry: AbortSignal | undefined;
}

/**
 * Ends in order: first it says that it is not ready, so that a load balancer looks elsewhere, then it takes no more
 * connections, and each that is open ends with the answer to its request.
 */
export function closing(app: FastifyInstance, { delaySeconds, patience, hurry }: Times): Closing {
	const state = { begun: false };
	const sockets = new Set<Duplex>();
	const upgraded = new WeakSet<Duplex>();
	let timer: NodeJS.Timeout;
	app.server.on('connection', (socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	app.server.on('upgrade', (_request, socket) => upgraded.add(socket));
	app.addHook('preClose', async () => {
		state.begun = true;
		await pause(delaySeconds * 1000, undefined, hurry && { signal: hurry }).catch(unlessHurried);
		const deadline = performance.now() + patience;
		timer = setInterval(() => {
			const isOver = performance.now() > deadline || hurry?.aborted;
			app.server.closeIdleConnections();
			// Browsers connect ahead. Who has not said a word yet is not idle to Node, which has stopped to look at who is late;
			// and what is no HTTP any more Node does not know at all.
			for (const socket of sockets) {
				if (isOver || isSilent(socket) || upgraded.has(socket)) socket.destroy();
			}
		}, 50);
	});
	app.addHook('onClose', async () => clearInterval(timer));
	return state;
}

const isSilent = (socket: Duplex) => socket instanceof Socket && socket.bytesRead === 0;

function unlessHurried(error: Error): void {
	if (error.name !== 'AbortError') throw error;
}
