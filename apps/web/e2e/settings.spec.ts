import type { Browser } from '@playwright/test';
import { Api, expect, test } from './test.ts';

interface Account {
	email: string;
	password: string;
}

/** The same user on another machine. */
async function openOnAnotherMachine(
	browser: Browser,
	baseURL: string | undefined,
	account: Account,
) {
	const origin = baseURL ?? '';
	const context = await browser.newContext({ baseURL: origin });
	await new Api(context.request, origin).mutate('auth.signIn', {
		email: account.email,
		password: account.password,
	});
	const page = await context.newPage();
	await page.goto('/patients');
	await expect(page.getByText('No patients yet')).toBeVisible();
	return { page, close: () => context.close() };
}

test('a changed name is shown at once', async ({ page, api: _ }) => {
	await page.goto('/settings');
	await expect(page).toHaveTitle('Settings · HMS');
	const name = page.getByRole('textbox', { name: 'Name' });
	await expect(name).toHaveValue('Florence Nightingale');
	await name.fill('');
	await page.getByRole('button', { name: 'Save name' }).click();
	await expect(page.getByText('This must not be empty')).toBeVisible();
	await expect(name).toBeFocused();
	await name.fill('Mary Seacole');
	await page.getByRole('button', { name: 'Save name' }).click();
	await expect(page.getByRole('button', { name: /^Account.*Mary Seacole/ })).toBeVisible();
	await expect(name).toHaveValue('Mary Seacole');
	await page.reload();
	await expect(name).toHaveValue('Mary Seacole');
});

test('a password is changed: errors are shown at their fields, and other sessions end', async ({
	page,
	api,
	account,
	browser,
	baseURL,
}) => {
	const other = await openOnAnotherMachine(browser, baseURL, account);
	await page.goto('/settings');
	const form = page.getByRole('form', { name: 'Password' });
	const current = form.getByRole('textbox', { name: 'Current password' });
	const next = form.getByRole('textbox', { name: 'New password' });
	const change = form.getByRole('button', { name: 'Change password' });
	await expect(form.getByText('All your other sessions and personal tokens end')).toBeVisible();
	await current.fill('not my password');
	await next.fill('too short');
	await change.click();
	await expect(form.getByText('Use at least 12 characters')).toBeVisible();
	await next.fill(account.email);
	await change.click();
	await expect(form.getByText('Don’t use your own name or address')).toBeVisible();
	await next.fill('a quite different phrase');
	await change.click();
	await expect(form.getByText('That isn’t your current password')).toBeVisible();
	await expect(current).toBeFocused();
	await current.fill(account.password);
	await change.click();
	await expect(page.getByText('You were signed out everywhere else')).toBeVisible();
	await expect(current).toHaveValue('');

	await other.page.goto('/patients');
	await expect(other.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	await other.close();
	await page.reload();
	await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
	await api.mutate('auth.signIn', { email: account.email, password: 'a quite different phrase' });
});

test('sessions are listed and ended', async ({ page, api: _, account, browser, baseURL }) => {
	const first = await openOnAnotherMachine(browser, baseURL, account);
	const second = await openOnAnotherMachine(browser, baseURL, account);
	const third = await openOnAnotherMachine(browser, baseURL, account);
	await page.goto('/settings');
	const sessions = page.getByRole('region', { name: 'Sessions' });
	await expect(sessions.getByRole('listitem')).toHaveCount(4);
	await expect(sessions.getByText('This session')).toHaveCount(1);
	// The newest session is the first.
	await sessions
		.getByRole('button', { name: /^Sign out there/ })
		.first()
		.click();
	await expect(sessions.getByRole('listitem')).toHaveCount(3);
	await third.page.goto('/patients');
	await expect(third.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	await second.page.goto('/patients');
	await expect(second.page.getByText('No patients yet')).toBeVisible();

	await sessions.getByRole('button', { name: 'Sign out everywhere else' }).click();
	await expect(sessions.getByRole('listitem')).toHaveCount(1);
	for (const { page: otherPage } of [first, second]) {
		await otherPage.goto('/patients');
		await expect(otherPage.getByRole('heading', { name: 'Sign in' })).toBeVisible();
	}
	await page.reload();
	await expect(sessions.getByText('This session')).toBeVisible();
	for (const one of [first, second, third]) await one.close();
});

test('the appearance is stored in the browser', async ({ page, api: _ }) => {
	await page.goto('/settings');
	const html = page.locator('html');
	await expect(html).toHaveAttribute('data-mantine-color-scheme', 'light');
	await page.getByRole('radiogroup', { name: 'Colours' }).getByText('Dark').click();
	await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
	const rows = page.getByRole('radiogroup', { name: 'Rows of lists' });
	await rows.getByText('Compact').click();
	await page.getByRole('switch', { name: 'Single-key shortcuts' }).uncheck();
	await page.reload();
	await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
	await expect(rows.getByRole('radio', { name: 'Compact' })).toBeChecked();
	await expect(page.getByRole('switch', { name: 'Single-key shortcuts' })).not.toBeChecked();
});
