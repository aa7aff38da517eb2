import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** The browser from the environment, else one of Debian's; undefined for Playwright's own. */
const executablePath = [
	process.env['CHROMIUM_PATH'],
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
].find((path) => path !== undefined && existsSync(path));

const testDir = join(import.meta.dirname, 'e2e');

/** The tests for which each worker starts a product of its own. */
const withOwnClinic = readdirSync(testDir).filter(
	(file) =>
		file.endsWith('.spec.ts') &&
		readFileSync(join(testDir, file), 'utf8').includes("from './own-clinic.ts'"),
);

export default defineConfig({
	testDir,
	// One after the other, because between them workers end, with their products and browsers.
	projects: [
		{ name: 'one product', testIgnore: withOwnClinic.map((file) => `**/${file}`) },
		{ name: 'products of their own', testMatch: withOwnClinic.map((file) => `**/${file}`) },
	],
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
