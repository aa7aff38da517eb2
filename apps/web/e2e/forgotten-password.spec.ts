import { expectAccessible } from './expect-accessible.ts';
import { addColleague, test } from './own-clinic.ts';
import { expect, test as inSharedProduct, unique } from './test.ts';

const linkIn = (text = '') => /http\S+/.exec(text)?.[0] ?? '';

test('a forgotten password is set anew by mail', async ({ page, signIn, clinic }) => {
	const api = await signIn(clinic.admin);
	const { email } = await addColleague(api, clinic.url, unique('Forgetful'));
	await api.mutate('auth.logout', {});
	await page.goto('/sign-in');
	await page.getByRole('link', { name: 'Forgot password?' }).click();
	await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
	await expect(page).toHaveTitle('Forgot your password? · HMS');
	await page.getByRole('button', { name: 'Send link' }).click();
	await expect(page.getByText('This must not be empty')).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel('E-mail address').fill(email);
	await page.getByRole('button', { name: 'Send link' }).click();
	await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
	await expectAccessible(page);

	const resets = () =>
		clinic.mails.filter(
			({ recipient, subject }) => recipient === email && subject === 'Set a new password',
		);
	await expect.poll(() => resets().length).toBe(1);
	const link = linkIn(resets()[0]?.text);
	await page.goto(link);
	await page.getByRole('textbox', { name: 'New password' }).fill('seven quiet lanterns');
	await page.getByRole('button', { name: 'Set password' }).click();
	await expect(page.getByRole('heading', { name: 'Your password is set' })).toBeVisible();
	await expectAccessible(page);

	// The link worked once.
	await page.goto('/sign-in');
	await page.goto(link);
	await page.getByRole('textbox', { name: 'New password' }).fill('another quiet lantern');
	await page.getByRole('button', { name: 'Set password' }).click();
	await expect(page.getByText('This link was used or replaced, or has expired')).toBeVisible();
	await expectAccessible(page);
	await page.goto('/reset-password');
	await expect(page.getByText('This link is incomplete')).toBeVisible();
	await page.goto('/sign-in');
	await page.getByLabel('E-mail address').fill(email);
	await page.getByRole('textbox', { name: 'Password' }).fill('seven quiet lanterns');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
});

test('an unknown address is answered the same, and gets no mail', async ({ page, clinic }) => {
	const email = 'nobody@example.org';
	await page.goto('/forgot-password');
	await page.getByLabel('E-mail address').fill(email);
	await page.getByRole('button', { name: 'Send link' }).click();
	await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
	expect(clinic.mails.filter(({ recipient }) => recipient === email)).toEqual([]);
});

inSharedProduct('where no mail is sent, the page says whom to ask', async ({ page }) => {
	await page.goto('/forgot-password');
	await expect(page.getByText('Mail isn’t set up here')).toBeVisible();
	await expectAccessible(page);
});
