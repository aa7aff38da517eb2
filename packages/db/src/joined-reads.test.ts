import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { SessionEndedError, type SessionProof } from './entry.ts';
import { Statement } from './statement.ts';
import { openProgramSession, openTestAccess, withConnection } from './testing.ts';
import { isUnavailable } from './unavailable.ts';

const { target, database, ada: proof, close } = await openTestAccess(1);
afterAll(close);

interface Quotient {
	owner: string;
	/** When the transaction began. */
	began: string;
	quotient: number;
	padding: string;
}

const quick = { isQuickRead: true };
const dividing = new Statement<Quotient, 'by' | 'length'>(
	(owner, value) => sql`
		select ${owner}::text as owner, now()::text as began, 5040 / ${value('by')}::int as quotient,
			repeat('x', ${value('length')}::int) as padding`,
	quick,
);
/** Whom row-level security takes the asker for. */
const asking = new Statement<{ user: string }>(
	() => sql`select current_setting('app.user_id') as user`,
	quick,
);
const sleeping = new Statement<{ slept: string }>(
	() => sql`select pg_sleep(20)::text as slept`,
	quick,
);

const divide = (by: number, of = proof, length = 0) =>
	database
		.as(of)
		.run(dividing, { by, length })
		.then(([row]) => row);

it('reads of one session that are asked at once are one transaction, and another session’s are not in it', async () => {
	const other = await openProgramSession(database);
	// Until a statement is prepared it goes alone.
	await Promise.all([divide(1), divide(1, other)]);
	const mine = await Promise.all([1, 2, 3].map((by) => divide(by)));
	expect(mine.map((row) => row?.quotient)).toEqual([5040, 2520, 1680]);
	expect(new Set(mine.map((row) => row?.began)).size).toBe(1);
	const both = await Promise.all([divide(1), divide(1, other)]);
	expect(new Set(both.map((row) => row?.began)).size).toBe(2);
});

it('one that fails takes no other with it', async () => {
	const answers = await Promise.allSettled([1, 0, 2, 0, 0, 3, 0].map((by) => divide(by)));
	expect(
		answers.map((answer) =>
			answer.status === 'fulfilled' ? answer.value?.quotient : answer.reason.code,
		),
	).toEqual([5040, '22012', 2520, '22012', '22012', 1680, '22012']);
});

it('each of many gets its own answer, whatever becomes of those around it', async () => {
	const other = await openProgramSession(database);
	const ended = { ...proof, sessionId: randomUUID() };
	const sessions = [proof, proof, proof, other, other, ended];
	const asked = Array.from({ length: 600 }, (_, n) => ({
		of: sessions[(n * n + (n >> 3)) % sessions.length] ?? proof,
		by: (n * 7) % 11,
		length: n % 13 === 0 ? 20_000 : n % 5,
	}));
	const asking600 = [];
	for (const [n, { of, by, length }] of asked.entries()) {
		asking600.push(Promise.allSettled([divide(by, of, length)]));
		if (n % 17 === 0) await setImmediate();
	}
	const answers = (await Promise.all(asking600)).flat();
	for (const [n, { of, by, length }] of asked.entries()) {
		const answer = answers[n];
		if (of === ended) {
			expect(answer).toMatchObject({ reason: expect.any(SessionEndedError) });
		} else if (by === 0) {
			expect(answer).toMatchObject({ reason: { code: '22012' } });
		} else {
			expect(answer).toMatchObject({
				value: {
					owner: of.userId,
					quotient: Math.trunc(5040 / by),
					padding: 'x'.repeat(length),
				},
			});
		}
	}
});

it('nobody is taken for another, also after a failure', async () => {
	const other = await openProgramSession(database);
	const users = [proof, proof, other, other, proof, other];
	const answers = await Promise.all(
		Array.from({ length: 20 }, () => users)
			.flat()
			.map(async (of, n) => {
				if (n % 7 === 0) await expect(divide(0, of)).rejects.toThrow('division');
				const [row] = await database.as(of).run(asking, {});
				return row?.user === of.userId;
			}),
	);
	expect(answers).not.toContain(false);
});

it('all are told when the connection is lost under one of them, and the next is there', async () => {
	await database.as(proof).run(asking, {});
	const under = [divide(1), database.as(proof).run(sleeping, {}), divide(2), divide(3)];
	const outcomes = Promise.allSettled(under);
	await withConnection(target, async (owner) => {
		const end = () => owner`
			select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and query like '%pg_sleep(20)%' and pid <> pg_backend_pid()`;
		await expect.poll(async () => (await end()).length).toBe(1);
	});
	const [, ...lost] = await outcomes;
	for (const outcome of lost) {
		expect(outcome).toMatchObject({ reason: expect.toSatisfy(isUnavailable) });
	}
	await expect.poll(() => divide(4)).toMatchObject({ quotient: 1260 });
});

it('what another session sends for the first time, behind reads of which one fails, has its own answer', async () => {
	const other = await openProgramSession(database);
	const ended = { ...proof, sessionId: randomUUID() };
	const user = (of: SessionProof) => database.as(of).run(asking, {});
	await Promise.all([divide(1), user(proof)]);
	for (let round = 0; round < 20; round++) {
		const fresh = new Statement<{ user: string }>(
			(owner) => sql`
				select current_setting('app.user_id') as user, ${owner}::text as owner, ${sql.raw(String(round))} as round`,
			quick,
		);
		const [failed, own, theirs] = await Promise.allSettled([
			round % 2 ? divide(0) : user(ended),
			user(round % 2 ? proof : ended),
			database.as(other).run(fresh, {}),
		]);
		expect(failed.status).toBe('rejected');
		if (round % 2) expect(own).toMatchObject({ value: [{ user: proof.userId }] });
		else expect(own).toMatchObject({ reason: expect.any(SessionEndedError) });
		expect(theirs).toMatchObject({ value: [{ user: other.userId, owner: other.userId }] });
	}
});

it('what is sent again is what was asked', async () => {
	const echoing = new Statement<{ echo: string }, 'flag' | 'bytes' | 'many'>(
		(_owner, value) => sql`
			select concat_ws(' ', ${value('flag')}::bool, ${value('bytes')}::bytea, ${value('many')}::jsonb) as echo`,
		quick,
	);
	const echo = () =>
		database.as(proof).run(echoing, { flag: true, bytes: Buffer.from('hi'), many: '["a"]' });
	const [alone] = await echo();
	expect(alone?.echo).toBe('t \\x6869 ["a"]');
	const [, first, second] = await Promise.allSettled([divide(0), echo(), echo()]);
	expect([first, second]).toMatchObject([{ value: [alone] }, { value: [alone] }]);
});

it('statements whose plans are out of date fail alone', async () => {
	const other = await openProgramSession(database);
	const named = new Statement<{ name: string }>(
		(owner) => sql`select name from users where id = ${owner}`,
		quick,
	);
	const name = (of = proof) => database.as(of).run(named, {});
	await Promise.all([name(), divide(1)]);
	await withConnection(target, (owner) =>
		owner.unsafe('alter table users alter column name type varchar'),
	);
	const asked = [name(), name(), divide(1), divide(2, other)];
	const [stale, again, one, two] = await Promise.allSettled(asked);
	expect(stale).toMatchObject({ reason: { message: expect.stringContaining('cached plan') } });
	expect(again).toMatchObject({ value: [{ name: 'N' }] });
	expect([one, two]).toMatchObject([{ value: { quotient: 5040 } }, { value: { quotient: 2520 } }]);
	expect(await name(other)).toEqual([{ name: 'N' }]);
});

it('what cannot be written fails alone', async () => {
	const unwritable = {
		toString() {
			throw new Error('cannot be written');
		},
	};
	const answers = await Promise.allSettled([
		divide(1),
		divide(2),
		database.as(proof).run(dividing, { by: unwritable, length: 0 }),
		divide(3),
		divide(4),
	]);
	expect(answers).toMatchObject([
		{ value: { quotient: 5040 } },
		{ value: { quotient: 2520 } },
		{ reason: { message: 'cannot be written' } },
		{ value: { quotient: 1680 } },
		{ value: { quotient: 1260 } },
	]);
});
