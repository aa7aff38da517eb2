import { expect, test } from 'vitest';
import { changedValues } from './use-late-initial-values.ts';

const values = { name: '', tags: ['a'], address: { city: '', country: '' } };

test.each([
	['nothing', values, []],
	['the same in other objects', structuredClone(values), []],
	[
		'one of a group',
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
])('tells what became another value: %s', (_, after, told) => {
	expect(changedValues(values, after)).toEqual(told);
});
