import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, problemOf, type Server } from './testing.ts';

// What is slow here waits for a lock that the test holds, so that nothing depends on how fast the machine is.

const limits = { all: 60, perUser: 20, connections: 2 };
let server: Server;
beforeAll(async () => {
	server = await openServer(
		{
			LIMIT_REQUESTS: String(limits.all),
			LIMIT_REQUESTS_PER_USER: String(limits.perUser),
			LIMIT_CONNECTIONS_PER_USER: String(limits.connections),
		},
		{ busyMs: 200 },
	);
});
afterAll(() => server.close());

type Person = Server['ada'];

/** Makes changes of patients wait, however many, while something is done. */
async function whileLocked<T>(
	people: Person[],
	work: (slow: Slow[], untilBlocked: (count: number) => Promise<void>, ids: string[]) => Promise<T>,
): Promise<T> {
	const created = await Promise.all(
		people.map(({ send }) => send('POST', '/api/patients', { givenName: 'Waits' })),
	);
	const ids = created.map(({ body }) => String(body.id));
	return withConnection(server.target, async (sql) => {
		await sql.unsafe('begin');
		await sql`select from patients where id in ${sql(ids)} for update`;
		// How many statements wait for these rows.
		const untilBlocked = (count: number) =>
			expect
				.poll(async () => {
					// Within a transaction it shows the same again and again otherwise.
					await sql`select pg_stat_clear_snapshot()`;
					const { length } = await sql`
						select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
					return length;
				})
				.toBe(count);
		const slow = people.map(({ send }, n) => (notes?: string) => {
			const path = `/api/patients/${ids[n]}`;
			return send('PUT', path, { givenName: 'Waits', notes });
		});
		try {
			return await work(slow, untilBlocked, ids);
		} finally {
			await sql.unsafe('rollback');
		}
	});
}
type Slow = (notes?: string) => ReturnType<Person['send']>;

/** Counts answers by status. */
async function countByStatus(answers: Promise<{ status: number }>[]) {
	const statuses = (await Promise.all(answers)).map(({ status }) => status);
	return Object.fromEntries(
		[...Map.groupBy(statuses, (status) => status)].map(([status, all]) => [status, all.length]),
	);
}

/** Waits until nothing of a user is accepted. */
const untilRefused = ({ send }: Person, status: number) =>
	expect.poll(async () => (await send('GET', '/api/patients?limit=1')).status).toBe(status);

const times = <T>(count: number, ask: () => T) => Array.from({ length: count }, ask);

/** Everything that a server answers without calling a procedure, and a whole request of somebody. */
async function expectServed({ send }: Person) {
	expect((await server.send('GET', '/api/health/live')).status).toBe(200);
	expect((await server.send('GET', '/api/health/ready')).status).toBe(200);
	const created = await send('POST', '/api/patients', { givenName: 'Quick' });
	expect(created.status).toBe(201);
	expect((await send('GET', `/api/patients/${created.body.id}`)).status).toBe(200);
	expect((await send('GET', '/api/patients?q=quick')).status).toBe(200);
}

describe('several hundred slow requests', () => {
	it('of one user are refused beyond a share, and another user is served meanwhile', async () => {
		const answers = await whileLocked([server.ada], async ([slow], untilBlocked) => {
			const accepted = times(limits.perUser, () => slow?.());
			await untilBlocked(limits.connections);
			await untilRefused(server.ada, 429);
			const refused = times(300, () => slow?.());
			for (const answer of await Promise.all(refused)) {
				expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
				expect(Number(answer?.headers.get('retry-after'))).toBeGreaterThan(0);
			}
			const overTrpc = await server.ada.send('GET', '/api/trpc/auth.me');
			expect(overTrpc).toMatchObject({
				status: 429,
				body: { error: { data: { code: 'too_many_requests' } } },
			});
			await expectServed(server.grace);
			return accepted.filter((answer) => answer !== undefined);
		});
		expect(await countByStatus(answers)).toEqual({ 200: limits.perUser });
		await expectServed(server.ada);
	});

	it('of many are 503 beyond what can be served, and everything goes on afterwards', async () => {
		const names = Array.from({ length: 6 }, (_, n) => `crowd-${n}`);
		const crowd = await Promise.all(names.map((name) => server.signUp(name)));
		const { holders, more } = await whileLocked(crowd, async (slow, untilBlocked) => {
			// Four users hold all connections of users.
			const holders = slow.slice(0, 4).flatMap((ask) => times(limits.connections, () => ask()));
			await untilBlocked(8);
			for (const ask of slow.slice(4)) {
				const busy = await problemOf(ask());
				expect(busy).toMatchObject({ status: 503, code: 'unavailable' });
				expect(busy.headers.get('retry-after')).toBe('2');
			}
			// A read of one row shares a connection of its own.
			expect((await server.grace.send('GET', '/api/patients?limit=1')).status).toBe(200);
			const more = slow.slice(0, 4).flatMap((ask) => times(100, () => ask()));
			await untilRefused(server.grace, 503);
			expect((await server.send('GET', '/api/health/live')).status).toBe(200);
			expect((await server.send('GET', '/api/health/ready')).status).toBe(200);
			return { holders, more };
		});
		expect(await countByStatus(holders)).toEqual({ 200: holders.length });
		expect(Object.keys(await countByStatus(more))).toEqual(['200', '429', '503']);
		for (const person of crowd) await expectServed(person);
	});

	it('leave no memory behind, and none of their bodies', async () => {
		setFlagsFromString('--expose-gc');
		const collect = runInNewContext('gc') as () => void;
		const used = () => {
			collect();
			return process.memoryUsage().heapUsed;
		};
		const notes = 'x'.repeat(9_000);
		const burst = async () => {
			const answers = await whileLocked([server.ada], async ([slow]) => {
				let refused = 0;
				const asked = times(400, async () => {
					const answer = await slow?.(notes);
					if (answer?.status === 429) refused += 1;
					return { status: answer?.status ?? 0 };
				});
				await expect.poll(() => refused).toBe(400 - limits.perUser);
				return asked;
			});
			expect(await countByStatus(answers)).toEqual({
				200: limits.perUser,
				429: 400 - limits.perUser,
			});
		};
		await burst();
		const before = used();
		await burst();
		await expectServed(server.ada);
		// The bodies alone were 3.6 MB.
		expect(used() - before).toBeLessThan(3_000_000);
	});

	it('hold their place until they are done, also where nobody waits for the answer any more', async () => {
		await whileLocked([server.ada], async (_, untilBlocked, [id]) => {
			const leaving = new AbortController();
			const asked = times(limits.perUser, () =>
				fetch(new URL(`/api/patients/${id}`, server.url), {
					method: 'PUT',
					headers: {
						authorization: `Bearer ${server.ada.token}`,
						'content-type': 'application/json',
					},
					body: JSON.stringify({ givenName: 'Waits' }),
					signal: leaving.signal,
				}),
			);
			await untilBlocked(limits.connections);
			leaving.abort();
			await Promise.allSettled(asked);
			await untilRefused(server.ada, 429);
		});
		await expect
			.poll(async () => (await server.ada.send('GET', '/api/patients?limit=1')).status)
			.toBe(200);
	});
});
