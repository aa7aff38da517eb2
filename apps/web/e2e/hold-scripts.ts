import type { Page } from '@playwright/test';

/** The URLs of a page's scripts. */
export const scripts = '**/_next/static/**/*.js';

/**
 * Delays the scripts of a page, as on a slow connection.
 * @returns releases them
 */
export async function holdScripts(page: Page): Promise<() => void> {
	let release = () => {};
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	await page.route(scripts, async (route) => {
		await held;
		await route.continue();
	});
	return release;
}
