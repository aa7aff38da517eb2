import { expect, test } from 'vitest';
import { conflictingFields, mergeThreeWay } from './merge.ts';

interface Fields {
	name: string;
	phone: string | null;
	address: { city: string; line1: string } | null;
	allergies: string[];
	mrn?: string;
}

const base: Fields = {
	name: 'Ada',
	phone: '+442079460000',
	address: { city: 'London', line1: 'A' },
	allergies: ['Latex', 'Penicillin'],
};

const merge = (mine: Partial<Fields>, theirs: Partial<Fields>) =>
	mergeThreeWay(base, { ...base, ...mine }, { ...base, ...theirs });

test('without changes the record stays the same', () => {
	expect(merge({}, {})).toEqual({ merged: base, changed: [] });
});

test('a change by one side is taken', () => {
	const { merged, changed } = merge({ name: 'Grace' }, { phone: null });
	expect(merged).toEqual({ ...base, name: 'Grace', phone: null });
	expect(changed).toEqual([
		{ field: 'name', by: 'me' },
		{ field: 'phone', by: 'them' },
	]);
});

test('the same change by both sides is no conflict and not listed', () => {
	const both = { address: { city: 'Paris', line1: 'A' } };
	expect(merge(both, { address: { ...both.address } })).toEqual({
		merged: { ...base, ...both },
		changed: [],
	});
});

test('different changes are a conflict, which has my value at first', () => {
	const outcome = merge({ name: 'Grace', phone: '+1' }, { name: 'Joan', phone: null });
	expect(outcome.merged).toMatchObject({ name: 'Grace', phone: '+1' });
	expect(conflictingFields(outcome)).toEqual(['name', 'phone']);
});

test('an address is merged as a whole', () => {
	const outcome = merge(
		{ address: { city: 'Paris', line1: 'A' } },
		{ address: { city: 'London', line1: 'B' } },
	);
	expect(conflictingFields(outcome)).toEqual(['address']);
});

test('a list takes the additions and removals of both sides', () => {
	const outcome = merge(
		{ allergies: ['Latex', 'Penicillin', 'Nuts'] },
		{ allergies: ['Penicillin', 'Pollen', 'Nuts'] },
	);
	expect(outcome.merged.allergies).toEqual(['Penicillin', 'Pollen', 'Nuts']);
	expect(conflictingFields(outcome)).toEqual([]);
});

test('a field that is left out counts as unchanged', () => {
	expect(merge({ mrn: 'A-1' }, {}).merged.mrn).toBe('A-1');
	const known = { ...base, mrn: 'A-1' };
	expect(mergeThreeWay(known, base, { ...base, mrn: 'A-2' }).merged.mrn).toBe('A-2');
	expect(mergeThreeWay(known, base, known).changed).toEqual([]);
});

test('the order of keys makes no difference', () => {
	const theirs = { ...base, address: { line1: 'A', city: 'London' } };
	expect(mergeThreeWay(base, base, theirs).changed).toEqual([]);
});
