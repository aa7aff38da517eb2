import { expect, test } from 'vitest';
import { isBlank, textOrNull } from '../form/blank.ts';
import { searchText } from './search-text.ts';

test.each([
	['two cells', 'John\tSmith', 'John Smith'],
	['two lines', 'John\r\n Smith\n', 'John Smith'],
	['a bell', 'John\u0007Smith', 'John Smith'],
	['a NUL', '\u0000', ''],
	['half a pair', 'a\ud800', 'a'],
	['what cannot be seen', '\u200b\ufeff', ''],
	['more than a search may be', '🙂'.repeat(300), '🙂'.repeat(200)],
	['an override', '\u202eJohn', 'John'],
	['a non-joiner that is needed', 'می\u200cخواهم', 'می\u200cخواهم'],
])('%s in a search', (_, typed, looked) => {
	expect(searchText(typed)).toBe(looked);
});

test.each(['', ' \t\u00a0', '\u200b', '\ufeff\u2060 \u202e', '\u3164'])('%j is nothing', (text) => {
	expect(isBlank(text)).toBe(true);
	expect(textOrNull(text)).toBeNull();
});
