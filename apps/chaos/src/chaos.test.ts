import { expect, it } from 'vitest';
import { Journal } from './journal.ts';
import { describe as asText } from './report.ts';
import { runChaos } from './run.ts';
import { type Row, verifyPatients } from './verify.ts';

// The short form of `npm run chaos`: few faults, each once, because each start of the product takes seconds.
it('the product keeps what it has acknowledged while it is killed, stalled and cut off', async () => {
	const report = await runChaos({
		...{ seconds: 0, seed: 1, restMs: 700 },
		without: [
			'kill -9: the product',
			'kill -9: PostgreSQL',
			'kill -9: a process of PostgreSQL',
			'stall: PostgreSQL',
			'full disk',
			'clock set forward and back',
		],
	});
	expect(report.journal.violations, asText(report)).toEqual([]);
	expect([...report.recoveries.keys()].toSorted()).toEqual([
		'all connections cut',
		'kill -9: everything',
		'stall: the product',
	]);
	expect(report.journal.writes).toBeGreaterThan(0);
	expect(report.cutConnections).toBeGreaterThan(0);
	expect(report.starts).toBe(2);
});

it('a write that is lost, doubled or not asked for is found', () => {
	const row: Row = {
		id: '1',
		ownerId: 'a',
		name: 'n1',
		version: 1,
		notes: null,
		isArchived: false,
	};
	const found = (rows: Row[], known = row) => {
		const journal = new Journal();
		journal.patients.set(known.id, known);
		verifyPatients(rows, journal);
		return journal.violations;
	};
	expect(found([row])).toEqual([]);
	expect(found([])).toHaveLength(1);
	expect(found([row, { ...row, id: '2' }])).toHaveLength(1);
	expect(found([row, { ...row, id: '2', name: 'n2' }])).toHaveLength(1);
	for (const wrong of [{ version: 2 }, { ownerId: 'b' }, { notes: 'x' }, { isArchived: true }]) {
		expect(found([{ ...row, ...wrong }])).toHaveLength(1);
	}
});
