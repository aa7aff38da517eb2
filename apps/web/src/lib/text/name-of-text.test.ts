import { expect, test } from 'vitest';
import { nameOfText } from './name-of-text.ts';

test.each([
	['Ada Lovelace', 'Ada', 'Lovelace'],
	['  ada   lovelace ', 'Ada', 'Lovelace'],
	['Lovelace, Ada', 'Ada', 'Lovelace'],
	['anne-marie o’neill', 'Anne-Marie', 'O’Neill'],
	['ludwig van beethoven', 'Ludwig', 'van Beethoven'],
	['Maria da Silva Santos', 'Maria', 'da Silva Santos'],
	['Johann Sebastian Bach', 'Johann Sebastian', 'Bach'],
	['van Gogh', 'van', 'Gogh'],
	['Sukarno', 'Sukarno', null],
	['Sukarno,', 'Sukarno', null],
	['山田花子', '山田花子', null],
	['McDonald', 'McDonald', null],
])('the name in “%s”', (typed, givenName, familyName) => {
	expect(nameOfText(typed)).toEqual({ givenName, familyName });
});

test.each(['', ' ', 'P-000001', '020 7946 0000', '1990-12-10', 'ada@example.org', '-', ','])(
	'“%s” is no name',
	(typed) => {
		expect(nameOfText(typed)).toBeUndefined();
	},
);
