import { expect, test } from 'vitest';
import { isolateBidi, isolateIn } from './isolate-bidi.ts';
import { isolatedName } from './person-name.ts';

test.each([
	['a left-to-right name is unchanged', 'Ada Lovelace', 'Ada Lovelace'],
	['a Chinese name is unchanged', '李小龍', '李小龍'],
	['Arabic', 'محمد حسن', '\u2068محمد حسن\u2069'],
	['Hebrew with a number', 'דוד 7', '\u2068דוד 7\u2069'],
	['Adlam', '\u{1E900}\u{1E901}', '\u2068\u{1E900}\u{1E901}\u2069'],
	['both directions', 'Ada محمد', '\u2068Ada محمد\u2069'],
	['a direction override is removed', '\u202Eevil', 'evil'],
	['a pop-isolate character is removed', 'محمد\u2069 x', '\u2068محمد x\u2069'],
])('%s', (_, text, isolated) => {
	expect(isolateBidi(text)).toBe(isolated);
});

test('a name of two scripts is isolated as a whole', () => {
	expect(isolatedName({ givenName: 'Ada', familyName: 'حسن' })).toBe('\u2068Ada حسن\u2069');
});

test.each(['10 Dec 1990', 'Ada Lovelace', '020 7946 0000', 'محمد'])(
	'%s is isolated in a page from right to left',
	(text) => {
		expect(isolateIn('rtl', text)).toBe(`\u2068${text}\u2069`);
		expect(isolateIn('rtl', '')).toBe('');
	},
);
