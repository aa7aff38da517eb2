import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { type ConnectionTarget, Database } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { describe, expect, it } from 'vitest';
import { openServer, password, refused, type Server } from './testing.ts';

/** A way to the database that can be cut and mended. */
async function cable(target: ConnectionTarget) {
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
		async cut() {
			const closed = once(listener, 'close');
			listener.close();
			for (const socket of open) socket.destroy();
			await closed;
		},
		mend: () => listen(port),
	};
}

async function isUnavailable(server: Server): Promise<void> {
	const { ada, send } = server;
	const requests = [
		ada.send('GET', '/api/patients'),
		ada.send('POST', '/api/patients', { givenName: 'A' }),
		send('POST', '/api/auth/login', { email: 'ada@example.org', password }),
		send('GET', '/api/health/ready'),
	];
	for (const request of requests) {
		const answer = await refused(request);
		expect(answer).toMatchObject({ status: 503, code: 'unavailable' });
		expect(answer.headers.get('retry-after')).toBe('2');
	}
	const overTrpc = await ada.send('GET', '/api/trpc/auth.me');
	expect(overTrpc).toMatchObject({
		status: 503,
		body: { error: { data: { code: 'unavailable' } } },
	});
	expect(overTrpc.headers.get('retry-after')).toBe('2');
	expect((await send('GET', '/api/health/live')).status).toBe(200);
}

describe('a database that goes away', () => {
	it('is 503 until it comes back, and then all is as it was', async () => {
		let line: Awaited<ReturnType<typeof cable>> | undefined;
		const server = await openServer(
			{},
			{
				via: async (target) => {
					line = await cable(target);
					return line.target;
				},
			},
		);
		const { send } = server.ada;
		const kept = await send('POST', '/api/patients', { givenName: 'Before' });
		for (let round = 0; round < 5; round++) {
			await line?.cut();
			await isUnavailable(server);
			await line?.mend();
			await expect
				.poll(async () => (await send('GET', `/api/patients/${kept.body.id}`)).body)
				.toEqual(kept.body);
			expect((await send('POST', '/api/patients', { givenName: 'After' })).status).toBe(201);
			expect((await server.send('GET', '/api/health/ready')).status).toBe(200);
		}
		await server.close();
	});
});

describe('a statement', () => {
	/** A change of a patient that waits for a lock, and what is done to it meanwhile. */
	async function whileWaiting(server: Server, meanwhile: string) {
		const { body } = await server.ada.send('POST', '/api/patients', { givenName: 'Waits' });
		const path = `/api/patients/${body.id}`;
		const answer = await withConnection(server.target, async (sql) => {
			await sql.unsafe('begin; lock table patients in access exclusive mode');
			const change = server.ada.send('PUT', path, { givenName: 'Changed' });
			const waiting = `from pg_stat_activity where application_name = 'hms' and wait_event_type = 'Lock' and datname = current_database()`;
			if (meanwhile) {
				await expect.poll(() => sql.unsafe(`select pid ${waiting}`)).toHaveLength(1);
				await sql.unsafe(`select ${meanwhile}(pid) ${waiting}`);
			}
			const answer = await change;
			await sql.unsafe('rollback');
			return answer;
		});
		return { answer, path };
	}

	it.each([
		['is cancelled, as by its time limit (57014)', 'pg_cancel_backend', undefined],
		['loses its connection (57P01)', 'pg_terminate_backend', undefined],
		['waits too long for another (55P03)', '', 300],
	])('that %s is 503, and the next one is served', async (_, meanwhile, lockPatience) => {
		const server = await openServer({}, { lockPatience });
		const { answer, path } = await whileWaiting(server, meanwhile);
		expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
		expect(answer.headers.get('retry-after')).toBe('2');
		const read = await server.ada.send('GET', path);
		expect(read).toMatchObject({ status: 200, body: { givenName: 'Waits', version: 1 } });
		const again = await server.ada.send('PUT', path, { givenName: 'Changed' });
		expect(again.status).toBe(200);
		await server.close();
	});

	it('has a time limit', async () => {
		const server = await openServer();
		const usual = new Database(server.target, { max: 1, idleSessionSeconds: 60 });
		const limits = await usual.system.execute<Record<string, string>>(
			`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock`,
		);
		expect(limits).toMatchObject([{ statement: '15s', lock: '5s' }]);
		await usual.close();
		await server.close();
	});
});
