import { addAuthenticator } from './authenticator.ts';
import { expectAccessible } from './expect-accessible.ts';
import { holdRequests } from './hold-requests.ts';
import { expect, originOf, test } from './test.ts';

/** The same product at an address with a name, which passkeys need. */
const named = () => originOf().replace('127.0.0.1', 'localhost');

test.use({
	baseURL: ({ browserName: _ }, use) => use(named()),
	// No animations, because axe would measure colours in the middle of one.
	contextOptions: { reducedMotion: 'reduce' },
});

test('a passkey is added, signs in alone, and is removed', async ({ page, context, api: _ }) => {
	const setVerified = await addAuthenticator(page);
	await page.goto('/settings');
	const panel = page.getByRole('region', { name: 'Passkeys' });
	await expect(panel.getByText('None. A passkey lets you sign in')).toBeVisible();
	await panel.getByRole('button', { name: 'Add passkey' }).click();
	const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
	await dialog.getByRole('textbox', { name: 'Name' }).fill('Ward tablet');
	await expectAccessible(page);
	// The device does not recognise its user: nothing is added, and the form stays as it is.
	await setVerified(false);
	await dialog.getByRole('button', { name: 'Add passkey' }).click();
	await expect(dialog.getByText('No passkey was used')).toBeVisible();
	await setVerified(true);
	await dialog.getByRole('button', { name: 'Add passkey' }).click();
	const item = panel.getByRole('listitem');
	await expect(item).toContainText('Ward tablet');
	await expect(item).toContainText('never used');

	// Another one of the same device is refused by the browser.
	await panel.getByRole('button', { name: 'Add passkey' }).click();
	await dialog.getByRole('button', { name: 'Add passkey' }).click();
	await expect(dialog.getByText('You already have a passkey on this device.')).toBeVisible();
	await dialog.getByRole('button', { name: 'Cancel' }).click();

	await item.getByRole('button', { name: /^Rename/ }).click();
	const renaming = page.getByRole('dialog', { name: 'Rename the passkey' });
	await renaming.getByRole('textbox', { name: 'Name' }).fill('My tablet');
	await renaming.getByRole('button', { name: 'Rename' }).click();
	await expect(item).toContainText('My tablet');

	// The session ends under the page, and the passkey opens another one over it.
	await context.clearCookies();
	await item.getByRole('button', { name: /^Rename/ }).click();
	await renaming.getByRole('textbox', { name: 'Name' }).fill('Tablet');
	await renaming.getByRole('button', { name: 'Rename' }).click();
	// The device answers the dialog's suggestions at once.
	await expect(item).toContainText('Tablet');
	await expect(item).toContainText('last used');

	await page.goto('/settings');
	await context.clearCookies();
	await setVerified(false);
	await page.goto('/sign-in?next=/settings');
	await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
	await expect(page.getByText('No passkey was used')).toBeVisible();
	await expectAccessible(page);
	await setVerified(true);
	await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
	await expect(page).toHaveURL(`${named()}/settings`);

	await item.getByRole('button', { name: /^Remove/ }).click();
	const removing = page.getByRole('dialog', { name: 'Remove the passkey' });
	await expect(removing).toBeVisible();
	await expectAccessible(page);
	await removing.getByRole('button', { name: 'Remove' }).click();
	await expect(panel.getByText('None. A passkey lets you sign in')).toBeVisible();
	await context.clearCookies();
	const sent: string[] = [];
	page.on('request', (request) => {
		const [call] = /(begin|signInWith)Passkey/.exec(request.url()) ?? [];
		if (call) sent.push(call);
	});
	await page.goto('/sign-in');
	const refusal = page.getByText('This passkey does not sign in here.');
	await expect(refusal).toBeVisible();
	// What was refused is not suggested again: only the button sends it.
	const { release } = await holdRequests(page, '**/api/trpc/auth.beginPasskey*');
	await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
	await expect(refusal).toBeHidden();
	release();
	await expect(refusal).toBeVisible();
	expect(sent).toEqual(Array(2).fill(['beginPasskey', 'signInWithPasskey']).flat());
});
