import { randomUUID } from 'node:crypto';
import { eq, isNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from './client.ts';
import { entryOf, SessionEndedError, type SessionProof } from './entry.ts';
import { insertion, replacement } from './row-write.ts';
import { patients } from './schema/index.ts';
import { openTestAccess, withConnection } from './testing.ts';
import { isUnavailable } from './unavailable.ts';
import { WriteQueue } from './write-queue.ts';

const { target, database, ada, ben, close } = await openTestAccess(2);
afterAll(close);

const returning = { id: patients.id, name: patients.givenName, version: patients.version };
type Answer = { id: string; name: string; version: number };

const adding = insertion<Answer, 'givenName' | 'sex' | 'allergies'>(
	patients,
	['givenName', 'sex', 'allergies'],
	returning,
);

const replacing = replacement<Answer, 'givenName' | 'mrn'>(patients, ['givenName', 'mrn'], {
	kept: ['mrn'],
	where: isNull(patients.archivedAt),
	returning,
});

const row = () => ({ id: randomUUID(), givenName: randomUUID(), sex: 'other', allergies: [] });

/** Who has each of these rows, and in which transaction it was added; of one that is not there, nothing. */
const inTable = (rows: { id: string }[]) =>
	withConnection(target, async (owner) => {
		const ids = rows.map(({ id }) => id);
		const found = await owner<{ id: string; of: string; by: string }[]>`
			select id, owner_id as of, xmin::text as by from patients where id in ${owner(ids)}`;
		const byId = new Map(found.map((one) => [one.id, one]));
		return ids.map((id) => byId.get(id));
	});

describe('rows that are added at once', () => {
	it('go together, and each is answered with its own', async () => {
		const rows = Array.from({ length: 150 }, row);
		const answers = await Promise.all(rows.map((one) => database.as(ada).write(adding, one)));
		expect(answers).toEqual(rows.map(({ id, givenName }) => ({ id, name: givenName, version: 1 })));
		const found = await inTable(rows);
		expect(new Set(found.map((one) => one?.of))).toEqual(new Set([ada.userId]));
		// One, one, and two for the rest.
		expect(new Set(found.map((one) => one?.by)).size).toBeLessThan(6);
	});

	it('are told apart from those that fail, and from other sessions’', async () => {
		const ended = { ...ada, sessionId: randomUUID() };
		const asked = Array.from({ length: 30 }, () => [
			{ by: ada, values: row() },
			{ by: ada, values: { ...row(), sex: 'unheard of' } },
			{ by: ben, values: row() },
			{ by: ended, values: row() },
		]).flat();
		const twice = row();
		asked.push({ by: ada, values: twice }, { by: ada, values: twice });
		const answers = await Promise.allSettled(
			asked.map(({ by, values }) => database.as(by).write(adding, values)),
		);
		const found = await inTable(asked.map(({ values }) => values));
		for (const [n, { by, values }] of asked.slice(0, -2).entries()) {
			const answer = answers[n];
			const isRight = by !== ended && values.sex === 'other';
			expect(answer?.status).toBe(isRight ? 'fulfilled' : 'rejected');
			expect(found[n]?.of).toBe(isRight ? by.userId : undefined);
			if (by === ended) {
				expect(answer).toMatchObject({ reason: expect.any(SessionEndedError) });
			} else if (!isRight) expect(answer).toMatchObject({ reason: { code: '22P02' } });
		}
		expect(new Set(answers.slice(-2).map(({ status }) => status))).toEqual(
			new Set(['fulfilled', 'rejected']),
		);
	});

	it('keep each its history and its words', async () => {
		const rows = [row(), row(), row()];
		await Promise.all(rows.map((one) => database.as(ben).write(adding, one)));
		for (const { id, givenName } of rows) {
			const kept = await withConnection(target, async (owner) => ({
				history: await owner`select action, fields from changes where subject_id = ${id}`,
				words:
					await owner`select word from patient_words where patient_id = ${id} and not is_number`,
			}));
			expect(kept.history).toMatchObject([
				{
					action: 'created',
					fields: expect.arrayContaining([
						{ field: 'givenName', before: null, after: givenName },
						{ field: 'sex', before: null, after: 'other' },
					]),
				},
			]);
			expect(kept.words.map(({ word }) => word)).toContain(givenName.replaceAll('-', ''));
		}
	});

	it('are there once where they are answered, and at most once where the connection is lost', async () => {
		for (let round = 0; round < 5; round++) {
			const rows = Array.from({ length: 100 }, row);
			const answering = Promise.allSettled(rows.map((one) => database.as(ada).write(adding, one)));
			await withConnection(
				target,
				(owner) => owner`
					select pg_terminate_backend(pid) from pg_stat_activity
					where application_name = 'hms' and datname = current_database()`,
			);
			const answers = await answering;
			const found = await inTable(rows);
			for (const [n, answer] of answers.entries()) {
				if (answer.status === 'rejected') expect(answer.reason).toSatisfy(isUnavailable);
				else expect(found[n]).toBeDefined();
			}
		}
		const after = row();
		await expect
			.poll(() =>
				database
					.as(ada)
					.write(adding, after)
					.catch(() => undefined),
			)
			.toMatchObject({ id: after.id });
	});
});

describe('rows that are replaced at once', () => {
	/** Rows of a user's that are there already. */
	async function there(by: SessionProof, count: number) {
		const rows = Array.from({ length: count }, row);
		await Promise.all(rows.map((one) => database.as(by).write(adding, one)));
		return rows.map(({ id }) => id);
	}
	const change = (id: string) => ({
		id,
		givenName: randomUUID() as string,
		mrn: null as string | null,
		expectedVersion: null as number | null,
	});
	const replace = (by: SessionProof, values: ReturnType<typeof change>) =>
		database.as(by).write(replacing, values);

	/** Until so many transactions wait for each other. */
	const untilWaiting = (count: number) =>
		withConnection(target, (watch) =>
			expect
				.poll(
					() => watch`
						select from pg_locks join pg_stat_activity using (pid)
						where not granted and datname = current_database()`,
					{ interval: 20 },
				)
				.toHaveLength(count),
		);

	it('go together, and each is answered with its own', async () => {
		const changes = (await there(ada, 100)).map(change);
		const answers = await Promise.all(changes.map((one) => replace(ada, one)));
		expect(answers).toEqual(
			changes.map(({ id, givenName }) => ({ id, name: givenName, version: 2 })),
		);
		const found = await inTable(changes);
		expect(new Set(found.map((one) => one?.by)).size).toBeLessThan(6);
	});

	it('are told apart from those that fail, that are not there, and that are others’', async () => {
		const [theirs = ''] = await there(ben, 1);
		const mine = await there(ada, 40);
		const [taken] = await withConnection(
			target,
			(owner) => owner`select mrn from patients where id = ${String(mine[0])}`,
		);
		const ended = { ...ada, sessionId: randomUUID() };
		const asked = mine.slice(1).map((id, n) => {
			const values = change(id);
			switch (n % 6) {
				case 0:
					return {
						by: ada,
						values: { ...values, mrn: taken?.['mrn'] },
						becomes: { code: '23505' },
					};
				case 1:
					return { by: ada, values: change(theirs), becomes: undefined };
				case 2:
					return { by: ada, values: { ...values, expectedVersion: 7 }, becomes: undefined };
				case 3:
					return { by: ended, values, becomes: expect.any(SessionEndedError) };
				case 4:
					return { by: ada, values: { ...values, expectedVersion: 1 }, becomes: 'written' };
				default:
					return { by: ada, values, becomes: 'written' };
			}
		});
		const answers = await Promise.allSettled(asked.map(({ by, values }) => replace(by, values)));
		for (const [n, { values, becomes }] of asked.entries()) {
			const { id, givenName: name } = values;
			expect(answers[n]).toMatchObject(
				becomes === 'written'
					? { status: 'fulfilled', value: { id, name, version: 2 } }
					: becomes === undefined
						? { status: 'fulfilled', value: undefined }
						: { status: 'rejected', reason: becomes },
			);
		}
		const names = await withConnection(
			target,
			(owner) => owner`select given_name as name from patients where id = ${theirs}`,
		);
		expect(asked.map(({ values }) => values.givenName)).not.toContain(names[0]?.['name']);
	});

	it('of the same row are all done, one after the other', async () => {
		const [id = ''] = await there(ada, 1);
		const changes = Array.from({ length: 20 }, () => change(id));
		const answers = await Promise.all(changes.map((one) => replace(ada, one)));
		expect(answers.map((one) => one?.version)).toEqual(changes.map((_, n) => n + 2));
		expect(answers.map((one) => one?.name)).toEqual(changes.map(({ givenName }) => givenName));
	});

	it('of the same version are done once', async () => {
		const [id = ''] = await there(ada, 1);
		const changes = Array.from({ length: 20 }, () => ({ ...change(id), expectedVersion: 1 }));
		const answers = await Promise.all(changes.map((one) => replace(ada, one)));
		expect(answers.filter((one) => one !== undefined)).toMatchObject([{ id, version: 2 }]);
	});

	it('do not wait for one that somebody else holds', async () => {
		const ids = await there(ada, 30);
		const [held = '', ...free] = ids;
		const { waiting } = await withConnection(target, (owner) =>
			owner.begin(async (tx) => {
				await tx`select from patients where id = ${held} for update`;
				const one = replace(ada, change(held));
				const others = await Promise.all(free.map((id) => replace(ada, change(id))));
				expect(others.map((answer) => answer?.version)).toEqual(free.map(() => 2));
				expect(await replace(ada, change(free[0] ?? ''))).toMatchObject({ version: 3 });
				return { waiting: one };
			}),
		);
		expect(await waiting).toMatchObject({ id: held, version: 2 });
	});

	it('meet new words in any order, beside others who write the same', async () => {
		const [mine = '', alsoMine = '', ...ids] = await there(ada, 6);
		const [one, other] = [randomUUID(), randomUUID()];
		// The last two go together.
		const names = [randomUUID(), randomUUID(), one, other];
		const { writing } = await withConnection(target, (owner) =>
			owner.begin(async (tx) => {
				await tx`select set_config('app.user_id', ${ada.userId}, true)`;
				// It would be the first to find out that they wait for each other.
				await tx`set local deadlock_timeout = '10ms'`;
				await tx`update patients set given_name = ${other} where id = ${mine}`;
				const all = Promise.all(
					ids.map((id, n) => replace(ada, { ...change(id), givenName: names[n] ?? '' })),
				);
				await untilWaiting(1);
				await tx`update patients set given_name = ${one} where id = ${alsoMine}`;
				return { writing: all };
			}),
		);
		expect((await writing).map((answer) => answer?.name)).toEqual(names);
	});

	it('are all done, also when they and somebody else wait for each other', async () => {
		const ids = await there(ada, 4);
		const word = (first: string) => `${first}${randomUUID().replaceAll('-', '')}`;
		const last = word('z');
		// The last two go together.
		const names = [word('b'), word('b'), `${word('a')} ${last}`, `${word('a')} ${last}`];
		const { writing } = await withConnection(target, (owner) =>
			owner.begin(async (tx) => {
				// It is the others that are to give way.
				await tx`set local deadlock_timeout = '30s'`;
				await tx`insert into name_words (owner_id, word) values (${ada.userId}, ${last})`;
				const all = Promise.all(
					ids.map((id, n) => replace(ada, { ...change(id), givenName: names[n] ?? '' })),
				);
				await untilWaiting(1);
				// Granted as soon as they give way, before they can come again.
				await tx`lock table patients in share row exclusive mode`;
				return { writing: all };
			}),
		);
		expect((await writing).map((answer) => answer?.name)).toEqual(names);
	});
});

it('does not send any more what nobody waits for', async () => {
	const connection = connect(target, { max: 1, connection: { role: 'hms_app' } });
	drizzle(connection);
	let now = 0;
	const queue = new WriteQueue(connection, () => now);
	const entry = entryOf(ada, 60);
	const add = (values: ReturnType<typeof row>, patience: number) =>
		queue.add(adding, values, entry, patience);
	const [first, second, late, last] = [row(), row(), row(), row()];
	const answers = await withConnection(target, (owner) =>
		owner.begin(async (tx) => {
			// Whoever adds a patient waits for this.
			await tx`select from mrn_counters where owner_id = ${ada.userId} for update`;
			const under = [first, second].map((one) => add(one, 10_000));
			void add(late, 50);
			now = 51;
			return { under };
		}),
	);
	await Promise.all(answers.under);
	await add(last, 10_000);
	const there = await inTable([first, second, late, last]);
	expect(there.map((one) => one !== undefined)).toEqual([true, true, false, true]);
	await connection.end();
});

it('adds within a transaction', async () => {
	const one = row();
	const failing = database.as(ada).transaction(async (db) => {
		await db.execute(adding.with(ada.userId, one));
		const seen = await db.select().from(patients).where(eq(patients.id, one.id));
		expect(seen).toHaveLength(1);
		await db.execute(sql`select 1 / 0`);
	});
	await expect(failing).rejects.toThrow();
	expect(await inTable([one])).toEqual([undefined]);
});
