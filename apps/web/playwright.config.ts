import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** The browser from the environment, else one of Debian's; undefined for Playwright's own. */
const executablePath = [
	process.env['CHROMIUM_PATH'],
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
].find((path) => path !== undefined && existsSync(path));

export default defineConfig({
	testDir: 'e2e',
	globalSetup: './e2e/start-product.ts',
	fullyParallel: true,
	forbidOnly: true,
	workers: 2,
	// These timeouts only end hanging tests, on a busy machine too. How fast the app should be is the bench's business.
	timeout: 600_000,
	expect: { timeout: 60_000 },
	reporter: [['list']],
	use: {
		locale: 'en-GB',
		timezoneId: 'Europe/Berlin',
		viewport: { width: 1280, height: 800 },
		// Recording every step takes a tenth of the processor time; `playwright test --trace=on` records a failed test.
		trace: 'off',
		screenshot: 'only-on-failure',
		launchOptions: {
			...(executablePath === undefined ? {} : { executablePath }),
			args: [
				...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run',
				'--disable-quic',
				'--disable-gpu',
			],
		},
	},
});
