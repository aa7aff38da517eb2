import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		include: [
			'packages/*/src/**/*.test.ts',
			'apps/server/src/**/*.test.ts',
			'apps/web/src/**/*.test.ts',
			'scripts/**/*.test.ts',
		],
		globalSetup: './vitest.setup.ts',
		testTimeout: 30_000,
		hookTimeout: 60_000,
	},
});
