import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { ConnectionTarget } from '@hms/db';

/** A TCP proxy to the database that can be disconnected and reconnected. */
export async function openTcpProxy(target: ConnectionTarget) {
	const open = new Set<Socket>();
	const address = 'url' in target ? new URL(target.url) : undefined;
	const end = () =>
		'url' in target
			? connect(Number(address?.port || 5432), address?.hostname)
			: connect(`${target.host}/.s.PGSQL.5432`);
	const listener = createServer((near) => {
		const far = end();
		for (const [one, other] of [
			[near, far],
			[far, near],
		] as const) {
			open.add(one);
			one.pipe(other);
			one.on('error', () => other.destroy());
			one.on('close', () => {
				other.destroy();
				open.delete(one);
			});
		}
	});
	const listen = async (port: number) => {
		listener.listen(port, '127.0.0.1');
		await once(listener, 'listening');
	};
	await listen(0);
	const { port } = listener.address() as AddressInfo;
	const url = new URL('postgres://x');
	if (address) url.href = address.href;
	else if (!('url' in target)) {
		url.username = target.user;
		url.password = target.password;
		url.pathname = target.database;
	}
	url.host = `127.0.0.1:${port}`;
	return {
		target: { url: url.href },
		async disconnect() {
			const closed = once(listener, 'close');
			listener.close();
			for (const socket of open) socket.destroy();
			await closed;
		},
		reconnect: () => listen(port),
	};
}

export type TcpProxy = Awaited<ReturnType<typeof openTcpProxy>>;
