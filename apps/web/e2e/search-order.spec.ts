import { ada } from './sample.ts';
import { expect, test } from './test.ts';

const asks = (url: string, q: string) => decodeURIComponent(url).includes(`"q":"${q}"`);

test('what is typed letter by letter is asked once', async ({ page, api }) => {
	await api.createPatient(ada);
	await page.goto('/patients');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	const asked: string[] = [];
	page.on('request', (request) => {
		if (request.url().includes('patient.list')) asked.push(request.url());
	});
	const search = page.getByRole('searchbox', { name: 'Search patients' });
	await search.pressSequentially('lovelace', { delay: 20 });
	await expect(page).toHaveURL(/q=lovelace/);
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	expect(asked.length).toBeLessThanOrEqual(2);
	expect(asked.some((url) => asks(url, 'lovelace'))).toBe(true);
});

test('an older answer is cancelled, and never takes the place of a newer one', async ({
	page,
	api,
}) => {
	await api.createPatient({ givenName: 'Zoë', familyName: 'Müller' });
	await api.createPatient(ada);
	await page.goto('/patients');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();

	let release = () => {};
	const held = new Promise<void>((resolve) => {
		release = resolve;
	});
	await page.route('**/api/trpc/**', async (route) => {
		if (asks(route.request().url(), 'zoe')) await held;
		// A request that was cancelled has nobody to answer to.
		await route.continue().catch(() => undefined);
	});
	const cancelled = page.waitForEvent('requestfailed', (request) => asks(request.url(), 'zoe'));
	const search = page.getByRole('searchbox', { name: 'Search patients' });
	const older = page.waitForRequest((request) => asks(request.url(), 'zoe'));
	await search.fill('zoe');
	await older;
	await search.fill('ada');
	await expect(page.getByRole('link', { name: 'Zoë Müller' })).toBeHidden();
	await cancelled;
	release();
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Zoë Müller' })).toBeHidden();
});
