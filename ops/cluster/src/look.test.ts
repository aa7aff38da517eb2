import { expect, test } from 'vitest';
import { differences } from './look.ts';
import { Journal } from './writer.ts';

function journalOf() {
	const journal = new Journal();
	journal.acknowledged.set('early', { id: '1', sent: 10, done: 20 });
	journal.acknowledged.set('on its way', { id: '2', sent: 90, done: 110 });
	journal.acknowledged.set('late', { id: '3', sent: 120, done: 130 });
	journal.open.set('open', 95);
	journal.open.set('open late', 140);
	return journal;
}

const moment = { before: 100, after: 101 };
const of = (patients: Record<string, string[]>) => ({
	name: 'db1',
	patients: new Map(Object.entries(patients)),
});

test('a database of a moment has what was acknowledged before, and nothing that was sent later', () => {
	const journal = journalOf();
	const good = { early: ['1'] };
	expect(differences(journal, of(good), moment)).toEqual([]);
	expect(differences(journal, of({ ...good, 'on its way': ['2'], open: ['4'] }), moment)).toEqual(
		[],
	);
	const cases: [Record<string, string[]>, string][] = [
		[{}, 'early is 1, and db1 has none'],
		[{ early: ['9'] }, 'early is 1, and db1 has 9'],
		[{ early: ['1', '1'] }, 'early is 1, and db1 has 1,1'],
		[{ ...good, 'on its way': ['9'] }, 'on its way is 2, and db1 has 9'],
		[{ ...good, late: ['3'] }, 'late is on db1, and was later'],
		[{ ...good, 'open late': ['5'] }, 'open late is on db1, and nobody was told so'],
		[{ ...good, foreign: ['6'] }, 'foreign is on db1, and nobody was told so'],
	];
	for (const [patients, difference] of cases) {
		expect(differences(journal, of(patients), moment)).toEqual([difference]);
	}
});

test('a database of now has everything that was acknowledged', () => {
	const all = { early: ['1'], 'on its way': ['2'], late: ['3'] };
	expect(differences(journalOf(), of(all))).toEqual([]);
	expect(differences(journalOf(), of({ ...all, open: ['4'] }))).toEqual([]);
	expect(differences(journalOf(), of({ early: ['1'], 'on its way': ['2'] }))).toEqual([
		'late is 3, and db1 has none',
	]);
});
