import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SessionEndedError } from './access.ts';
import { connect, Database } from './client.ts';
import { entryOf, type SessionProof } from './entry.ts';
import { Insertion } from './insertion.ts';
import { patients } from './schema/index.ts';
import {
	createTestDatabase,
	openProgramSession,
	type TestDatabase,
	withConnection,
} from './testing.ts';
import { isUnavailable } from './unavailable.ts';
import { WriteQueue } from './write-queue.ts';

let test: TestDatabase;
let database: Database;
let ada: SessionProof;
let ben: SessionProof;

beforeAll(async () => {
	test = await createTestDatabase();
	database = new Database(test.target, { max: 2, idleSessionSeconds: 60 });
	ada = await openProgramSession(database);
	ben = await openProgramSession(database);
});
afterAll(async () => {
	await database.close();
	await test.drop();
});

const adding = new Insertion<{ id: string; name: string }, 'givenName' | 'sex' | 'allergies'>(
	patients,
	['givenName', 'sex', 'allergies'],
	{ id: patients.id, name: patients.givenName },
);

const row = () => ({ id: randomUUID(), givenName: randomUUID(), sex: 'other', allergies: [] });

/** Who has each of these rows, and in which transaction it was added; of one that is not there, nothing. */
const inTable = (rows: { id: string }[]) =>
	withConnection(test.target, async (owner) => {
		const ids = rows.map(({ id }) => id);
		const found = await owner<{ id: string; of: string; by: string }[]>`
			select id, owner_id as of, xmin::text as by from patients where id in ${owner(ids)}`;
		const byId = new Map(found.map((one) => [one.id, one]));
		return ids.map((id) => byId.get(id));
	});

describe('rows that are added at once', () => {
	it('go together, and each is answered with its own', async () => {
		const rows = Array.from({ length: 150 }, row);
		const answers = await Promise.all(rows.map((one) => database.as(ada).add(adding, one)));
		expect(answers).toEqual(rows.map(({ id, givenName }) => ({ id, name: givenName })));
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
			asked.map(({ by, values }) => database.as(by).add(adding, values)),
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
		expect(answers.slice(-2).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
	});

	it('keep each its history and its words', async () => {
		const rows = [row(), row(), row()];
		await Promise.all(rows.map((one) => database.as(ben).add(adding, one)));
		for (const { id, givenName } of rows) {
			const kept = await withConnection(test.target, async (owner) => ({
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
			expect(kept.words.map(({ word }) => word)).toContain(givenName);
		}
	});

	it('are there once where they are answered, and at most once where the connection is lost', async () => {
		for (let round = 0; round < 5; round++) {
			const rows = Array.from({ length: 100 }, row);
			const answering = Promise.allSettled(rows.map((one) => database.as(ada).add(adding, one)));
			await withConnection(
				test.target,
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
					.add(adding, after)
					.catch(() => undefined),
			)
			.toMatchObject({ id: after.id });
	});
});

it('does not send any more what nobody waits for', async () => {
	const connection = connect(test.target, { max: 1, connection: { role: 'hms_app' } });
	drizzle(connection);
	const queue = new WriteQueue(connection);
	const entry = entryOf(ada, 60);
	const add = (values: ReturnType<typeof row>, patience: number) =>
		queue.add(adding, ada.userId, values, entry, patience);
	const [first, second, late, last] = [row(), row(), row(), row()];
	const answers = await withConnection(test.target, (owner) =>
		owner.begin(async (tx) => {
			// Whoever adds a patient waits for this.
			await tx`select from mrn_counters where owner_id = ${ada.userId} for update`;
			const under = [first, second].map((one) => add(one, 10_000));
			void add(late, 50);
			await setTimeout(100);
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
		await db.execute(adding.with(ada.userId, [one]));
		const seen = await db.select().from(patients).where(eq(patients.id, one.id));
		expect(seen).toHaveLength(1);
		await db.execute(sql`select 1 / 0`);
	});
	await expect(failing).rejects.toThrow();
	expect(await inTable([one])).toEqual([undefined]);
});
