import type { BrowserContext } from '@playwright/test';
import { fillClinic } from './sample.ts';
import { Api, test as base, newAccount, originOf } from './test.ts';

interface Clinic {
	patientId: string;
	doctorId: string;
	/** What a browser has of its user's session. */
	storageState: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** Tests that only look at a clinic, and share one: what they start from is prepared once for each worker. */
export const test = base.extend<object, { clinic: Clinic }>({
	clinic: [
		async ({ browser }, use) => {
			const context = await browser.newContext();
			const api = new Api(context.request, originOf());
			await api.signUp(newAccount());
			const ids = await fillClinic(api);
			const storageState = await context.storageState();
			await context.close();
			await use({ ...ids, storageState });
		},
		{ scope: 'worker' },
	],
	storageState: async ({ clinic }, use) => use(clinic.storageState),
});
