import { ada } from './sample.ts';
import { expect, test } from './test.ts';

const isSearchFor = (url: string, q: string) => decodeURIComponent(url).includes(`"q":"${q}"`);

test('a search that is typed letter by letter sends one request', async ({ page, api }) => {
	await api.createPatient(ada);
	await page.goto('/patients');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	const requests: string[] = [];
	page.on('request', (request) => {
		if (request.url().includes('patient.list')) requests.push(request.url());
	});
	const search = page.getByRole('searchbox', { name: 'Search patients' });
	const answered = page.waitForResponse((answer) => isSearchFor(answer.url(), 'lovelace'));
	// Without pauses, so that a busy machine does not exceed the debounce delay.
	await search.evaluate((box, text) => {
		const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
		for (let letters = 1; letters <= text.length; letters += 1) {
			value?.set?.call(box, text.slice(0, letters));
			box.dispatchEvent(new Event('input', { bubbles: true }));
		}
	}, 'lovelace');
	await answered;
	expect(requests).toHaveLength(1);
});

test('an earlier search is cancelled, and its answer never replaces a newer one', async ({
	page,
	api,
}) => {
	await api.createPatient({ givenName: 'Zoë', familyName: 'Müller' });
	await api.createPatient(ada);
	await page.goto('/patients');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();

	const held = Promise.withResolvers<void>();
	await page.route('**/api/trpc/**', async (route) => {
		if (isSearchFor(route.request().url(), 'zoe')) await held.promise;
		// Continuing fails for a request that was cancelled.
		await route.continue().catch(() => undefined);
	});
	const cancelled = page.waitForEvent('requestfailed', (request) =>
		isSearchFor(request.url(), 'zoe'),
	);
	const search = page.getByRole('searchbox', { name: 'Search patients' });
	const older = page.waitForRequest((request) => isSearchFor(request.url(), 'zoe'));
	await search.fill('zoe');
	await older;
	await search.fill('ada');
	await expect(page.getByRole('link', { name: 'Zoë Müller' })).toBeHidden();
	await cancelled;
	held.resolve();
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Zoë Müller' })).toBeHidden();
});
