import { expect, test } from 'vitest';
import { changesOf, keepUnchangedValues } from './changes.ts';

const before = {
	name: 'Ada',
	phone: '+12' as string | null,
	tags: ['a', 'b'],
	address: { city: 'London', country: 'AN', line2: null as string | null } as {
		city: string;
		country: string;
		line2: string | null;
	} | null,
};

test('the patch has only changed fields, within objects too', () => {
	expect(changesOf(before, { ...before })).toEqual({});
	expect(changesOf(before, { ...before, name: 'Eve', phone: null })).toEqual({
		name: 'Eve',
		phone: null,
	});
	const moved = { city: 'Leeds', country: 'AN', line2: null };
	expect(changesOf(before, { ...before, address: moved })).toEqual({ address: { city: 'Leeds' } });
	expect(changesOf(before, { ...before, address: null, tags: ['a'] })).toEqual({
		address: null,
		tags: ['a'],
	});
	expect(changesOf({ ...before, address: null }, { ...before, address: moved })).toEqual({
		address: moved,
	});
});

test('unchanged fields keep their stored values, even those that the form cannot read', () => {
	const initialInput = {
		...before,
		phone: 'unreadable',
		address: { city: 'London', country: undefined, line2: null },
	};
	const input = {
		...initialInput,
		name: 'Eve',
		address: { ...initialInput.address, city: 'Leeds' },
	};
	expect(keepUnchangedValues(before, initialInput, initialInput)).toEqual(before);
	expect(keepUnchangedValues(before, initialInput, input)).toEqual({
		...before,
		name: 'Eve',
		address: { city: 'Leeds', country: 'AN', line2: null },
	});
	expect(keepUnchangedValues(before, initialInput, { ...input, phone: '+44' })).toMatchObject({
		phone: '+44',
	});
});

test('a stored field that the form has no input for keeps its value', () => {
	const input = { phone: '+12', address: { city: 'London' } };
	const edited = { ...input, phone: '+44' };
	expect(keepUnchangedValues(before, input, edited)).toEqual({ ...before, phone: '+44' });
	const moved = { ...input, address: { city: 'Leeds' } };
	expect(keepUnchangedValues(before, input, moved)).toEqual({
		...before,
		address: { ...before.address, city: 'Leeds' },
	});
});
