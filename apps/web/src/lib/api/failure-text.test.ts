import type { FieldError } from '@hms/contracts';
import { expect, test } from 'vitest';
import { translate } from '../text/translate.testing.ts';
import type { Failure } from './failure.ts';
import { failureText } from './failure-text.ts';

const textOf = (failure: Partial<Failure>) =>
	failureText(translate, {
		...{ code: 'validation', key: null, message: '', fields: [], requestId: undefined },
		...failure,
	});
const field = (path: string): FieldError => ({ path, message: 'must be someone else' });

test.each<[string, FieldError[], string]>([
	['a field', [field('userId')], 'UserId: Choose someone else.'],
	['no field by name', [field('')], 'Choose someone else.'],
	[
		'many fields',
		['a', 'b', 'c', 'd', 'e'].map(field),
		'A: Choose someone else; b: Choose someone else; c: Choose someone else; and 2 more.',
	],
	['a text without a word', [{ path: 'a', message: 'is purple' }], 'A: is purple.'],
])('a failure of %s is worded by field', (_, fields, text) => {
	expect(textOf({ fields, message: 'As the API says it.' })).toBe(text);
});

test('a sentence that has a word needs no fields', () => {
	const message = 'This was already reviewed.';
	expect(textOf({ message, fields: [field('id')] })).toBe(message);
});

test('a sentence without a word is shown as it is', () => {
	expect(textOf({ message: 'Something new happened.' })).toBe('Something new happened.');
});
