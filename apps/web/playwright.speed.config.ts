import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** Measures how fast the screens are, on an idle machine: `npm --prefix apps/web run speed`. */
export default defineConfig({
	...tests,
	projects: [{}],
	testMatch: 'speed.ts',
	timeout: 900_000,
	workers: 1,
	// Recording would take time and distort the measurement.
	use: { ...tests.use, trace: 'off', screenshot: 'off' },
});
