import { expect, test } from 'vitest';
import { isolateBidi } from './isolate-bidi.ts';
import { isolatedName } from './person-name.ts';

test.each([
	['a name from left to right needs nothing', 'Ada Lovelace', 'Ada Lovelace'],
	['nor one in Chinese', '李小龍', '李小龍'],
	['Arabic', 'محمد حسن', '\u2068محمد حسن\u2069'],
	['Hebrew with a number', 'דוד 7', '\u2068דוד 7\u2069'],
	['Adlam', '\u{1E900}\u{1E901}', '\u2068\u{1E900}\u{1E901}\u2069'],
	['both directions', 'Ada محمد', '\u2068Ada محمد\u2069'],
	['an override from before they were taken out', '\u202Eevil', 'evil'],
	['an end of isolation from before', 'محمد\u2069 x', '\u2068محمد x\u2069'],
])('%s', (_, words, shown) => {
	expect(isolateBidi(words)).toBe(shown);
});

test('a name in a sentence is one thing, however its parts are written', () => {
	expect(isolatedName({ givenName: 'Ada', familyName: 'حسن' })).toBe('\u2068Ada حسن\u2069');
});
