import { expectAccessible } from './expect-accessible.ts';
import { addColleague, test } from './own-clinic.ts';
import { expect, unique } from './test.ts';

// No animations, because axe would measure colours in the middle of one.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('an administrator reads the security log, and nobody else does', async ({
	page,
	browser,
	signIn,
	clinic,
}) => {
	const api = await signIn(clinic.admin);
	const name = unique('Watched');
	const { email, password } = await addColleague(api, clinic.url, name);
	const context = await browser.newContext({ baseURL: clinic.url });
	const theirs = await context.newPage();
	await theirs.goto('/sign-in');
	await theirs.getByLabel('E-mail address').fill(email);
	for (const typed of ['not the password', password]) {
		await theirs.getByRole('textbox', { name: 'Password' }).fill(typed);
		await theirs.getByRole('button', { name: 'Sign in' }).click();
		if (typed !== password) await expect(theirs.getByText('is wrong')).toBeVisible();
	}
	await expect(theirs.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
	await theirs.goto('/people/security');
	await expect(theirs.getByText('Only for administrators', { exact: true })).toBeVisible();
	await expectAccessible(theirs);
	await context.close();

	await page.goto('/people');
	await page.getByRole('link', { name: 'Security log' }).click();
	await expect(page).toHaveTitle('Security log · HMS');
	const rows = page.getByRole('table', { name: 'Security log' }).getByRole('row');
	await expect(rows.nth(1)).toContainText('Signed in');
	await expect(rows.nth(1)).toContainText(name);
	await expect(rows.nth(2)).toContainText('wrong password');
	await expectAccessible(page);

	await page.getByRole('combobox', { name: 'Person' }).fill(name);
	await page.getByRole('option', { name }).click();
	await expect(page.getByRole('status').filter({ hasText: /^4 events$/ })).toBeVisible();
	await page.getByRole('combobox', { name: 'What' }).fill('failed');
	await page.getByRole('option', { name: 'Sign-in failed' }).click();
	await expect(page.getByRole('status').filter({ hasText: /^1 event$/ })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('combobox', { name: 'Person' })).toHaveValue(name);
	await expect(rows.nth(1)).toContainText('wrong password');
	await page.getByRole('textbox', { name: 'On the day' }).fill('1 Feb 2020');
	await expect(page.getByText('No matching events')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Show everything' }).click();
	await expect(rows.nth(1)).toContainText('Signed in');

	await page.route('**/api/trpc/*securityEvent.list*', (route) => route.abort());
	await page.goto('/people/security?kind=role_changed');
	await expect(page.getByText('The security log could not be loaded')).toBeVisible({
		timeout: 20_000,
	});
});
