import type { Page } from '@playwright/test';

const scripts = '**/_next/static/**/*.js';

/**
 * Has the scripts of the page wait, as over a bad line.
 * @returns what lets them go
 */
export async function holdScripts(page: Page): Promise<() => void> {
	let letGo = () => {};
	const held = new Promise<void>((resolve) => {
		letGo = resolve;
	});
	await page.route(scripts, async (route) => {
		await held;
		await route.continue();
	});
	return letGo;
}
