import type { Page } from '@playwright/test';

/** The URLs of a page's scripts. */
export const scripts = '**/_next/static/**/*.js';

/**
 * Delays the requests of a page to a URL pattern, as on a slow connection.
 * @returns releases them
 */
export async function holdRequests(page: Page, url: string): Promise<() => void> {
	const held = Promise.withResolvers<void>();
	await page.route(url, async (route) => {
		await held.promise;
		// Continuing fails for a request that was cancelled.
		await route.continue().catch(() => undefined);
	});
	return held.resolve;
}
