import { once } from 'node:events';
import { type AddressInfo, createServer, connect as openSocket, type Socket } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { createTestDatabase } from '../testing.ts';
import { refusePooler } from './pooler.ts';

const test = await createTestDatabase();
afterAll(test.drop);

const readyForQuery = 'Z'.charCodeAt(0);
const idle = 'I'.charCodeAt(0);

/** What PostgreSQL says on a connection, message by message. */
function onMessages(socket: Socket, handle: (message: Buffer) => void): void {
	let pending = Buffer.alloc(0);
	socket.on('data', (data) => {
		pending = Buffer.concat([pending, data]);
		// A letter, a length, and that many bytes less one.
		while (pending.length >= 5 && pending.length > pending.readUInt32BE(1)) {
			const length = pending.readUInt32BE(1) + 1;
			handle(pending.subarray(0, length));
			pending = pending.subarray(length);
		}
	});
}

/**
 * A pooler in transaction mode: each client brings a connection of the database, by signing in, and each transaction gets the one
 * that was given back first.
 * @param options isSharing: false lets each client keep its own; rewrite changes what a client says first
 */
async function openPooler({ isSharing = true, rewrite = (hello: Buffer) => hello } = {}) {
	const { target } = test;
	const address = 'url' in target ? new URL(target.url) : undefined;
	const sockets = new Set<Socket>();
	const free: Socket[] = [];
	const clientOf = new Map<Socket, Socket>();
	const server = createServer((client) => {
		const own = address
			? openSocket(Number(address.port || 5432), address.hostname)
			: openSocket(`${'host' in target ? target.host : ''}/.s.PGSQL.5432`);
		for (const socket of [client, own]) sockets.add(socket.on('error', () => socket.destroy()));
		clientOf.set(own, client);
		let serving: Socket | undefined = own;
		let isSignedIn = false;
		onMessages(own, (message) => {
			const served = clientOf.get(own);
			served?.write(message);
			if (message[0] !== readyForQuery || message[5] !== idle || !isSharing) return;
			clientOf.delete(own);
			free.push(own);
			served?.emit('released');
		});
		client.on('released', () => {
			isSignedIn = true;
			serving = undefined;
		});
		client.once('data', (hello) => {
			own.write(rewrite(hello));
			client.on('data', (data) => {
				if (isSignedIn && serving === undefined) {
					serving = free.shift();
					if (serving) clientOf.set(serving, client);
				}
				serving?.write(data);
			});
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = new URL(address?.href ?? 'postgres://x');
	if (!('url' in target)) {
		url.username = target.user;
		url.password = target.password;
		url.pathname = target.database;
	}
	url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		target: { url: url.href },
		close() {
			server.close();
			for (const socket of sockets) socket.destroy();
		},
	};
}

/** The first message without a setting. */
function withoutProof(hello: Buffer): Buffer {
	const kept = Buffer.from(
		hello.toString('latin1').replace('hms.connection\0kept\0', ''),
		'latin1',
	);
	kept.writeUInt32BE(kept.length, 0);
	return kept;
}

it('refuses what serves one connection by several, or drops settings, and nothing else', async () => {
	for (const [options, outcome] of [
		[{ isSharing: false }, /^taken$/],
		[
			{},
			/^DatabaseSetupError: DATABASE_URL leads to a pooler, such as PgBouncer, in transaction mode/,
		],
		[{ isSharing: false, rewrite: withoutProof }, /that drops the settings of a connection/],
	] as const) {
		const pooler = await openPooler(options);
		const said = await refusePooler(pooler.target, 'DATABASE_URL').then(() => 'taken', String);
		expect(said).toMatch(outcome);
		pooler.close();
	}
});
