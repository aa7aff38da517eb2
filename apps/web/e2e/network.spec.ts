import type { Page, Request } from '@playwright/test';
import { holdRequests } from './hold-requests.ts';
import { ada } from './sample.ts';
import { expect, test } from './test.ts';

const noConnection = (page: Page) => page.getByRole('alert').filter({ hasText: 'No connection' });

test('without a connection the screen stays, shows a notice, and recovers by itself', async ({
	page,
	context,
	api,
}) => {
	await api.createPatient(ada);
	await api.createPatient({ givenName: 'Zoë', familyName: 'Müller' });
	await page.goto('/patients');
	const zoe = page.getByRole('link', { name: 'Zoë Müller' });
	await expect(zoe).toBeVisible();
	await context.setOffline(true);
	await expect(noConnection(page)).toBeVisible();
	await page.getByRole('searchbox', { name: 'Search patients' }).fill('lovelace');
	await expect(page.getByRole('table')).toHaveAttribute('aria-busy', 'true');
	await expect(zoe).toBeVisible();
	// A link waits for the connection, and the browser does not leave the app.
	await page.getByRole('checkbox', { name: 'Select Ada Lovelace' }).check();
	await page.getByRole('button', { name: 'Assign doctor' }).click();
	await expect(page.getByText('This could not be opened')).toBeVisible();
	await page.getByRole('link', { name: 'Ada Lovelace' }).click();
	await expect(page.getByRole('heading', { name: 'Patients', level: 1 })).toBeVisible();
	await context.setOffline(false);
	await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
	await expect(page.getByText('No doctor is assigned')).toBeVisible();
	await expect(noConnection(page)).toBeHidden();
	await page.goBack();
	await expect(page.getByRole('status').filter({ hasText: /^1 patient$/ })).toBeVisible();
	await expect(zoe).toBeHidden();
	await page.getByRole('checkbox', { name: 'Select Ada Lovelace' }).check();
	await page.getByRole('button', { name: 'Assign doctor' }).click();
	await expect(page.getByRole('dialog', { name: 'Assign a doctor' })).toBeVisible();
});

test('a form that is filled in without a connection can be saved when it is back', async ({
	page,
	context,
	api,
}) => {
	const loading = new Set<Request>();
	page.on('request', (request) => {
		if (request.resourceType() === 'script') loading.add(request);
	});
	page.on('requestfinished', (request) => loading.delete(request));
	page.on('requestfailed', (request) => loading.delete(request));
	await page.goto('/patients/new');
	await page.getByLabel('Given name').fill('Ada');
	await page.getByLabel('Birth date').focus();
	// The first input has the dialog about leaving loaded.
	await expect.poll(() => loading.size).toBe(0);
	await context.setOffline(true);
	await page.getByLabel('Birth date').fill('10 Dec 1990');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('form').getByRole('alert')).toContainText('did not answer');
	await page.getByRole('link', { name: 'Cancel' }).click();
	await page
		.getByRole('dialog', { name: 'Leave without saving?' })
		.getByRole('button', { name: 'Stay' })
		.click();
	await context.setOffline(false);
	await expect(noConnection(page)).toBeHidden();
	await expect(page.getByLabel('Birth date')).toHaveValue('10 Dec 1990');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('heading', { name: 'Ada' })).toBeVisible();
	expect(await api.countPatients()).toBe(1);
});

test('on a slow connection the layout does not shift, and loading is shown', async ({
	page,
	context,
	api,
}) => {
	await api.createPatient(ada);
	await page.goto('/patients/new');
	await expect(page.getByLabel('Given name')).toBeVisible();
	const connection = await context.newCDPSession(page);
	await connection.send('Network.emulateNetworkConditions', {
		offline: false,
		latency: 600,
		downloadThroughput: 60_000,
		uploadThroughput: 30_000,
	});
	await page.getByRole('link', { name: 'Patients', exact: true }).first().click();
	await expect(page.getByRole('status').filter({ hasText: 'Patients: loading' })).toBeVisible();
	const top = async (selector: string) => (await page.locator(selector).boundingBox())?.y;
	const searchAt = await top('[type="search"]');
	const row = page.getByRole('row', { name: /Ada Lovelace/ });
	await expect(row).toBeVisible({ timeout: 30_000 });
	expect(await top('[type="search"]')).toBe(searchAt);

	await page.getByRole('searchbox', { name: 'Search patients' }).fill('nobody');
	await expect(page.getByLabel('Searching')).toBeVisible();
	await expect(row).toBeVisible();
	await expect(page.getByText('Nothing matches “nobody”')).toBeVisible();
	await page.goBack();

	await page.getByLabel('Given name').fill('Grace');
	const save = page.getByRole('button', { name: 'Register patient' });
	await save.click();
	await expect(save).toBeDisabled();
	await expect(page.getByRole('heading', { name: 'Grace' })).toBeVisible({ timeout: 30_000 });
});

test('a screen that was loaded before is shown at once, and refetched in the background', async ({
	page,
	api,
}) => {
	const { id } = await api.createPatient(ada);
	await page.goto('/patients');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await page.getByRole('link', { name: 'Activity' }).click();
	await expect(page.getByText('Registered').first()).toBeVisible();
	await api.mutate('patient.update', { id, familyName: 'King' });
	const { release } = await holdRequests(page, '**/api/trpc/**');
	// A minute later the cached data is stale.
	await page.clock.setFixedTime(Date.now() + 60_000);
	// Records all loading messages that appear.
	await page.evaluate(() => {
		const seen: string[] = [];
		Object.assign(window, { seenLoading: seen });
		new MutationObserver(() => {
			for (const one of document.querySelectorAll('[role="status"]')) {
				if (/loading/i.test(one.textContent)) seen.push(one.textContent);
			}
		}).observe(document.body, { childList: true, subtree: true });
	});
	await page.getByRole('link', { name: 'Patients', exact: true }).click();
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await page.getByRole('link', { name: 'Activity' }).click();
	await expect(page.getByText('Registered').first()).toBeVisible();
	expect(await page.evaluate(() => Reflect.get(window, 'seenLoading'))).toEqual([]);
	release();
	await page.getByRole('link', { name: 'Patients', exact: true }).click();
	await expect(page.getByRole('table').getByRole('link', { name: 'Ada King' })).toBeVisible();
});

test('a row’s page is prefetched on hover and on focus', async ({ page, api }) => {
	const { id: first } = await api.createPatient(ada);
	const { id: second } = await api.createPatient({ givenName: 'Zoë', familyName: 'Müller' });
	const prefetched = (id: string) =>
		page.waitForRequest((request) => new URL(request.url()).pathname === `/patients/${id}`);
	await page.goto('/patients');
	const onHover = prefetched(first);
	await page.getByRole('link', { name: 'Ada Lovelace' }).hover();
	await onHover;
	const onFocus = prefetched(second);
	await page.getByRole('link', { name: 'Zoë Müller' }).focus();
	await onFocus;
});
