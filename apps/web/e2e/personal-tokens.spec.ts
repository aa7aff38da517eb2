import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expect, originOf, test } from './test.ts';

// No animations, because axe would measure colours in the middle of one.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** What a program with a token is answered. */
async function statusOf(token: string, init: RequestInit = {}): Promise<number> {
	const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
	const answer = await fetch(`${originOf()}/api/patients`, { ...init, headers });
	return answer.status;
}

const openForm = async (page: Page) => {
	await page.getByRole('button', { name: 'New token' }).click();
	return page.getByRole('dialog', { name: 'New personal token' });
};

test('a token is made, shown once, used and taken back', async ({ page, api: _, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('/settings');
	const tokens = page.getByRole('region', { name: 'Personal tokens' });
	await expect(tokens.getByText('None. A token lets a program')).toBeVisible();
	const dialog = await openForm(page);
	const name = dialog.getByRole('textbox', { name: 'Name' });
	await expect(name).toBeFocused();
	await dialog.getByRole('button', { name: 'Create token' }).click();
	await expect(dialog.getByText('This must not be empty')).toBeVisible();
	await expect(name).toBeFocused();
	await expectAccessible(page);
	await name.fill('Waiting room');
	await dialog.getByRole('combobox', { name: 'Works until' }).click();
	await page.getByRole('option', { name: 'One year' }).click();
	await dialog.getByRole('button', { name: 'Create token' }).click();

	const shown = dialog.getByRole('textbox', { name: 'Token' });
	await expect(shown).toHaveValue(/^hms_read_/);
	const token = await shown.inputValue();
	await dialog.getByRole('button', { name: 'Copy token' }).click();
	await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token);
	await expectAccessible(page);
	// A click beside the dialog does not lose the token.
	await page.mouse.click(5, 5);
	await expect(shown).toBeVisible();
	await dialog.getByRole('button', { name: 'Done' }).click();

	const item = tokens.getByRole('listitem');
	await expect(item).toContainText('Waiting room');
	await expect(item).toContainText('never used');
	await expect(page.getByText(token)).toHaveCount(0);
	expect(await statusOf(token)).toBe(200);
	expect(await statusOf(token, { method: 'POST', body: '{"givenName":"Ada"}' })).toBe(403);
	await page.reload();
	await expect(item).toContainText('Read · until');
	await expect(item).toContainText('last used');

	await item.getByRole('button', { name: /^Revoke the token/ }).click();
	const question = page.getByRole('dialog', { name: 'Revoke the token' });
	await expect(question).toContainText('is refused at once');
	await question.getByRole('button', { name: 'Revoke' }).click();
	await expect(page.getByText(/The token .*Waiting room.* was revoked/)).toBeVisible();
	await expect(tokens.getByText('None. A token lets a program')).toBeVisible();
	expect(await statusOf(token)).toBe(401);
});

test('a failure keeps the input, and the password is asked for where it is needed', async ({
	page,
	api: _,
	account,
}) => {
	await page.goto('/settings');
	const dialog = await openForm(page);
	await dialog.getByRole('textbox', { name: 'Name' }).fill('Import');
	await dialog.getByRole('radiogroup').getByText('Read and change').click();

	await page.route('**/api/trpc/auth.createToken*', (route) => route.abort(), { times: 1 });
	const make = dialog.getByRole('button', { name: 'Create token' });
	await make.click();
	await expect(dialog.getByRole('alert')).toContainText('Not created');

	// A session of ten minutes ago cannot be had here. The form shows the field for any refusal of it, as of a wrong password.
	await page.route(
		'**/api/trpc/auth.createToken*',
		(route) => {
			const input = route.request().postDataJSON();
			return route.continue({ postData: { ...input, currentPassword: 'not it' } });
		},
		{ times: 1 },
	);
	await make.click();
	const password = dialog.getByLabel('Current password');
	await expect(password).toBeFocused();
	await expect(dialog.getByText('That isn’t your current password')).toBeVisible();
	await expectAccessible(page);
	await password.fill(account.password);
	await make.click();
	await expect(dialog.getByRole('textbox', { name: 'Token' })).toHaveValue(/^hms_write_/);
});
