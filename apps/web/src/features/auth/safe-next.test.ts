import { expect, test } from 'vitest';
import { safeNext } from './safe-next.ts';

const origin = 'https://clinic.example';

test.each([
	['/patients/1?tab=team#past', '/patients/1?tab=team#past'],
	['/patients?_rsc=1a2b&q=ada', '/patients?q=ada'],
	[null, '/'],
	['', '/'],
	['patients', '/'],
	['//evil.example', '/'],
	['/\\evil.example', '/'],
	['/\t/evil.example', '/'],
	['/\n\\evil.example', '/'],
	['https://evil.example', '/'],
	['javascript:alert(1)', '/'],
	['//', '/'],
	['/.//evil.example', '/'],
])('%j leads to %s', (next, expected) => {
	expect(safeNext(next, origin)).toBe(expected);
});
