import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { Statement } from '../query/statement.ts';
import { openTestAccess } from '../testing.ts';
import { CostlyReads, TookTooLongError } from './costly-reads.ts';
import { TooMuchAtOnceError } from './turns.ts';

const most = { atOnce: 2, waiting: 100 };
const { database, ada, ben, close } = await openTestAccess(6);
afterAll(close);

/** Waits until it is given a lock that the test holds; it reads, as costly work does. */
const waiting = new Statement<{ done: number }, 'key'>(
	(_owner, value) =>
		sql`select 1 as done from (select pg_advisory_xact_lock_shared(${value('key')}::bigint)) as lock`,
);
const quick = new Statement<{ done: number }>(() => sql`select 1 as done`, { isQuickRead: true });

const forever = sql`select pg_sleep(60)`;
const waitingForever = new Statement<{ done: number }>(
	() => sql`select 1 as done from (select pg_sleep(60)) as sleep`,
);

/** How many statements wait for the lock now. */
async function blocked(key: number): Promise<number> {
	const [row] = await database.system.execute<{ count: number }>(
		sql`select count(*)::int from pg_locks where locktype = 'advisory' and objid = ${key} and not granted`,
	);
	return row?.count ?? 0;
}

async function untilBlocked(key: number, count: number): Promise<void> {
	while ((await blocked(key)) < count) await new Promise((resolve) => setImmediate(resolve));
}

/** Holds a lock while something is done. */
const holding = <T>(key: number, work: () => Promise<T>) =>
	database.system.transaction(async (tx) => {
		await tx.execute(sql`select pg_advisory_xact_lock(${key})`);
		return work();
	});

describe('costly reads', () => {
	it('of one user run a few at a time, and other users do not wait', async () => {
		const work = await holding(1, async () => {
			const asked = Array.from({ length: 20 }, () => database.as(ada).read(waiting, { key: 1 }));
			await untilBlocked(1, most.atOnce);
			// The first that is answered while all of that waits.
			expect(await database.as(ada).read(quick, {})).toMatchObject([{ done: 1 }]);
			const others = database.as(ben).read(waiting, { key: 1 });
			await untilBlocked(1, most.atOnce + 1);
			expect(await blocked(1)).toBe(most.atOnce + 1);
			return [...asked, others];
		});
		for (const rows of await Promise.all(work)) expect(rows).toEqual([{ done: 1 }]);
	});

	it('are refused while the queue is full, and accepted again afterwards', async () => {
		const { accepted, refused } = await holding(2, async () => {
			const all = most.atOnce + most.waiting;
			const accepted = Array.from({ length: all }, () =>
				database.as(ada).read(waiting, { key: 2 }),
			);
			const refused = Array.from({ length: 3 }, () => database.as(ada).read(waiting, { key: 2 }));
			return { accepted, refused: await Promise.allSettled(refused) };
		});
		for (const one of refused)
			expect(one).toMatchObject({ reason: expect.any(TooMuchAtOnceError) });
		expect(await Promise.all(accepted)).toHaveLength(most.atOnce + most.waiting);
		expect(await database.as(ada).read(waiting, { key: 2 })).toEqual([{ done: 1 }]);
	});

	// Concurrent, because each takes as long as the limit; the third is another user's, as one user has two at a time.
	it.concurrent.each<[string, () => Promise<unknown>]>([
		['a statement', () => database.as(ada).read(waitingForever, {})],
		['a query', () => database.as(ada).query((db) => db.execute(forever), { isCostly: true })],
		[
			'a transaction',
			() => database.as(ben).transaction((db) => db.execute(forever), { isCostly: true }),
		],
	])('is given up where it takes too long: %s', async (_, run) => {
		await expect(run()).rejects.toThrow(TookTooLongError);
	});

	it('leave no time limit on the connection', async () => {
		const limits = new Statement<{ limit: string }>(
			() => sql`select current_setting('statement_timeout') as limit`,
		);
		expect(await database.as(ada).read(limits, {})).toEqual([{ limit: '5s' }]);
		expect(
			await database
				.as(ada)
				.query((db) => db.execute(limits.with({ userId: ada.userId, ownerId: ada.userId }, {}))),
		).toMatchObject([{ limit: '15s' }]);
	});

	it('wait for a limited time', async () => {
		const work = new CostlyReads(2, 1);
		const ends: (() => void)[] = [];
		const running = Array.from({ length: most.atOnce }, () =>
			work.run('ada', () => new Promise<void>((resolve) => ends.push(resolve))),
		);
		await expect(work.run('ada', async () => 'done')).rejects.toThrow(TooMuchAtOnceError);
		for (const end of ends) end();
		await Promise.all(running);
		expect(await work.run('ada', async () => 'done')).toBe('done');
	});

	it('that fail let the next one run', async () => {
		const failing = new Statement<{ done: number }>(() => sql`select 1 / 0 as done`);
		const outcomes = await Promise.allSettled(
			Array.from({ length: 10 }, () => database.as(ada).read(failing, {})),
		);
		expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']));
		expect(await database.as(ada).read(waiting, { key: 3 })).toEqual([{ done: 1 }]);
	});
});
