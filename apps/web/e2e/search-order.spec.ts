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
	const answered = page.waitForResponse((answer) => asks(answer.url(), 'lovelace'));
	// Faster than anybody types, and as fast on a busy machine.
	await search.evaluate((box, text) => {
		const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
		for (let letters = 1; letters <= text.length; letters += 1) {
			value?.set?.call(box, text.slice(0, letters));
			box.dispatchEvent(new Event('input', { bubbles: true }));
		}
	}, 'lovelace');
	await answered;
	expect(asked).toHaveLength(1);
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
