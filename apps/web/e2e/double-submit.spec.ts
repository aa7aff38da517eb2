import { expect, test } from './test.ts';

test('a save that is clicked twice registers once', async ({ page, api }) => {
	await page.goto('/patients/new');
	await page.getByLabel('Given name').fill('Ada');
	await page.getByRole('button', { name: 'Register patient' }).dblclick();
	await expect(page.getByRole('heading', { name: 'Ada' })).toBeVisible();
	expect(await api.countPatients()).toBe(1);
});

test('a save whose answer was lost registers once, however often it is repeated', async ({
	page,
	api,
}) => {
	await page.route(
		'**/api/trpc/patient.create*',
		async (route) => {
			// It is done, and nobody hears of it.
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

test('what was saved without an answer is not made a second time with other words', async ({
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
	await expect(notice).toContainText('was saved, though its answer was lost');
	expect(await api.countPatients()).toBe(1);
});

test('rules that cannot be fetched are asked of the API', async ({ context, api }) => {
	// Not watched for complaints: what is fetched ahead meanwhile fails too, and says so.
	const page = await context.newPage();
	await page.goto('/patients/new');
	await page.waitForLoadState('networkidle');
	await page.route('**/_next/static/**', (route) => route.abort());
	await page.getByLabel('Given name').fill(' ');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByText('Given name must not be empty')).toBeVisible();
	await page.getByLabel('Given name').fill('Ada');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByText('is registered as')).toBeVisible();
	expect(await api.countPatients()).toBe(1);
});
