import { defineConfig } from '@playwright/test';
import tests from './playwright.config.ts';

/** Takes screenshots of every screen, for people to review: `npm --prefix apps/web run screenshots`. */
export default defineConfig({
	...tests,
	projects: [{}],
	testMatch: ['screenshots.ts', 'gallery.ts'],
});
