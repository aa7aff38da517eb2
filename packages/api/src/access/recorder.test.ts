import { randomUUID } from 'node:crypto';
import { recordAccesses } from '@hms/db';
import { openTestAccess, withConnection } from '@hms/db/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { AccessRecorder, type Shown } from './recorder.ts';

let test: Awaited<ReturnType<typeof openTestAccess>>;
beforeAll(async () => {
	test = await openTestAccess(4);
});
beforeEach(() => withConnection(test.target, (sql) => sql`truncate accesses, chain_heads`));
afterAll(() => test.close());

let now = Date.parse('2026-11-23T10:00:00Z');
const errors: unknown[] = [];
const recorder = () => {
	errors.length = 0;
	return new AccessRecorder(
		(accesses) => recordAccesses(test.database, accesses),
		(error) => errors.push(error),
		() => now,
	);
};

const shown = (...patientIds: string[]): Shown => ({
	...{ ownerId: test.ada.userId, right: 'own', kind: 'list', patientIds },
});
const ids = (count: number) => Array.from({ length: count }, () => randomUUID());

const written = () =>
	withConnection(test.target, async (sql) => {
		const rows = await sql`select patient_id, at from accesses order by seq`;
		return rows.map((row) => ({ id: String(row['patient_id']), at: Date.parse(row['at']) }));
	});

/** Takes from the application, for a while, what writing needs. */
const withoutFunction = (work: () => Promise<void>) =>
	withConnection(test.target, async (sql) => {
		await sql`alter function record_accesses rename to record_accesses_away`;
		try {
			await work();
		} finally {
			await sql`alter function record_accesses_away rename to record_accesses`;
		}
	});

it('writes within a second, without being told to', async () => {
	const [id = ''] = ids(1);
	const accesses = recorder();
	accesses.record(test.ada, shown(id));
	expect(await written()).toEqual([]);
	await expect.poll(written, { timeout: 20_000 }).toEqual([{ id, at: now }]);
});

it('writes what is seen again within five minutes once, whoever writes it', async () => {
	const [id = '', other = ''] = ids(2);
	const [here, there] = [recorder(), recorder()];
	const first = now;
	for (const seconds of [0, 10, 20]) {
		now = first + seconds * 1000;
		for (const accesses of [here, there]) accesses.record(test.ada, shown(id));
		await Promise.all([here.flush(), there.flush()]);
	}
	now = first + 300_000;
	here.record(test.ada, shown(id, other, id));
	await here.flush();
	const [before, ...after] = await written();
	expect(before).toEqual({ id, at: first });
	expect(after.toSorted((one, two) => (one.id < two.id ? -1 : 1))).toEqual(
		[id, other].toSorted().map((one) => ({ id: one, at: now })),
	);
});

it('writes many in batches, and the last of them when it closes', async () => {
	// Pages of a hundred, and one answer that alone is more than a batch.
	const pages = [...Array.from({ length: 25 }, () => ids(100)), ids(2_500)];
	const all = pages.flat();
	const accesses = recorder();
	for (const page of pages) accesses.record(test.ada, shown(...page));
	const flushing = accesses.flush();
	const [late = ''] = ids(1);
	accesses.record(test.ada, shown(late));
	await accesses.close();
	await flushing;
	expect((await written()).map(({ id }) => id).sort()).toEqual([...all, late].sort());
	expect(errors).toEqual([]);
});

it('reports a write that fails, and writes everything later', async () => {
	const [one = '', two = ''] = ids(2);
	const accesses = recorder();
	await withoutFunction(async () => {
		accesses.record(test.ada, shown(one));
		await accesses.flush();
		expect(errors).toHaveLength(1);
		now += 1;
		accesses.record(test.ada, shown(two));
	});
	await expect.poll(written, { timeout: 20_000 }).toEqual([
		{ id: one, at: now - 1 },
		{ id: two, at: now },
	]);
	expect(errors).toHaveLength(1);
});

it('says how many were lost, where the database is away for long or when the process ends', async () => {
	const accesses = recorder();
	await withoutFunction(async () => {
		accesses.record(test.ada, shown(...ids(50_000)));
		accesses.record(test.ada, shown(...ids(3)));
		await accesses.close();
	});
	expect(errors.map((error) => (error instanceof Error ? error.message : error))).toEqual([
		expect.stringContaining('record_accesses'),
		'3 reads of patients were not recorded: too many waited',
		'50000 reads of patients were not recorded',
	]);
});
