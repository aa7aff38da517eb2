import { expect, test } from './test.ts';

test('a double click on the save button registers one patient', async ({ page, api }) => {
	await page.goto('/patients/new');
	await page.getByLabel('Given name').fill('Ada');
	await page.getByRole('button', { name: 'Register patient' }).dblclick();
	await expect(page.getByRole('heading', { name: 'Ada' })).toBeVisible();
	expect(await api.countPatients()).toBe(1);
});

test('saving again after a lost answer registers one patient', async ({ page, api }) => {
	await page.route(
		'**/api/trpc/patient.create*',
		async (route) => {
			// The server saves, and its answer is lost.
			await route.fetch();
			await route.abort();
		},
		{ times: 1 },
	);
	await page.goto('/patients/new');
	await page.getByLabel('Given name').fill('Ada');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('main').getByRole('alert')).toContainText('did not answer');
	expect(await api.countPatients()).toBe(1);
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('heading', { name: 'Ada' })).toBeVisible();
	expect(await api.countPatients()).toBe(1);
});

test('saving other values after a lost answer registers no second patient', async ({
	page,
	api,
}) => {
	await page.route(
		'**/api/trpc/patient.create*',
		async (route) => {
			await route.fetch();
			await route.abort();
		},
		{ times: 1 },
	);
	await page.goto('/patients/new');
	await page.getByLabel('Given name').fill('Ada');
	await page.getByRole('button', { name: 'Register patient' }).click();
	const notice = page.getByRole('main').getByRole('alert');
	await expect(notice).toContainText('did not answer');
	await page.getByLabel('Family name').fill('Lovelace');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(notice).toContainText('was already saved, but the answer was lost');
	expect(await api.countPatients()).toBe(1);
});

test('the API validates if the rules cannot be loaded', async ({ context, api }) => {
	// A page without the check for console errors: prefetching fails here too, and logs errors.
	const page = await context.newPage();
	// The stream of events is a request that does not end.
	await page.route('**/api/events', (route) => route.abort());
	await page.goto('/patients/new');
	await page.waitForLoadState('networkidle');
	await page.route('**/_next/static/**', (route) => route.abort());
	await page.getByLabel('Given name').fill(' ');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByText('This must not be empty')).toBeVisible();
	await page.getByLabel('Given name').fill('Ada');
	// The code of the patient's page cannot be loaded either, so only the answer shows that it was registered.
	const registered = page.waitForResponse(
		(answer) => answer.url().includes('patient.create') && answer.ok(),
	);
	await page.getByRole('button', { name: 'Register patient' }).click();
	await registered;
	expect(await api.countPatients()).toBe(1);
});
