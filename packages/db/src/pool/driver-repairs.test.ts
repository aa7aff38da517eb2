import { createServer } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type postgres from 'postgres';
import { afterAll, expect, it } from 'vitest';
import { openTestAccess, withConnection } from '../testing.ts';
import { connect } from './connect.ts';

// Each test fails without the repair of the driver that `patches/README.md` lists for it.

const { target, close } = await openTestAccess(1);
afterAll(close);

const open = (max: number) => connect(target, { max, connection: { application_name: 'repairs' } });

const pidOf = async (sql: postgres.Sql) => {
	const [row] = await sql`select pg_backend_pid() as pid`;
	return Number(row?.['pid']);
};

/** Ends a server process and waits until it is gone. */
const terminate = (pid: number) =>
	withConnection(target, async (owner) => {
		await owner`select pg_terminate_backend(${pid}, 60000)`;
	});

/** Waits until the driver knows that the connection of a reservation is lost. */
const waitUntilLost = (reserved: postgres.ReservedSql) =>
	expect
		.poll(() =>
			reserved`select 1`.then(
				() => 'answered',
				(error) => error.code,
			),
		)
		.toBe('CONNECTION_CLOSED');

it('reserves a connection although none was used before', async () => {
	const sql = open(1);
	const reserved = await sql.reserve();
	expect(await reserved`select 1 as one`).toMatchObject([{ one: 1 }]);
	reserved.release();
	await sql.end();
});

it('tells whoever writes by COPY that a constraint refuses it at its end', async () => {
	const sql = open(1);
	const refused = sql.begin(async (tx) => {
		await tx.unsafe('create temp table copied (id int unique deferrable initially immediate)');
		await pipeline(['1\n', '1\n'], await tx.unsafe('copy copied from stdin').writable());
	});
	await expect(refused).rejects.toMatchObject({ code: '23505' });
	expect(await sql`select 1 as one`).toMatchObject([{ one: 1 }]);
	await sql.end();
});

it('goes on after more than a stream holds was read by COPY', async () => {
	const sql = open(1);
	for (let n = 0; n < 3; n++) {
		let length = 0;
		const rows = await sql.unsafe(`copy (select repeat('x', 100000)) to stdout`).readable();
		for await (const part of rows) length += part.length;
		expect(length).toBe(100_001);
	}
	await sql.end();
});

it('serves a reservation that waits for a connection which is terminated', async () => {
	const sql = open(1);
	const first = await sql.reserve();
	const pid = await pidOf(first);
	const waiting = sql.reserve();
	await terminate(pid);
	await waitUntilLost(first);
	first.release();
	const second = await waiting;
	expect(await pidOf(second)).not.toBe(pid);
	second.release();
	await sql.end();
});

it('never gives the holder of a terminated connection the one that takes its place', async () => {
	const sql = open(1);
	const reserved = await sql.reserve();
	await terminate(await pidOf(reserved));
	await waitUntilLost(reserved);
	const next = await sql.reserve();
	await expect(reserved`select 1`).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
	// Released late, it must not put the connection of the next holder back into the pool.
	reserved.release();
	const third = sql.reserve();
	expect(await Promise.race([third.then(() => 'reserved'), pidOf(next).then(() => 'waits')])).toBe(
		'waits',
	);
	next.release();
	(await third).release();
	await sql.end();
});

it('tells whoever waits that a server closes connections before they are ready, and pauses between attempts', async () => {
	let attempts = 0;
	const server = createServer((socket) => {
		attempts++;
		socket.resume().end();
	});
	const port = await new Promise<number>((resolve) => {
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : 0);
		});
	});
	const pauses: number[] = [];
	const sql = connect(
		{ url: `postgres://someone@127.0.0.1:${port}/any` },
		{
			max: 1,
			backoff: (failures) => {
				pauses.push(failures);
				return 0.001;
			},
		},
	);
	for (let n = 0; n < 3; n++) {
		await expect(sql`select 1`).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
	}
	expect(attempts).toBe(3);
	expect(pauses).toEqual([1, 2, 3]);
	await sql.end();
	await new Promise((resolve) => server.close(resolve));
});

it('fails only the statement whose parameter cannot be sent', async () => {
	const sql = open(1);
	const text = 'select $1::text as value';
	await sql.unsafe(text, ['prepared'], { prepare: true });
	const broken = {
		toString: () => {
			throw new Error('not a text');
		},
	};
	const outcomes = await Promise.allSettled(
		['one', broken, 'two'].map((value) =>
			// Drizzle passes on whatever a column's encoder returns.
			sql.unsafe(text, [value as string], { prepare: true }),
		),
	);
	expect(outcomes).toMatchObject([
		{ value: [{ value: 'one' }] },
		{ status: 'rejected' },
		{ value: [{ value: 'two' }] },
	]);
	await sql.end();
});

it('starts the rows of each answer anew, also after one that failed half way', async () => {
	const sql = open(1);
	const failing = sql`select 1 / (4 - n) as quotient from generate_series(1, 10) n`;
	const following = sql`select n from generate_series(1, 3) n`;
	const [failed, followed] = await Promise.allSettled([failing, following]);
	expect(failed.status).toBe('rejected');
	expect(followed).toMatchObject({ value: [{ n: 1 }, { n: 2 }, { n: 3 }] });
	await sql.end();
});

it('does not send a statement again whose plan is outdated, and answers those beside it', async () => {
	await withConnection(target, (owner) => owner`create table planned (number integer)`);
	const sql = open(1);
	const read = (n: number) =>
		sql.unsafe(
			'select planned.*, $1::integer as n from planned right join (select 1) s on true',
			[n],
			{
				prepare: true,
			},
		);
	await read(0);
	await withConnection(target, (owner) => owner`alter table planned add column name text`);
	const outcomes = await Promise.allSettled([read(1), read(2), read(3)]);
	expect(outcomes).toMatchObject([1, 2, 3].map(() => ({ reason: { code: '0A000' } })));
	expect(await read(4)).toMatchObject([{ n: 4, name: null }]);
	await sql.end();
});

it('frees what has left a queue, although the queue is never empty', async () => {
	const path = new URL('./queue.js', import.meta.resolve('postgres'));
	const { default: createQueue } = await import(path.href);
	const queue = createQueue();
	setFlagsFromString('--expose-gc');
	const collectGarbage: () => void = runInNewContext('gc');
	const used = () => {
		collectGarbage();
		return process.memoryUsage().heapUsed;
	};
	const before = used();
	queue.push(0);
	for (let n = 1; n <= 5_000_000; n++) {
		queue.push(n);
		queue.shift();
	}
	// Of 8 bytes each that would be 40 MB.
	expect(used() - before).toBeLessThan(10_000_000);
	expect(queue.length).toBe(1);
});
