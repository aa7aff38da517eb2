import { spawnSync } from 'node:child_process';
import { platform } from 'node:os';
import { expect, it } from 'vitest';
import { memoryOf } from './memory.ts';

it.runIf(platform() === 'linux')(
	'reads the memory of a process, and none of one that has ended',
	() => {
		const { pss, rss } = memoryOf(process.pid);
		expect(pss).toBeGreaterThan(1);
		expect(rss).toBeGreaterThanOrEqual(pss);
		expect(rss).toBeLessThan(10_000);
		const ended = spawnSync('true');
		expect(memoryOf(ended.pid)).toEqual({ pss: 0, rss: 0 });
	},
);
