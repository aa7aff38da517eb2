import { expect, it } from 'vitest';
import { memoryIn } from './memory.ts';

it('reads what a process takes alone, and what it takes with others', () => {
	const rollup = `55d0c8a00000-7ffd5f7f6000 ---p 00000000 00:00 0                          [rollup]
Rss:              462848 kB
Pss:              352256 kB
Pss_Dirty:        300000 kB
Pss_Anon:         290000 kB
`;
	expect(memoryIn(rollup)).toEqual({ rss: 452, pss: 344 });
	expect(memoryIn('')).toEqual({ rss: 0, pss: 0 });
});
