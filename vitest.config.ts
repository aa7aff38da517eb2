import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const seed = process.env['MODEL_SEED'];
const runs = process.env['MODEL_RUNS'];

export default defineConfig({
	test: {
		include: [
			'packages/*/src/**/*.test.ts',
			'apps/bench/src/**/*.test.ts',
			'apps/server/src/**/*.test.ts',
			'apps/web/src/**/*.test.ts',
			'scripts/**/*.test.ts',
		],
		provide: {
			// The seed that a failure has told makes the same requests again. Who asks for a number of runs waits for them all.
			model: {
				seed: seed ? Number(seed) : undefined,
				runs: Number(runs ?? 60),
				milliseconds: runs ? Number.POSITIVE_INFINITY : 15_000,
			},
		},
		globalSetup: './vitest.setup.ts',
		// Vitest leaves a core free; on two cores that is half of the time.
		maxWorkers: availableParallelism(),
		// These end what hangs, on however busy a machine. No test says how long something takes: the bench does.
		testTimeout: 300_000,
		hookTimeout: 300_000,
		teardownTimeout: 300_000,
		expect: { poll: { timeout: 60_000 } },
	},
});
