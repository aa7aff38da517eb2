import { expect, test } from 'vitest';
import { fullName, initials } from './person-name.ts';

test('a mononym has no family name', () => {
	expect(fullName({ givenName: 'Sukarno', familyName: null })).toBe('Sukarno');
	expect(fullName({ givenName: 'Ada', familyName: 'Lovelace' })).toBe('Ada Lovelace');
});

test('initials are whole code points', () => {
	expect(initials('Ada Augusta Lovelace')).toBe('AL');
	expect(initials('Sukarno')).toBe('S');
	expect(initials('𝒜da 😀')).toBe('𝒜😀');
	expect(initials('')).toBe('');
});
