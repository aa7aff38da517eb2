import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect as openSocket, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { Statement } from '../query/statement.ts';
import { SessionEndedError } from '../session/session-check.ts';
import { openProgramSession, openTestAccess, withConnection } from '../testing.ts';
import type { ConnectionTarget } from './connect.ts';
import { Database } from './database.ts';
import { MismatchedAnswerError } from './shared-reads.ts';
import { isUnavailable } from './unavailable.ts';

const { target, database, ada, ben, close } = await openTestAccess(1);
afterAll(close);

interface Answer {
	/** Whom row-level security takes the reader for. */
	user: string;
	owner: string;
	quotient: number;
	padding: string;
}

const dividing = new Statement<Answer, 'by' | 'length'>(
	(owner, value) => sql`
		select current_setting('app.user_id') as user, ${owner}::text as owner, 5040 / ${value('by')}::int as quotient,
			repeat('x', ${value('length')}::int) as padding`,
	{ isQuickRead: true },
);

const divide = (by: number, { as = ada, length = 0, on = database } = {}) =>
	on
		.as(as)
		.read(dividing, { by, length })
		.then(([row]) => row);

const divisors = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe('reads that share a connection', () => {
	it('are answered each as their own user, whether the others fail or not', async () => {
		const ended = { ...ada, sessionId: randomUUID() };
		const readers = Array.from({ length: 300 }, (_, n) => ({
			as: [ada, ben, ended][n % 3] ?? ada,
			by: n % 11,
			length: n % 17 === 0 ? 40_000 : n % 5,
		}));
		const answers = await Promise.allSettled(readers.map(({ by, ...rest }) => divide(by, rest)));
		for (const [n, answer] of answers.entries()) {
			const { as, by, length } = readers[n] ?? { as: ended, by: 0, length: 0 };
			if (as === ended) expect(answer).toMatchObject({ reason: expect.any(SessionEndedError) });
			else if (by === 0) expect(answer).toMatchObject({ reason: { code: '22012' } });
			else
				expect(answer).toMatchObject({
					value: {
						user: as.userId,
						owner: as.userId,
						quotient: Math.trunc(5040 / by),
						padding: 'x'.repeat(length),
					},
				});
		}
	});

	it('leave no user on the connection', async () => {
		const whoAmI = new Statement<{ user: string }>(
			() => sql`select coalesce(current_setting('app.user_id', true), '') as user`,
		);
		await divide(1);
		const [row] = await database.as(ben).read(whoAmI, {});
		expect(row?.user).toBe(ben.userId);
	});

	it('fail when the session has ended, also where there are no rows', async () => {
		const nothing = new Statement<{ one: number }>(() => sql`select 1 as one where false`, {
			isQuickRead: true,
		});
		expect(await database.as(ada).read(nothing, {})).toEqual([]);
		const ended = database.as({ ...ada, userId: ben.userId });
		await expect(ended.read(nothing, {})).rejects.toThrow(SessionEndedError);
	});

	it('fail alone when a value cannot be sent', async () => {
		const broken = {
			toString: () => {
				throw new Error('not a text');
			},
		};
		const outcomes = await Promise.allSettled(
			divisors.map((by) =>
				by === 5
					? database.as(ada).read(dividing, { by: broken, length: 0 })
					: divide(by, { as: by % 2 ? ada : ben }),
			),
		);
		expect(outcomes.map(({ status }) => status)).toEqual(
			divisors.map((by) => (by === 5 ? 'rejected' : 'fulfilled')),
		);
		for (const [n, outcome] of outcomes.entries()) {
			if (outcome.status === 'fulfilled') {
				expect(outcome.value).toMatchObject({ quotient: Math.trunc(5040 / (n + 1)) });
			}
		}
	});

	it('use a new session of a user at once', async () => {
		const other = await openProgramSession(database);
		expect((await divide(7, { as: other }))?.user).toBe(other.userId);
	});

	it('fail with a lost connection, and are answered by the next', async () => {
		await divide(1);
		const sleeping = new Statement<{ slept: string }>(
			() => sql`select pg_sleep(60)::text as slept`,
			{ isQuickRead: true },
		);
		const lost = Promise.allSettled([
			database.as(ada).read(sleeping, {}),
			...divisors.map((by) => divide(by, { as: ben })),
		]);
		await withConnection(target, (owner) =>
			expect
				.poll(
					() => owner`
						select pg_terminate_backend(pid) from pg_stat_activity
						where datname = current_database() and state = 'active' and query like '%pg_sleep%' and pid <> pg_backend_pid()`,
				)
				.not.toHaveLength(0),
		);
		const [asleep, ...others] = await lost;
		expect(asleep.status).toBe('rejected');
		for (const [n, outcome] of others.entries()) {
			// A read that was not sent yet goes to the next connection.
			if (outcome.status === 'rejected') expect(isUnavailable(outcome.reason)).toBe(true);
			else expect(outcome.value?.quotient).toBe(Math.trunc(5040 / (n + 1)));
		}
		const after = await Promise.all(divisors.map((by) => divide(by)));
		expect(after.map((row) => row?.quotient)).toEqual(divisors.map((by) => Math.trunc(5040 / by)));
	});
});

describe('an answer that comes to another read', () => {
	/**
	 * Passes messages between a driver and PostgreSQL, and loses all that PostgreSQL answers to one read: whatever the driver
	 * asked after that gets the answer of the next one.
	 */
	async function openLossyRelay(folder: string): Promise<{
		target: ConnectionTarget;
		loseNextAnswer(): void;
		connections(): number;
		close(): Promise<void>;
	}> {
		if ('url' in target) throw new Error('the relay needs a socket in a folder');
		let losing = false;
		let opened = 0;
		const upstreamPath = join(target.host, '.s.PGSQL.5432');
		const sockets = new Set<Socket>();
		const server = createServer((client) => {
			opened++;
			const upstream = openSocket(upstreamPath);
			for (const socket of [client, upstream]) {
				sockets.add(socket);
				socket.on('error', () => socket.destroy());
				socket.on('close', () => {
					client.destroy();
					upstream.destroy();
				});
			}
			client.pipe(upstream);
			let pending = Buffer.alloc(0);
			upstream.on('data', (data) => {
				pending = Buffer.concat([pending, data]);
				// A message is a letter, its length, and that many bytes less one. An answer ends with "ready for query".
				while (pending.length >= 5 && pending.length > pending.readUInt32BE(1)) {
					const length = pending.readUInt32BE(1) + 1;
					const message = pending.subarray(0, length);
					pending = pending.subarray(length);
					if (!losing) client.write(message);
					else if (message[0] === 'Z'.charCodeAt(0)) losing = false;
				}
			});
		});
		await new Promise<void>((resolve) => {
			server.listen(join(folder, '.s.PGSQL.5432'), resolve);
		});
		return {
			target: { ...target, host: folder },
			loseNextAnswer: () => {
				losing = true;
			},
			connections: () => opened,
			close: async () => {
				for (const socket of sockets) socket.destroy();
				await new Promise((resolve) => server.close(resolve));
			},
		};
	}

	it('is returned to nobody, of another user or of the same, and closes the connection', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'hms-relay-'));
		const relay = await openLossyRelay(folder);
		const lossy = new Database(relay.target, { max: 1, idleSessionSeconds: 60 });
		for (const readers of [
			[ada, ben, ada, ben],
			[ada, ada, ada, ada],
		]) {
			// From here on the statement is prepared, and there is one answer for each read.
			await divide(1, { on: lossy });
			const before = relay.connections();
			relay.loseNextAnswer();
			const outcomes = await Promise.allSettled(
				readers.map((as, n) => divide(n + 1, { as, on: lossy })),
			);
			expect(outcomes[0]).toMatchObject({ reason: expect.any(MismatchedAnswerError) });
			expect(outcomes.map(({ status }) => status)).not.toContain('fulfilled');
			const after = await Promise.all(readers.map((as, n) => divide(n + 1, { as, on: lossy })));
			expect(after.map((row) => row?.quotient)).toEqual([5040, 2520, 1680, 1260]);
			expect(after.map((row) => row?.user)).toEqual(readers.map(({ userId }) => userId));
			expect(relay.connections()).toBeGreaterThan(before);
		}
		await lossy.close();
		await relay.close();
		await rm(folder, { recursive: true });
	});
});
