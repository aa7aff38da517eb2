import { expect, test } from 'vitest';
import { isBlank, textOrNull } from '../form/blank.ts';
import { searchText } from './search-text.ts';

test.each([
	['two cells of a spreadsheet', 'John\tSmith', 'John Smith'],
	['two lines', 'John\r\n Smith\n', 'John Smith'],
	['a bell', 'John\u0007Smith', 'John Smith'],
	['a NUL', '\u0000', ''],
	['half of a surrogate pair', 'a\ud800', 'a'],
	['invisible characters', '\u200b\ufeff', ''],
	['a text that is too long', '🙂'.repeat(300), '🙂'.repeat(200)],
	['a direction override', '\u202eJohn', 'John'],
	['a zero-width non-joiner within a word', 'می\u200cخواهم', 'می\u200cخواهم'],
])('the search for %s', (_, typed, search) => {
	expect(searchText(typed)).toBe(search);
});

test.each(['', ' \t\u00a0', '\u200b', '\ufeff\u2060 \u202e', '\u3164'])('%j is blank', (text) => {
	expect(isBlank(text)).toBe(true);
	expect(textOrNull(text)).toBeNull();
});
