import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { connect } from './client.ts';
import { entryOf, SessionEndedError, type SessionProof } from './entry.ts';
import { JoinedAccess } from './joined-access.ts';
import { ReadQueue } from './read-queue.ts';
import { RowRead } from './row-read.ts';
import { patients } from './schema/index.ts';
import { openTestAccess, withConnection } from './testing.ts';
import { isUnavailable, NoConnectionError } from './unavailable.ts';

const { target, database, ada, ben, close } = await openTestAccess(2);
afterAll(close);

interface Answer {
	id: string;
	name: string;
	/** How many rows the statement found that this one is of. */
	together: number;
}

let asked = 0;
const found = sql`${patients.id} as id, ${patients.givenName} as name, count(*) over ()::integer as together`;
const named = new RowRead<Answer, 'nth'>(
	(owner, isAsked, value) => sql`
		select ${found}, ${value('nth')}::integer as nth from ${patients}
		where ${eq(patients.ownerId, owner)} and ${isAsked(patients.id)}`,
	() => ({ nth: ++asked }),
);
/** Whoever's it is: the owner is left to row-level security. */
const anybodys = new RowRead<Answer>(
	(_owner, isAsked) => sql`select ${found} from ${patients} where ${isAsked(patients.id)}`,
	() => ({}),
);

const read = (id: string, by = ada, what: RowRead<Answer, string> = named) =>
	database.as(by).read(what, id);

/** Rows of a user's that are there already. */
async function there(by: SessionProof, count: number) {
	const rows = Array.from({ length: count }, () => ({
		ownerId: by.userId,
		id: randomUUID() as string,
		givenName: randomUUID() as string,
		sex: 'other' as const,
		allergies: [],
	}));
	await database.as(by).single((db) => db.insert(patients).values(rows));
	return rows;
}

it('reads that come at once are one statement, and each is answered with its own', async () => {
	const rows = await there(ada, 40);
	const before = asked;
	const answers = await Promise.all(rows.map(({ id }) => read(id)));
	expect(answers).toMatchObject(
		rows.map(({ id, givenName }) => ({ id, name: givenName, together: 40 })),
	);
	expect(asked).toBe(before + 1);
	const [row] = rows;
	expect(await read(row?.id ?? '')).toMatchObject({ name: row?.givenName, together: 1 });
});

it('not more than 64 go together', async () => {
	const rows = await there(ada, 150);
	const answers = await Promise.all(rows.map(({ id }) => read(id)));
	expect(answers.map((answer) => answer?.name)).toEqual(rows.map(({ givenName }) => givenName));
	const sizes = answers.map((answer) => answer?.together);
	expect(new Set(sizes)).toEqual(new Set([64, 22]));
});

it('one that is asked twice is answered twice, one that is not there with nothing', async () => {
	const [row] = await there(ada, 1);
	const id = row?.id ?? '';
	const answers = await Promise.all([id, randomUUID(), id].map((one) => read(one)));
	expect(answers).toMatchObject([{ id, together: 1 }, undefined, { id, together: 1 }]);
});

it.each([
	['names its owner', named],
	['leaves that to row-level security', anybodys],
])('a row of somebody else is not there for a statement that %s', async (_, what) => {
	const [mine, alsoMine] = await there(ada, 2);
	const [theirs] = await there(ben, 1);
	const ids = [mine, theirs, alsoMine].map((row) => row?.id ?? '');
	const [ours, bens] = await Promise.all([
		Promise.all(ids.map((id) => read(id, ada, what))),
		Promise.all(ids.map((id) => read(id, ben, what))),
	]);
	expect(ours).toMatchObject([{ id: ids[0], together: 2 }, undefined, { id: ids[2] }]);
	expect(bens).toMatchObject([undefined, { id: ids[1], together: 1 }, undefined]);
	expect(await read(ids[1] ?? '', ada, what)).toBeUndefined();
});

it('sessions do not go together, and one that has ended ends for all of it and nobody else', async () => {
	const rows = await there(ada, 20);
	const ended = { ...ada, sessionId: randomUUID() };
	const other = { ...ada };
	const answers = await Promise.all(
		rows.map(async ({ id }) => ({
			mine: await read(id),
			others: await read(id, other),
			refusal: await read(id, ended).catch((error: unknown) => error),
		})),
	);
	for (const { mine, others, refusal } of answers) {
		expect([mine, others]).toMatchObject([{ together: 20 }, { together: 20 }]);
		expect(refusal).toBeInstanceOf(SessionEndedError);
	}
});

it('kinds do not go together', async () => {
	const [row] = await there(ada, 1);
	const id = row?.id ?? '';
	const dividing = new RowRead<{ id: string; quotient: number }>(
		(_owner, isAsked) => sql`
			select ${patients.id} as id, 1 / (version - 1) as quotient from ${patients} where ${isAsked(patients.id)}`,
		() => ({}),
	);
	const access = database.as(ada);
	const reads = [access.read(dividing, id), access.read(dividing, id), read(id)];
	expect(await Promise.allSettled(reads)).toMatchObject([
		{ reason: { code: '22012' } },
		{ reason: { code: '22012' } },
		{ value: { id } },
	]);
	// After a failure the next are read as ever.
	await database
		.as(ada)
		.single((db) => db.update(patients).set({ givenName: 'G' }).where(eq(patients.id, id)));
	expect(await access.read(dividing, id)).toMatchObject({ quotient: 1 });
});

it('sees what was written before it was asked', async () => {
	const rows = await there(ada, 5);
	const ids = rows.map(({ id }) => id);
	for (let round = 0; round < 20; round++) {
		const givenName = randomUUID();
		// Others are on their way all the time.
		const [, answer] = await Promise.all([
			Promise.all(ids.map((id) => read(id))),
			database
				.as(ada)
				.single((db) =>
					db
						.update(patients)
						.set({ givenName })
						.where(eq(patients.id, ids[0] ?? '')),
				)
				.then(() => read(ids[0] ?? '')),
		]);
		expect(answer?.name).toBe(givenName);
	}
});

it('is one statement of a transaction that is open', async () => {
	const [row] = await there(ada, 1);
	const { id = '' } = row ?? {};
	const seen = await database.as(ada).transaction(async (db) => {
		await db.update(patients).set({ givenName: 'within' }).where(eq(patients.id, id));
		const joined = new JoinedAccess(db, ada.userId);
		return [await joined.read(named, id), await joined.read(named, randomUUID())];
	});
	expect(seen).toMatchObject([{ id, name: 'within' }, undefined]);
});

it('all are told when the connection is lost, and the next are read', async () => {
	const ids = (await there(ada, 10)).map(({ id }) => id);
	const slow = new RowRead<{ id: string; slept: string }>(
		(_owner, isAsked) => sql`
			select ${patients.id} as id, pg_sleep(20)::text as slept from ${patients} where ${isAsked(patients.id)}`,
		() => ({}),
	);
	const under = Promise.allSettled(ids.map((id) => database.as(ada).read(slow, id)));
	await withConnection(target, async (owner) => {
		const end = () => owner`
			select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and query like '%pg_sleep(20)%' and pid <> pg_backend_pid()`;
		await expect.poll(async () => (await end()).length).toBe(1);
	});
	for (const outcome of await under) {
		expect(outcome).toMatchObject({ reason: expect.toSatisfy(isUnavailable) });
	}
	await expect.poll(() => read(ids[0] ?? '')).toMatchObject({ id: ids[0] });
});

it('nobody waits longer than the patience there is', async () => {
	const ids = (await there(ada, 20)).map(({ id }) => id);
	const connection = connect(target, { max: 1, connection: { role: 'hms_app' } });
	const entry = entryOf(ada, 3600);
	const add = (id: string, patience = 300) =>
		new ReadQueue(connection, patience).add(named, id, entry);
	await withConnection(target, (owner) =>
		owner.begin(async (tx) => {
			await tx`lock table patients`;
			for (const outcome of await Promise.allSettled(ids.map(add))) {
				expect(outcome).toMatchObject({ reason: expect.any(NoConnectionError) });
			}
		}),
	);
	expect(await add(ids[0] ?? '')).toMatchObject({ id: ids[0] });
	await connection.end();
});
