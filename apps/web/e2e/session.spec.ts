import { ada } from './sample.ts';
import { Api, expect, newAccount, test } from './test.ts';

test('after signing out, no data is shown, neither by Back nor in other tabs', async ({
	page,
	context,
	api,
}) => {
	const { id } = await api.createPatient(ada);
	await page.goto('/patients');
	await page.getByRole('link', { name: 'Ada Lovelace' }).click();
	await expect(page.getByText('12 St James’s Square')).toBeVisible();
	const otherTab = await context.newPage();
	await otherTab.goto(`/patients/${id}`);
	await expect(otherTab.getByText('12 St James’s Square')).toBeVisible();

	await page.getByRole('button', { name: /^Account/ }).click();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page).toHaveURL(/\/sign-in$/);
	await expect(otherTab).toHaveURL(/\/sign-in\?next=/);
	await page.goBack();
	await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	await expect(page.getByText('Lovelace')).toHaveCount(0);
	await page.goto(`/patients/${id}`);
	await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(`/patients/${id}`)}`);
	await expect(page.getByText('Lovelace')).toHaveCount(0);
});

test('a tab with unsaved input is left too when another tab signs out', async ({
	page,
	context,
	api: _,
}) => {
	await page.goto('/patients');
	const otherTab = await context.newPage();
	await otherTab.goto('/patients/new');
	await otherTab.getByLabel('Given name').fill('Ada');
	await page.getByRole('button', { name: /^Account/ }).click();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(otherTab).toHaveURL(/\/sign-in\?next=/);
});

test('the browser’s storage has no patient data', async ({ page, api }) => {
	const { id } = await api.createPatient(ada);
	await page.goto('/patients?q=lovelace');
	await page.getByRole('link', { name: 'Ada Lovelace' }).click();
	await expect(page.getByText('12 St James’s Square')).toBeVisible();
	await page.goto(`/patients/${id}/edit`);
	await page.getByLabel('Family name').fill('Lovelace-King');
	const stored = await page.evaluate(async () => ({
		local: { ...localStorage },
		session: { ...sessionStorage },
		databases: await indexedDB.databases(),
		caches: await caches.keys(),
	}));
	expect(JSON.stringify(stored).toLowerCase()).not.toMatch(/ada|lovelace|james|penicillin/);
	expect(stored).toMatchObject({ databases: [], caches: [] });
});

test('after signing in, the requested page opens', async ({ page, api, account }) => {
	const { id } = await api.createPatient(ada);
	await api.mutate('auth.logout', {});
	await page.goto(`/patients/${id}`);
	await page.getByLabel('E-mail address').fill(account.email.toUpperCase());
	await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('main').getByRole('alert')).toContainText('password');
	await page.getByRole('textbox', { name: 'Password' }).fill(account.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
});

for (const next of [
	'//evil.example',
	'/\\evil.example',
	'https://evil.example',
	'/\t/evil.example',
]) {
	test(`signing in never leads to another site: ${JSON.stringify(next)}`, async ({
		page,
		api,
		account,
	}) => {
		await api.mutate('auth.logout', {});
		await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
		await page.getByLabel('E-mail address').fill(account.email);
		await page.getByRole('textbox', { name: 'Password' }).fill(account.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await expect(page).toHaveURL('/');
	});
}

test('two users do not see each other’s patients', async ({ page, api, browser, baseURL }) => {
	const { id } = await api.createPatient(ada);
	await page.goto('/patients');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();

	const context = await browser.newContext();
	await new Api(context.request, baseURL ?? '').signUp(newAccount());
	const other = await context.newPage();
	await other.goto(`${baseURL}/patients`);
	await expect(other.getByText('No patients yet')).toBeVisible();
	await other.goto(`${baseURL}/patients?q=lovelace&status=all`);
	await expect(other.getByText('Nothing matches')).toBeVisible();
	await other.goto(`${baseURL}/patients/${id}`);
	await expect(other.getByText('Patient not found')).toBeVisible();
	await other.goto(`${baseURL}/patients/${id}/edit`);
	await expect(other.getByText('Patient not found')).toBeVisible();
	await context.close();
});
