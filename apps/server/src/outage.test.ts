import { Database } from '@hms/db';
import { withConnection } from '@hms/db/testing';
import { describe, expect, it } from 'vitest';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.testing.ts';
import { openServer, password, problemOf, type Server } from './testing.ts';

async function isUnavailable(server: Server): Promise<void> {
	const { ada, send } = server;
	const requests = [
		ada.send('GET', '/api/patients'),
		ada.send('POST', '/api/patients', { givenName: 'A' }),
		send('POST', '/api/auth/login', { email: 'ada@example.org', password }),
		send('GET', '/api/health/ready'),
	];
	for (const request of requests) {
		const answer = await problemOf(request);
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
		let line: TcpProxy | undefined;
		const token = 'a-token-for-prometheus';
		const server = await openServer(
			{ METRICS_TOKEN: token },
			{
				via: async (target) => {
					line = await openTcpProxy(target);
					return line.target;
				},
			},
		);
		const { send } = server.ada;
		const kept = await send('POST', '/api/patients', { givenName: 'Before' });
		const metrics = async () => {
			const shown = { authorization: `Bearer ${token}` };
			return String((await server.send('GET', '/api/metrics', undefined, shown)).body);
		};
		// Who reads it is to be recorded while the database is away.
		await send('GET', `/api/patients/${kept.body.id}`);
		for (let round = 0; round < 5; round++) {
			await line?.disconnect();
			await isUnavailable(server);
			expect(await metrics()).toMatch(/^hms_ready 0$/m);
			await expect.poll(metrics).toMatch(/^hms_record_failures_total\{record="accesses"\} [1-9]/m);
			await line?.reconnect();
			await expect
				.poll(async () => (await send('GET', `/api/patients/${kept.body.id}`)).body)
				.toEqual(kept.body);
			expect((await send('POST', '/api/patients', { givenName: 'After' })).status).toBe(201);
			expect((await server.send('GET', '/api/health/ready')).status).toBe(200);
			expect(await metrics()).toMatch(/^hms_ready 1$/m);
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
	])('that %s is 503, and the next one is served', async (_, meanwhile, lockTimeoutMs) => {
		const server = await openServer({}, { lockTimeoutMs });
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
