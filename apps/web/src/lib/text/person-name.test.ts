import { expect, test } from 'vitest';
import { initials } from './person-name.ts';

test('initials are whole code points', () => {
	expect(initials('Ada Augusta Lovelace')).toBe('AL');
	expect(initials('Sukarno')).toBe('S');
	expect(initials('𝒜da 😀')).toBe('𝒜😀');
	expect(initials('')).toBe('');
});
