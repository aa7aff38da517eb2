import type { Page } from '@playwright/test';

/** The URLs of a page's scripts. */
export const scripts = '**/_next/static/**/*.js';

interface HeldRequests {
	/** Lets the held requests and all later ones pass. */
	release: () => void;
	/** Holds later requests again. */
	hold: () => void;
}

/** Delays the requests of a page to a URL pattern, as on a slow connection, until they are released. */
export async function holdRequests(page: Page, url: string): Promise<HeldRequests> {
	let held = Promise.withResolvers<void>();
	await page.route(url, async (route) => {
		await held.promise;
		// Continuing fails for a request that was cancelled.
		await route.continue().catch(() => undefined);
	});
	return {
		release: () => held.resolve(),
		hold: () => {
			held = Promise.withResolvers<void>();
		},
	};
}
