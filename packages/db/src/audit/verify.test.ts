import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { patients } from '../schema/index.ts';
import { openTestAccess, withConnection } from '../testing.ts';
import { type Access, recordAccesses, sealChanges } from './chains.ts';
import { verifyAudit } from './verify.ts';
import type { Head } from './walk.ts';

const day = 86_400_000;

let test: Awaited<ReturnType<typeof openTestAccess>>;
beforeAll(async () => {
	test = await openTestAccess(6);
});
beforeEach(() =>
	tamper((sql) => sql.unsafe('truncate changes, change_links, accesses, chain_heads')),
);
afterAll(() => test.close());

const register = (ownerId: string, ...names: string[]) =>
	test.database
		.as(ownerId === test.ada.userId ? test.ada : test.ben)
		.query((db) => db.insert(patients).values(names.map((name) => patient(ownerId, name))));

const patient = (ownerId: string, givenName: string) => ({
	...{ ownerId, id: randomUUID(), givenName, mrn: randomUUID().slice(0, 30) },
	...{ sex: 'other' as const, allergies: [] },
});

const read = (at: number, more: Partial<Access> = {}): Access => ({
	...{ ownerId: test.ada.userId, userId: test.ada.userId, sessionId: test.ada.sessionId },
	...{ right: 'own', kind: 'record', patientIds: [randomUUID()], at },
	...more,
});

/** Five changes and five reads of Ada's, as many of Ben's, all chained. */
async function fill(): Promise<void> {
	for (const { userId } of [test.ada, test.ben]) {
		await register(userId, 'A', 'B', 'C', 'D', 'E');
		const now = Date.now();
		await recordAccesses(
			test.database,
			[1, 2, 3, 4, 5].map((n) => read(now + n, { ownerId: userId })),
		);
	}
	await sealChanges(test.database);
}

const purge = (days: number) =>
	test.database.system.execute(sql`select purge_accesses(${days}, 1000)`);
const verify = (anchors?: Head[]) => verifyAudit(test.target, anchors);
/** Does what only the database's owner can. */
const tamper = (work: (sql: postgres.Sql) => Promise<unknown>) =>
	withConnection(test.target, async (sql) => void (await work(sql)));

it('finds nothing where nothing was tampered with', async () => {
	await fill();
	const { findings, heads, ...counts } = await verify();
	expect(findings).toEqual([]);
	expect(counts).toEqual({ records: 20, unchained: 0, erased: 0 });
	expect(heads.map(({ kind, seq }) => `${kind} ${seq}`)).toEqual([
		...['changes 5', 'changes 5', 'accesses 5', 'accesses 5'],
	]);
});

describe('somebody with the database itself', () => {
	const changeId = (seq: number) =>
		`(select change_id from change_links where owner_id = '${test.ada.userId}' and seq = ${seq})`;
	const renumber = (table: string, owner: string, from: number) => `
		update ${table} set seq = -seq where ${owner} = '${test.ada.userId}' and seq >= ${from};
		update ${table} set seq = -seq - 1 where ${owner} = '${test.ada.userId}' and seq < 0`;

	it.each<[string, string, () => string, { what: string; seq: number | null }]>([
		[
			'changes a field',
			'changes',
			() => `update changes set fields = '[]' where id = ${changeId(3)}`,
			{ what: 'changed', seq: 3 },
		],
		[
			'changes the person',
			'changes',
			() => `update changes set actor_id = '${test.ben.userId}' where id = ${changeId(2)}`,
			{ what: 'changed', seq: 2 },
		],
		[
			'gives a change to somebody else',
			'changes',
			() => `update changes set owner_id = '${test.ben.userId}' where id = ${changeId(2)}`,
			{ what: 'changed', seq: 2 },
		],
		[
			'removes a change',
			'changes',
			() => `delete from changes where id = ${changeId(3)}`,
			{ what: 'removed', seq: 3 },
		],
		[
			'removes a change and its link',
			'changes',
			() =>
				`with gone as (delete from change_links where change_id = ${changeId(3)} returning change_id) delete from changes using gone where id = change_id`,
			{ what: 'removed', seq: 3 },
		],
		[
			'removes the last change and its link',
			'changes',
			() =>
				`with gone as (delete from change_links where change_id = ${changeId(5)} returning change_id) delete from changes using gone where id = change_id`,
			{ what: 'removed', seq: 5 },
		],
		[
			'removes a change and closes the gap',
			'changes',
			() =>
				`delete from changes where id = ${changeId(3)}; delete from change_links where change_id = ${changeId(3)}; ${renumber('change_links', 'owner_id', 4)}`,
			{ what: 'changed', seq: 3 },
		],
		[
			'puts a change in without its link',
			'changes',
			() =>
				`set session_replication_role = replica; insert into changes select gen_random_uuid(), at, actor_id, owner_id, subject, subject_id, action, fields from changes where id = ${changeId(3)}`,
			{ what: 'put in', seq: null },
		],
		[
			'puts an old change in',
			'changes',
			() =>
				`insert into changes select gen_random_uuid(), at - interval '1 day', actor_id, owner_id, subject, subject_id, action, fields from changes where id = ${changeId(3)}`,
			{ what: 'put in', seq: null },
		],
		[
			'swaps two changes',
			'changes',
			() =>
				`update change_links set seq = -1 where change_id = ${changeId(2)}; update change_links set seq = 2 where change_id = ${changeId(4)}; update change_links set seq = 4 where owner_id = '${test.ada.userId}' and seq = -1`,
			{ what: 'changed', seq: 2 },
		],
		[
			'changes who saw a patient',
			'accesses',
			() =>
				`update accesses set user_id = gen_random_uuid() where chain_id = '${test.ada.userId}' and seq = 3`,
			{ what: 'changed', seq: 3 },
		],
		[
			'removes who saw a patient',
			'accesses',
			() => `delete from accesses where chain_id = '${test.ada.userId}' and seq = 3`,
			{ what: 'removed', seq: 3 },
		],
		[
			'removes the last who saw a patient',
			'accesses',
			() => `delete from accesses where chain_id = '${test.ada.userId}' and seq = 5`,
			{ what: 'removed', seq: 5 },
		],
		[
			'removes the first, as if it were purged',
			'accesses',
			() =>
				`delete from accesses where chain_id = '${test.ada.userId}' and seq = 1; update chain_heads set purged_seq = 1 where kind = 'accesses'`,
			{ what: 'changed', seq: 2 },
		],
		[
			'puts in who saw a patient, with a hash that fits',
			'accesses',
			() =>
				`${renumberUp()}; insert into accesses select chain_id, 3, sha256((select hash from accesses where chain_id = '${test.ada.userId}' and seq = 2) || convert_to(concat_ws('|', forged, milliseconds(at), forged, user_id, session_id, "right", kind), 'UTF8')), forged, owner_id, forged, at, slot, user_id, session_id, "right", kind from accesses, (select gen_random_uuid() as forged) as forged where chain_id = '${test.ada.userId}' and seq = 2`,
			{ what: 'put in', seq: 3 },
		],
		[
			'swaps who saw patients',
			'accesses',
			() =>
				`update accesses set seq = -1 where chain_id = '${test.ada.userId}' and seq = 2; update accesses set seq = 2 where chain_id = '${test.ada.userId}' and seq = 4; update accesses set seq = 4 where chain_id = '${test.ada.userId}' and seq = -1`,
			{ what: 'changed', seq: 2 },
		],
		[
			'turns a head back',
			'accesses',
			() =>
				`update chain_heads set seq = 4 where owner_id = '${test.ada.userId}' and kind = 'accesses'`,
			{ what: 'put in', seq: 5 },
		],
	])('who %s is found out', async (_, kind, statement, expected) => {
		await fill();
		await tamper((sql) => sql.unsafe(statement()));
		const { findings } = await verify();
		expect(findings).toMatchObject([{ kind, owner: test.ada.userId, ...expected }]);
	});

	const renumberUp = () => `
		update accesses set seq = -seq where chain_id = '${test.ada.userId}' and seq >= 3;
		update accesses set seq = -seq + 1 where chain_id = '${test.ada.userId}' and seq < 0`;
});

describe('an anchor', () => {
	/** Removes Ada's last records, and everything that says that they were there. */
	const cut = () =>
		tamper((sql) =>
			sql.unsafe(`
				delete from accesses where chain_id = '${test.ada.userId}' and seq > 3;
				update chain_heads as head set seq = 3, hash = record.hash from accesses as record
				where head.kind = 'accesses' and head.owner_id = chain_id and record.seq = 3 and chain_id = '${test.ada.userId}'`),
		);

	it('shows that the end of a chain was removed', async () => {
		await fill();
		const { heads } = await verify();
		await cut();
		expect((await verify()).findings).toEqual([]);
		expect((await verify(heads)).findings).toMatchObject([
			{ kind: 'accesses', owner: test.ada.userId, what: 'removed', seq: 4 },
		]);
	});

	it('shows that a chain was written anew, or removed', async () => {
		await fill();
		const { heads } = await verify();
		await cut();
		await recordAccesses(test.database, [read(Date.now()), read(Date.now())]);
		expect((await verify()).findings).toEqual([]);
		expect((await verify(heads)).findings).toMatchObject([{ what: 'changed', seq: 5 }]);
		await tamper((sql) => sql.unsafe('delete from accesses; delete from chain_heads'));
		const { findings } = await verify(heads);
		expect(findings.filter(({ kind }) => kind === 'accesses')).toMatchObject([
			{ what: 'removed', seq: 1 },
			{ what: 'removed', seq: 1 },
		]);
	});

	it('still fits when more was recorded', async () => {
		await fill();
		const { heads } = await verify();
		await recordAccesses(test.database, [read(Date.now())]);
		expect((await verify(heads)).findings).toEqual([]);
	});

	it('shows that more was deleted than is old enough', async () => {
		await recordAccesses(
			test.database,
			[80, 70, 1].map((days) => read(Date.now() - days * day)),
		);
		const old = (await verify()).heads;
		await recordAccesses(test.database, [read(Date.now())]);
		await purge(75);
		expect(await verify(old)).toMatchObject({ findings: [], records: 3 });
		await purge(30);
		expect(await verify(old)).toMatchObject({ findings: [], records: 2 });
		await tamper((sql) =>
			sql.unsafe(`
				update chain_heads set purged_seq = 3, purged_hash = (select hash from accesses where seq = 3);
				delete from accesses where seq = 3`),
		);
		expect((await verify()).findings).toEqual([]);
		expect((await verify(old)).findings).toMatchObject([{ what: 'removed', seq: 3 }]);
	});
});

describe('the chains', () => {
	it('grow by the same records once, however often and by how many they are written at once', async () => {
		const reads = [1, 2, 3].map((n) => read(Date.now() + n));
		const later = reads.map((one) => ({ ...one, at: one.at + 300_000 }));
		const more = Array.from({ length: 20 }, () => [
			read(Date.now()),
			read(Date.now(), { ownerId: test.ben.userId }),
		]);
		await Promise.all([
			recordAccesses(test.database, [...reads, ...reads]),
			recordAccesses(test.database, [...reads.toReversed(), ...later]),
			...more.map((two) => recordAccesses(test.database, two)),
		]);
		expect(await verify()).toMatchObject({ findings: [], records: 46 });
	});

	it('have every change once, with many writers and several processes that chain them', async () => {
		const writers = Array.from({ length: 30 }, (_, n) => register(test.ada.userId, `P${n}`));
		const sealers = Array.from({ length: 10 }, () => sealChanges(test.database));
		await Promise.all([...writers, ...sealers]);
		await sealChanges(test.database);
		expect(await verify()).toMatchObject({ findings: [], records: 30, unchained: 0 });
	});

	it('have no change that was rolled back, and wait for nobody', async () => {
		await test.database.as(test.ada).transaction(async (db) => {
			await db.insert(patients).values({
				ownerId: test.ada.userId,
				id: randomUUID(),
				givenName: 'Open',
				mrn: 'M-1',
				sex: 'other',
				allergies: [],
			});
			await register(test.ben.userId, 'Meanwhile');
			await sealChanges(test.database);
			expect(await verify()).toMatchObject({ findings: [], records: 1, unchained: 0 });
		});
		expect(await verify()).toMatchObject({ findings: [], records: 2, unchained: 1 });
		await sealChanges(test.database);
		expect(await verify()).toMatchObject({ findings: [], records: 2, unchained: 0 });
	});

	it('hold when a change is erased, chained or not, and show a change that only looks erased', async () => {
		await fill();
		await register(test.ada.userId, 'F');
		const erase = (seq: string, digest: string) => `
			with erased as (
				update change_links set erased_digest = ${digest} from changes
				where id = change_id and change_links.owner_id = '${test.ada.userId}' and seq ${seq} returning change_id
			)
			delete from changes using erased where id = change_id`;
		await tamper((sql) => sql.unsafe(erase('= 3', 'change_digest(changes)')));
		await tamper((sql) => sql.unsafe(erase('is null', 'change_digest(changes)')));
		expect(await verify()).toMatchObject({ findings: [], erased: 2, unchained: 1 });
		await sealChanges(test.database);
		expect(await verify()).toMatchObject({ findings: [], erased: 2, unchained: 0 });
		await tamper((sql) => sql.unsafe(erase('= 2', `sha256('other')`)));
		expect((await verify()).findings).toMatchObject([{ what: 'changed', seq: 2 }]);
	});

	it('are not written by the application, which cannot purge what is young either', async () => {
		await fill();
		for (const statement of [
			'update accesses set user_id = owner_id',
			'delete from accesses',
			'insert into accesses select * from accesses',
			'select * from chain_heads',
			'update change_links set seq = null',
			'delete from change_links',
			`insert into change_links (change_id, owner_id, seq, hash) values (gen_random_uuid(), gen_random_uuid(), 1, '')`,
		]) {
			await expect(test.database.system.execute(statement)).rejects.toMatchObject({
				cause: { code: '42501' },
			});
		}
		await expect(purge(29)).rejects.toThrow();
		expect(await verify()).toMatchObject({ findings: [], records: 20 });
	});
});
