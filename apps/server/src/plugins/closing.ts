import type { Socket } from 'node:net';
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
}

/**
 * Ends in order: first it says that it is not ready, so that a load balancer looks elsewhere, then it takes no more
 * connections, and each that is open ends with the answer to its request.
 */
export function closing(app: FastifyInstance, { delaySeconds, patience }: Times): Closing {
	const state = { begun: false };
	const sockets = new Set<Socket>();
	let timer: NodeJS.Timeout;
	app.server.on('connection', (socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	app.addHook('preClose', async () => {
		state.begun = true;
		await pause(delaySeconds * 1000);
		const deadline = performance.now() + patience;
		timer = setInterval(() => {
			if (performance.now() > deadline) app.server.closeAllConnections();
			app.server.closeIdleConnections();
			// Browsers connect ahead. Who has not said a word yet is not idle to Node, which has stopped to look at who is late.
			for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
		}, 50);
	});
	app.addHook('onClose', async () => clearInterval(timer));
	return state;
}
