import { expect, test } from 'vitest';
import { changedValues } from './use-late-initial-values.ts';

const values = { name: '', tags: ['a'], address: { city: '', country: '' } };

test.each([
	['none', values, []],
	['none in equal objects', structuredClone(values), []],
	[
		'one in a nested object',
		{ ...values, address: { city: '', country: 'DE' } },
		[['address.country', 'DE']],
	],
	['a list', { ...values, tags: ['a', 'b'] }, [['tags', ['a', 'b']]]],
	[
		'several',
		{ name: 'x', tags: [], address: { city: 'y', country: '' } },
		[
			['name', 'x'],
			['tags', []],
			['address.city', 'y'],
		],
	],
])('finds the values that differ: %s', (_, after, changes) => {
	expect(changedValues(values, after)).toEqual(changes);
});
