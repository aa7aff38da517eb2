import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const seed = process.env['MODEL_SEED'];
const runs = process.env['MODEL_RUNS'];

/** Begun first, the longest at the top, so that at the end of a run no core waits for the other's long file. */
const longFiles = [
	'scripts/docker.test.ts',
	'apps/server/src/naughty-rest.test.ts',
	'apps/server/src/naughty-trpc.test.ts',
	'apps/server/src/collection.test.ts',
	'apps/server/src/client-package.test.ts',
	'apps/server/src/guides.test.ts',
	'apps/server/src/waiting-room.test.ts',
	'apps/server/src/stopping.test.ts',
	'apps/server/src/boot.test.ts',
	'apps/server/src/upgrade-postgres.test.ts',
	'apps/chaos/src/chaos.test.ts',
	'apps/server/src/model.test.ts',
	'apps/server/src/model-trpc.test.ts',
	'apps/server/src/conformance.test.ts',
	'packages/api/src/patient/search-scale.test.ts',
	'apps/server/src/admin.test.ts',
	'packages/db/src/session/costly-reads.test.ts',
	'packages/db/src/embedded/server.test.ts',
];

function placeOf({ moduleId }: TestSpecification): number {
	const place = longFiles.findIndex((file) => moduleId.endsWith(file));
	return place === -1 ? longFiles.length : place;
}

class LongFilesFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const usual = await super.sort(files);
		return usual.toSorted((one, other) => placeOf(one) - placeOf(other));
	}
}

export default defineConfig({
	test: {
		include: [
			'packages/*/src/**/*.test.ts',
			'apps/bench/src/**/*.test.ts',
			'apps/chaos/src/**/*.test.ts',
			'apps/server/src/**/*.test.ts',
			'apps/web/src/**/*.test.ts',
			'ops/*/src/**/*.test.ts',
			'scripts/**/*.test.ts',
		],
		provide: {
			// The seed that a failure prints makes the same requests again.
			model: { seed: seed ? Number(seed) : undefined, runs: Number(runs ?? 30) },
		},
		globalSetup: './vitest.setup.ts',
		// The files that a worker runs share the modules, which take a fifth of the time to load. So a file puts back what it sets.
		isolate: false,
		sequence: { sequencer: LongFilesFirst },
		// One more than there are cores, because some files wait: for a limit to pass, for a process to start, for a download.
		maxWorkers: availableParallelism() + 1,
		// These end what hangs, on however busy a machine. No test says how long something takes: the bench does.
		testTimeout: 300_000,
		hookTimeout: 300_000,
		teardownTimeout: 300_000,
		expect: { poll: { timeout: 60_000 } },
	},
});
