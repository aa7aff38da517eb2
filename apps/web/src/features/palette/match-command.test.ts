import { expect, test } from 'vitest';
import { matchesCommand } from './match-command.ts';

const command = { label: 'Appearance: dark', keywords: 'theme night' };

test.each(['', ' ', 'app', 'DARK', 'dark app', 'theme dark', 'nig'])('“%s” matches', (q) => {
	expect(matchesCommand(command, q)).toBe(true);
});

test.each(['light', 'ark', 'dark light', 'smith'])('“%s” does not match', (q) => {
	expect(matchesCommand(command, q)).toBe(false);
});
