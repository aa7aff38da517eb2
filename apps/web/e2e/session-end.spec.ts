import type { Page } from '@playwright/test';
import { ada } from './sample.ts';
import { Api, expect, newAccount, test } from './test.ts';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Your session has ended' });

// The stream of events would find the session ended before the request that the test is about does.
test.beforeEach(({ page }) => page.route('**/api/events', (route) => route.abort()));

/** Opens the form, and waits until the page shows the user of the session. */
async function openForm(page: Page, { name }: { name: string }) {
	await page.goto('/patients/new');
	await expect(page.getByRole('navigation').getByText(name)).toBeVisible();
}

/** Fills the given name and waits for the query for similar patients: it must not be the request that finds the session ended. */
async function fillGivenName(page: Page, name: string) {
	const answered = page.waitForResponse((answer) =>
		decodeURIComponent(answer.url()).includes(`"givenName":"${name}"`),
	);
	await page.getByLabel('Given name').fill(name);
	await page.getByLabel('Family name').focus();
	await answered;
}

async function signInOver(page: Page, account: { email: string; password: string }) {
	const dialog = dialogOf(page);
	await dialog.getByLabel('E-mail address').fill(account.email);
	await dialog.getByRole('textbox', { name: 'Password' }).fill(account.password);
	await dialog.getByRole('button', { name: 'Sign in' }).click();
}

test('after a session has ended in a form, the user signs in again and the form is saved', async ({
	page,
	api,
	account,
}) => {
	await openForm(page, account);
	await page.getByLabel('Given name').fill('Ada');
	// Waits for the query for similar patients: it must not be the request that finds the session ended.
	const answered = page.waitForResponse((answer) =>
		/patient\.similar.*1990-12-10/.test(decodeURIComponent(answer.url())),
	);
	await page.getByLabel('Birth date').fill('10 Dec 1990');
	await page.getByLabel('Family name').focus();
	await answered;
	await api.mutate('auth.logout', {});
	await page.getByRole('button', { name: 'Register patient' }).click();

	const dialog = dialogOf(page);
	await expect(dialog.getByLabel('E-mail address')).toHaveValue(account.email);
	await expect(dialog.getByRole('textbox', { name: 'Password' })).toBeFocused();
	await page.keyboard.press('Escape');
	await dialog.getByRole('textbox', { name: 'Password' }).fill('not the password');
	await dialog.getByRole('button', { name: 'Sign in' }).click();
	await expect(dialog.getByRole('alert')).toContainText('password');
	await expect(page.getByLabel('Given name')).toHaveValue('Ada');

	await signInOver(page, account);
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('heading', { name: 'Ada' })).toBeVisible();
	await expect(page.getByText('Born 10 Dec 1990, 35 years')).toBeVisible();
	expect(await api.countPatients()).toBe(1);
});

test('several refused requests open one dialog, and are all sent again after it', async ({
	page,
	api,
	account,
}) => {
	const { id } = await api.createPatient(ada);
	await page.goto('/patients');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await api.mutate('auth.logout', {});
	await page.getByRole('searchbox', { name: 'Search patients' }).fill('ada');
	await expect(dialogOf(page)).toBeVisible();
	// The user cannot reach the page behind the dialog, but it may still send requests.
	const another = page.waitForResponse((answer) => answer.status() === 401);
	await page.locator('[aria-label="Which patients"] input[value="all"]').dispatchEvent('click');
	await another;
	await expect(page.getByRole('dialog')).toHaveCount(1);
	await signInOver(page, account);
	await expect(dialogOf(page)).toBeHidden();
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await expect(page.getByRole('progressbar')).toHaveCount(0);
	await page.getByRole('link', { name: 'Ada Lovelace' }).click();
	await expect(page).toHaveURL(`/patients/${id}`);
});

test('another user who signs in sees nothing of the first, and saves nothing of theirs', async ({
	page,
	api,
	account,
	browser,
	baseURL,
}) => {
	const context = await browser.newContext();
	const other = newAccount();
	const others = new Api(context.request, baseURL ?? '');
	await others.signUp(other);
	await api.createPatient(ada);
	await openForm(page, account);
	await fillGivenName(page, 'Somebody');
	await api.mutate('auth.logout', {});
	await page.getByRole('button', { name: 'Register patient' }).click();
	await signInOver(page, other);
	await expect(page.getByText('No patients yet')).toBeVisible();
	await page.reload();
	await expect(page.getByText('No patients yet')).toBeVisible();
	expect(await others.countPatients()).toBe(0);
	await context.close();
});

test('signing in again in another tab resumes this one', async ({
	page,
	context,
	api,
	account,
}) => {
	await openForm(page, account);
	await fillGivenName(page, 'Ada');
	await api.mutate('auth.logout', {});
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(dialogOf(page)).toBeVisible();
	const otherTab = await context.newPage();
	await otherTab.goto('/sign-in');
	await otherTab.getByLabel('E-mail address').fill(account.email);
	await otherTab.getByRole('textbox', { name: 'Password' }).fill(account.password);
	await otherTab.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('heading', { name: 'Ada' })).toBeVisible();
	expect(await api.countPatients()).toBe(1);
});

test('a page whose session ends before it has loaded goes to the sign-in page', async ({
	page,
	api,
}) => {
	await page.route('**/api/trpc/**', async (route) => {
		await api.mutate('auth.logout', {}).catch(() => undefined);
		await route.continue({ headers: { ...route.request().headers(), cookie: '' } });
	});
	await page.goto('/patients');
	await expect(page).toHaveURL(/\/sign-in\?next=%2Fpatients$/);
});
