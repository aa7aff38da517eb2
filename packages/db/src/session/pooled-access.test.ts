import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '../pool/connect.ts';
import { Database } from '../pool/database.ts';
import { isUnavailable } from '../pool/unavailable.ts';
import { Statement, type StatementBuilder } from '../query/statement.ts';
import { patients, users } from '../schema/index.ts';
import { openProgramSession, openTestAccess, withConnection } from '../testing.ts';
import { SessionEndedError } from './session-check.ts';

const { target, database, ada: proof, close } = await openTestAccess(2);
afterAll(close);

const openSession = () => openProgramSession(database);

const patient = () => ({
	ownerId: proof.userId,
	id: randomUUID(),
	givenName: 'G',
	sex: 'other' as const,
	allergies: [],
});

describe('a prepared statement', () => {
	const select: StatementBuilder<never> = (owner) => sql`
		select ${patients.id} as id, ${patients.givenName} as name from ${patients}
		where ${eq(patients.ownerId, owner)} order by ${patients.givenName} desc limit 200`;
	const names = new Statement<{ id: string; name: string }>(select, { isQuickRead: true });
	const own = (access = database.as(proof)) => access.read(names, {});

	it('sees the rows of its user, and nobody else’s', async () => {
		const row = patient();
		await database.as(proof).query((db) => db.insert(patients).values(row));
		const other = await openSession();
		expect((await own()).map(({ id }) => id)).toContain(row.id);
		expect(await own(database.as(other))).toEqual([]);
		// Whoever asks for another's rows by name meets row-level security.
		const named = new Statement<{ id: string }, 'whose'>(
			(_owner, value) => sql`
				select ${patients.id} as id from ${patients}
				where ${eq(patients.ownerId, value('whose'))}`,
		);
		const values = { whose: proof.userId };
		expect(await database.as(proof).read(named, values)).toContainEqual({ id: row.id });
		expect(await database.as(other).read(named, values)).toEqual([]);
	});

	it('is refused when the session has ended, even if there is nothing to see', async () => {
		const ended = { ...proof, sessionId: randomUUID() };
		await expect(own(database.as(ended))).rejects.toThrow(SessionEndedError);
	});

	it('shares a connection with others’, and each has its own session', async () => {
		const mine = patient();
		await database.as(proof).query((db) => db.insert(patients).values(mine));
		const other = database.as(await openSession());
		const theirs = { ...patient(), ownerId: other.userId };
		await other.query((db) => db.insert(patients).values(theirs));
		const ended = database.as({ ...proof, sessionId: randomUUID() });
		const askers = Array.from({ length: 60 }, () => [database.as(proof), other, ended]).flat();
		const answers = await Promise.allSettled(askers.map((access) => own(access)));
		for (const [n, answer] of answers.entries()) {
			if (askers[n] === ended) {
				expect(answer).toMatchObject({ reason: expect.any(SessionEndedError) });
				continue;
			}
			const ids = answer.status === 'fulfilled' ? answer.value.map(({ id }) => id) : [];
			expect(ids.includes(mine.id)).toBe(askers[n] !== other);
			expect(ids.includes(theirs.id)).toBe(askers[n] === other);
		}
	});

	it('writes for its user alone, whether the others on the connection fail or not', async () => {
		const writing = new Statement<{ id: string }, 'whose' | 'id' | 'sex'>(
			(_owner, value) => sql`
				insert into ${patients} (owner_id, id, given_name, sex, allergies)
				values (${value('whose')}::uuid, ${value('id')}::uuid, 'T', ${value('sex')}::sex, '{}')
				returning id`,
		);
		const other = await openSession();
		const ended = { ...proof, sessionId: randomUUID() };
		const asked = Array.from({ length: 40 }, () => [
			{ by: proof, whose: proof, sex: 'other' },
			{ by: proof, whose: other, sex: 'other' },
			{ by: proof, whose: proof, sex: 'unheard of' },
			{ by: ended, whose: proof, sex: 'other' },
			{ by: other, whose: other, sex: 'other' },
		])
			.flat()
			.map((one) => ({ ...one, id: randomUUID() }));
		const answers = await Promise.allSettled(
			asked.map(({ by, whose, id, sex }) =>
				database.as(by).write(writing, { whose: whose.userId, id, sex }),
			),
		);
		const isRight = ({ by, whose, sex }: (typeof asked)[number]) => by === whose && sex === 'other';
		expect(answers.map(({ status }) => status === 'fulfilled')).toEqual(asked.map(isRight));
		for (const user of [proof, other]) {
			const ids = (await own(database.as(user))).map(({ id }) => id);
			const rightful = asked.filter((one) => isRight(one) && one.by === user).map(({ id }) => id);
			expect(ids).toEqual(expect.arrayContaining(rightful));
			expect(asked.filter(({ id }) => ids.includes(id))).toHaveLength(rightful.length);
		}
	});

	it('leaves no user behind on its connection', async () => {
		const narrow = new Database(target, { max: 1, idleSessionSeconds: 60 });
		const slow = new Statement<{ id: string; name: string }>(select);
		expect(await narrow.as(proof).read(slow, {})).not.toEqual([]);
		expect(await narrow.system.select().from(patients)).toEqual([]);
		await narrow.close();
	});

	it('gives rows in the order asked for', async () => {
		const access = database.as(await openSession());
		const given = Array.from({ length: 300 }, () => randomUUID());
		await access.query((db) =>
			db
				.insert(patients)
				.values(given.map((givenName) => ({ ...patient(), ownerId: access.userId, givenName }))),
		);
		const found = await own(access);
		expect(found.map(({ name }) => name)).toEqual(given.sort().reverse().slice(0, 200));
	});

	it('is planned anew once its columns have another type', async () => {
		const names = new Statement<{ name: string }>(
			(owner) => sql`select ${users.name} as name from ${users} where id = ${owner}`,
		);
		const narrow = new Database(target, { max: 1, idleSessionSeconds: 60 });
		const access = narrow.as(proof);
		await access.read(names, {});
		await withConnection(target, (owner) =>
			owner.unsafe('alter table users alter column name type varchar'),
		);
		await expect(access.read(names, {})).rejects.toThrow('cached plan');
		expect(await access.read(names, {})).not.toEqual([]);
		await narrow.close();
	});

	it('finds a patient’s JSON written alike whatever the settings of who wrote it', async () => {
		const written = await Promise.all(
			[
				'',
				"set timezone to 'Asia/Kolkata'; set datestyle to 'German'; set intervalstyle to 'iso_8601'",
			].map((settings) =>
				withConnection(target, async (owner) => {
					await owner.unsafe(settings);
					const [row] = await owner`
							select patient_json(jsonb_populate_record(null::patients, ${owner.json({
								given_name: 'G',
								date_of_birth: '1990-12-31',
								allergies: ['a,b'],
								created_at: '2026-03-29T01:30:00.070Z',
								updated_at: '2026-03-29T01:30:00Z',
							})})) as json`;
					return JSON.parse(row?.['json']);
				}),
			),
		);
		expect(written[1]).toEqual(written[0]);
		expect(written[0]).toMatchObject({
			dateOfBirth: '1990-12-31',
			createdAt: '2026-03-29T01:30:00.070Z',
			updatedAt: '2026-03-29T01:30:00.000Z',
		});
	});

	it('writes each kind of value as its column takes it, and nothing as null', async () => {
		const address = { line1: 'A "quoted" \\ street', city: 'B', country: 'GB' };
		const inserting = new Statement<
			{ row: string },
			'id' | 'givenName' | 'allergies' | 'address' | 'emergencyContact'
		>(
			(owner, value) => sql`
				insert into ${patients} (owner_id, id, given_name, sex, allergies, address, emergency_contact)
				values (${owner}, ${value('id')}, ${value('givenName')}, 'other', ${value('allergies', patients.allergies)},
					${value('address', patients.address)}, ${value('emergencyContact', patients.emergencyContact)})
				returning json_build_array(allergies, address, emergency_contact, emergency_contact is null)::text as row`,
		);
		const access = database.as(proof);
		const values = () => ({
			id: randomUUID(),
			givenName: 'G',
			allergies: ['a"b', 'c\\d', '', '{x,y}'],
			address,
			emergencyContact: null,
		});
		const expected = [['a"b', 'c\\d', '', '{x,y}'], address, null, true];
		const [alone] = await access.write(inserting, values());
		expect(JSON.parse(alone?.row ?? '')).toEqual(expected);
		const [joined] = await access.transaction((_db, inside) => inside.write(inserting, values()));
		expect(JSON.parse(joined?.row ?? '')).toEqual(expected);
	});

	it('is the same within a transaction', async () => {
		const access = database.as(proof);
		await access.transaction(async (db, inside) => {
			const row = patient();
			await db.insert(patients).values(row);
			const found = await inside.read(names, {});
			expect(found.map(({ id }) => id)).toContain(row.id);
		});
	});
});

describe('one statement', () => {
	it('is committed', async () => {
		const row = patient();
		await database.as(proof).query((db) => db.insert(patients).values(row));
		const found = await database.as(proof).query((db) => db.select().from(patients));
		expect(found.map(({ id }) => id)).toContain(row.id);
	});

	it('does not run when the session has ended', async () => {
		const ended = { ...proof, sessionId: randomUUID() };
		await expect(
			database.as(ended).query((db) => db.insert(patients).values(patient())),
		).rejects.toThrow(SessionEndedError);
		// The connection goes on, and belongs to nobody.
		expect(
			await database.system.execute(sql`select current_setting('app.user_id', true) as id`),
		).toMatchObject([{ id: '' }]);
	});

	it('is prepared once a connection, also for those whose session has ended', async () => {
		const narrow = new Database(target, { max: 1, idleSessionSeconds: 60 });
		const ended = narrow.as({ ...proof, sessionId: randomUUID() });
		for (let n = 0; n < 5; n++) {
			await expect(ended.query((db) => db.select().from(patients))).rejects.toThrow(
				SessionEndedError,
			);
		}
		const kept = await narrow.system.execute(
			sql`select statement from pg_prepared_statements where statement like '%enter_session%' and statement not like '%pg_prepared%'`,
		);
		expect(kept).toHaveLength(1);
		await narrow.close();
	});

	it('is one', async () => {
		const access = database.as(proof);
		const two = access.query(async (db) => {
			await db.select().from(patients);
			await db.select().from(patients);
		});
		await expect(two).rejects.toMatchObject({
			cause: { message: expect.stringContaining('transaction() runs several') },
		});
		await expect(access.query(async () => 'none')).resolves.toBe('none');
		await expect(access.query((db) => db.select().from(patients))).resolves.toBeInstanceOf(Array);
	});

	it('that fails leaves the connection usable', async () => {
		const access = database.as(proof);
		for (let round = 0; round < 5; round++) {
			await expect(access.query((db) => db.execute(sql`select 1 / 0`))).rejects.toThrow();
			await expect(access.query((db) => db.execute(sql`select 1 as one`))).resolves.toMatchObject([
				{ one: 1 },
			]);
		}
	});
});

describe('a transaction', () => {
	it('is rolled back as a whole', async () => {
		const row = patient();
		const failing = database.as(proof).transaction(async (db) => {
			await db.insert(patients).values(row);
			throw new Error('changed my mind');
		});
		await expect(failing).rejects.toThrow('changed my mind');
		const found = await database.as(proof).query((db) => db.select().from(patients));
		expect(found.map(({ id }) => id)).not.toContain(row.id);
	});

	it('reports that the session has ended, and not the error that follows from it', async () => {
		const ended = { ...proof, userId: randomUUID() };
		const work = database.as(ended).transaction(async (db) => {
			await db.select().from(patients);
			await db.select().from(patients);
		});
		await expect(work).rejects.toThrow(SessionEndedError);
	});

	it('runs its last statement with the commit, and is rolled back if that fails', async () => {
		const access = database.as(proof);
		const insert = new Statement<object, 'id' | 'name'>(
			(owner, value) => sql`
				insert into patients (owner_id, id, given_name, sex, allergies)
				values (${owner}, ${value('id')}::uuid, ${value('name')}, 'other', '{}')`,
		);
		const [early, last] = [randomUUID(), randomUUID()];
		const writeBoth = (name: string | null) =>
			access.transaction(async (_, inside) => {
				inside.writeAtCommit(insert, { id: last, name });
				await inside.write(insert, { id: early, name: 'Early' });
			});
		const written = async () => {
			const rows = await access.query((db) => db.select().from(patients));
			return rows.map(({ id }) => id).filter((id) => id === early || id === last);
		};
		// A name is required.
		await expect(writeBoth(null)).rejects.toMatchObject({ code: '23502' });
		expect(await written()).toEqual([]);
		await writeBoth('Last');
		expect((await written()).toSorted()).toEqual([early, last].toSorted());
	});

	it('shares a pool with many, each seeing its own', async () => {
		const proofs = await Promise.all(Array.from({ length: 8 }, openSession));
		const counts = await Promise.all(
			Array.from({ length: 200 }, async (_, n) => {
				const mine = proofs[n % 8] ?? proof;
				const access = database.as(mine);
				await access.transaction((db) =>
					db.insert(patients).values({ ...patient(), ownerId: mine.userId }),
				);
				const rows = await access.query((db) => db.select().from(patients));
				return rows.every(({ ownerId }) => ownerId === mine.userId);
			}),
		);
		expect(counts).not.toContain(false);
	});
});

describe('the role of the application', () => {
	it.each([
		'delete from patients',
		'truncate patients',
		'alter table patients disable row level security',
		'drop policy patients_read on patients',
		'create table public.mine ()',
		'delete from users',
		'update users set id = id from credentials; delete from credentials',
	])('may not %s', async (statement) => {
		await expect(database.system.execute(sql.raw(statement))).rejects.toMatchObject({
			cause: { code: '42501' },
		});
	});
});

describe('a lost connection', () => {
	const ofOurs = sql`datname = current_database() and application_name = 'hms' and pid <> pg_backend_pid()`;

	/** Ends every connection of the pool, as a restart of the database would. */
	async function terminate(): Promise<void> {
		const admin = connect(target, { max: 1 });
		await drizzle(admin).execute(
			sql`select pg_terminate_backend(pid) from pg_stat_activity where ${ofOurs}`,
		);
		await admin.end();
	}

	/** The same, and waits until they are gone; nothing may want one meanwhile. */
	async function killConnections(): Promise<void> {
		await terminate();
		const admin = connect(target, { max: 1 });
		const db = drizzle(admin);
		await expect
			.poll(
				async () => (await db.execute(sql`select from pg_stat_activity where ${ofOurs}`)).length,
			)
			.toBe(0);
		await admin.end();
	}

	const answers = () =>
		Promise.all(
			Array.from({ length: 10 }, () =>
				database.as(proof).query((db) => db.execute(sql`select 1 as one`)),
			),
		);

	it('under a statement fails that statement, and is replaced', async () => {
		const hanging = database.as(proof).query((db) => db.execute(sql`select pg_sleep(30)`));
		const lost = expect(hanging).rejects.toSatisfy(
			(error) => error instanceof Error && (isUnavailable(error) || isUnavailable(error.cause)),
		);
		await killConnections();
		await lost;
		await expect.poll(answers).toHaveLength(10);
	});

	it('serves whoever waits for it, once it is replaced', async () => {
		const wait = () => database.as(proof).query((db) => db.execute(sql`select pg_sleep(30)`));
		const holding = Promise.allSettled([wait(), wait()]);
		await expect.poll(() => database.load.held).toBe(2);
		const waiting = answers();
		await terminate();
		expect(await waiting).toHaveLength(10);
		await holding;
	});

	it('that was never ready fails the request that waits for it', async () => {
		const closing = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
		await once(closing, 'listening');
		const { port } = closing.address() as AddressInfo;
		const url = `postgres://someone@127.0.0.1:${port}/any`;
		const unready = new Database({ url }, { max: 2, idleSessionSeconds: 60 });
		const requests = [
			unready.as(proof).query((db) => db.execute(sql`select 1`)),
			unready.system.execute(sql`select 1`),
		];
		for (const outcome of await Promise.allSettled(requests)) {
			const { reason } = outcome as PromiseRejectedResult;
			expect(isUnavailable(reason) || isUnavailable(reason.cause)).toBe(true);
		}
		await unready.close();
		closing.close();
	});

	it('of all at once, again and again, leaves the pool usable', async () => {
		for (let round = 0; round < 8; round++) {
			const under = Array.from({ length: 12 }, () =>
				database.as(proof).query((db) => db.execute(sql`select pg_sleep(0.05)`)),
			);
			const outcomes = Promise.allSettled(under);
			await terminate();
			await outcomes;
		}
		await expect.poll(answers).toHaveLength(10);
		const [one, other] = await pidsOfTwo();
		expect(one).not.toBe(other);
	});

	/** The processes of PostgreSQL behind two transactions that are open at the same time. */
	function pidsOfTwo() {
		const begun = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
		return Promise.all(
			begun.map(({ resolve }) =>
				database.as(proof).transaction(async (db) => {
					const rows = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
					resolve();
					await Promise.all(begun.map(({ promise }) => promise));
					return rows[0]?.pid;
				}),
			),
		);
	}

	it('between two statements of a transaction is not mistaken for the next one', async () => {
		const row = patient();
		const torn = database.as(proof).transaction(async (db) => {
			await db.insert(patients).values(row);
			await killConnections();
			// The pool has opened another connection in the place of the lost one by now.
			await expect.poll(answers).toHaveLength(10);
			await db.insert(patients).values(patient());
		});
		await expect(torn).rejects.toSatisfy(
			(error) => error instanceof Error && (isUnavailable(error) || isUnavailable(error.cause)),
		);
		const found = await database.as(proof).query((db) => db.select().from(patients));
		expect(found.map(({ id }) => id)).not.toContain(row.id);
	});
});
