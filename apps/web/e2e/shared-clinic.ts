import type { BrowserContext } from '@playwright/test';
import { fillClinic } from './sample.ts';
import { Api, test as base, newAccount, originOf } from './test.ts';

interface Clinic {
	patientId: string;
	doctorId: string;
	/** The session's cookies. */
	storageState: Awaited<ReturnType<BrowserContext['storageState']>>;
}

/** For tests that only read: they share a clinic, which is filled once for each worker. */
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
