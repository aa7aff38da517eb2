import { once } from 'node:events';
import { type AddressInfo, createServer, connect as openSocket, type Socket } from 'node:net';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { Statement } from '../query/statement.ts';
import { openTestAccess, withConnection } from '../testing.ts';
import { Database } from './database.ts';
import { isUnavailable } from './unavailable.ts';

const { target, ada, close } = await openTestAccess(1);
afterAll(close);

/** A machine with PostgreSQL: refuses connections, serves them, or is stalled and keeps them without a word. */
class Host {
	readonly #server = createServer((client) => this.#serve(client));
	readonly #sockets = new Set<Socket>();
	#state: 'refusing' | 'serving' | 'stalled' = 'refusing';

	async listen(): Promise<number> {
		this.#server.listen(0, '127.0.0.1');
		await once(this.#server, 'listening');
		return (this.#server.address() as AddressInfo).port;
	}

	serve(): void {
		this.#state = 'serving';
	}

	stall(): void {
		this.#state = 'stalled';
		for (const socket of this.#sockets) {
			socket.unpipe();
			socket.pause();
		}
	}

	#serve(client: Socket): void {
		if (this.#state === 'refusing') {
			client.destroy();
			return;
		}
		this.#sockets.add(client);
		client.on('error', () => client.destroy());
		if (this.#state === 'stalled') return;
		if ('url' in target) throw new Error('the host needs a socket in a folder');
		const upstream = openSocket(join(target.host, '.s.PGSQL.5432'));
		this.#sockets.add(upstream);
		upstream.on('error', () => client.destroy());
		client.on('close', () => upstream.destroy());
		client.pipe(upstream).pipe(client);
	}

	async close(): Promise<void> {
		for (const socket of this.#sockets) socket.destroy();
		this.#server.close();
		await once(this.#server, 'close');
	}
}

it('moves all that waits from a host that fell silent to the one that takes writes', async () => {
	if ('url' in target) throw new Error('the test needs a password');
	const hosts = [new Host(), new Host()] as const;
	const ports = await Promise.all(hosts.map((host) => host.listen()));
	hosts[0].serve();
	const places = ports.map((port) => `127.0.0.1:${port}`);
	const moves: string[] = [];
	const database = new Database(
		{ url: `postgres://${target.user}:${target.password}@${places}/${target.database}` },
		{ max: 2, idleSessionSeconds: 60, onMoved: (host) => moves.push(host) },
	);
	const quick = new Statement<{ one: number }>(() => sql`select 1 as one`, { isQuickRead: true });
	const read = () => database.as(ada).read(quick, {});
	const write = () => database.as(ada).transaction((db) => db.execute(sql`select 1 as one`));
	const system = () => database.system.execute(sql`select 1 as one`);
	for (const use of [read, write, system]) expect(await use()).toMatchObject([{ one: 1 }]);
	// Until then it is not known which host took writes before.
	await withConnection(target, (owner) =>
		expect
			.poll(
				() => owner`
					select from pg_stat_activity where datname = current_database() and state = 'idle'
					and query like '%transaction_read_only%'`,
			)
			.not.toHaveLength(0),
	);

	hosts[0].stall();
	// More than there are connections.
	const waiting = [read, write, system, read, write, system].map((use) => use());
	hosts[1].serve();
	const outcomes = await Promise.allSettled(waiting);
	for (const outcome of outcomes.filter(({ status }) => status === 'rejected')) {
		const { reason } = outcome as PromiseRejectedResult;
		expect(isUnavailable(reason) || isUnavailable(reason.cause), String(reason)).toBe(true);
	}
	// These were sent to the silent host. The others waited for a turn or a connection, and may have got one to the other host.
	expect(outcomes.slice(0, 2).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	for (const use of [read, write, system]) expect(await use()).toMatchObject([{ one: 1 }]);
	expect(database.load).toMatchObject({ held: 0, waiting: 0 });
	expect(moves).toEqual([places[1]]);
	await database.close();
	await Promise.all(hosts.map((host) => host.close()));
});
