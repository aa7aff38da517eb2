import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** The browser that the environment names, else one of Debian's, else the one that Playwright brought along. */
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
	// They end what hangs, on however busy a machine, and say nothing of how quick it should be: the bench does.
	timeout: 600_000,
	expect: { timeout: 60_000 },
	reporter: [['list']],
	use: {
		locale: 'en-GB',
		timezoneId: 'Europe/Berlin',
		viewport: { width: 1280, height: 800 },
		// Recording every step takes a tenth of all processor time: `playwright test --trace=on` does it for a test that failed.
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
