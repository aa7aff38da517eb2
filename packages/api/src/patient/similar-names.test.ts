import { expect, test } from 'vitest';
import { areSimilarNames } from './similar-names.ts';

const named = (text: string) => {
	const [givenName = '', familyName = null] = text.split('|');
	return { givenName, familyName };
};

test.each([
	['Ada|Lovelace', 'Ada|King'],
	['Ada|Lovelace', 'lovelace|ADA'],
	['Zoë|Müller', 'Zoe|Muller'],
	['Siobhán|O’Neill', "Siobhan|O'Neil"],
	['Anna|Smith', 'Tom|Smtih'],
	['Anna|Smith', 'Tom|Smyth'],
	['Anna|Smith', 'Tom|Smit'],
	['Maximiliana-Theodora', 'Theodora'],
	['花子|山田', '花子|山田'],
])('%s may be %s', (one, other) => {
	expect(areSimilarNames(named(one), named(other))).toBe(true);
	expect(areSimilarNames(named(other), named(one))).toBe(true);
});

test.each([
	['Ada|Lovelace', 'Grace|Hopper'],
	['Li|Na', 'Lu|No'],
	['Anna|Smith', 'Tom|Smythe'],
	['Smith', 'Sitmh'],
	['', 'Ada'],
	['', ''],
])('%s is not %s', (one, other) => {
	expect(areSimilarNames(named(one), named(other))).toBe(false);
	expect(areSimilarNames(named(other), named(one))).toBe(false);
});
