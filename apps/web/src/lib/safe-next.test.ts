import { expect, test } from 'vitest';
import { safeNext } from './safe-next.ts';

const origin = 'https://clinic.example';

test.each([
	['/patients/1?tab=team#past', '/patients/1?tab=team#past'],
	['/patients?_rsc=1a2b&q=ada', '/patients?q=ada'],
	[null, '/patients'],
	['', '/patients'],
	['patients', '/patients'],
	['//evil.example', '/patients'],
	['/\\evil.example', '/patients'],
	['/\t/evil.example', '/patients'],
	['/\n\\evil.example', '/patients'],
	['https://evil.example', '/patients'],
	['javascript:alert(1)', '/patients'],
	['//', '/patients'],
	['/.//evil.example', '/patients'],
])('%j leads to %s', (next, expected) => {
	expect(safeNext(next, origin)).toBe(expected);
});
