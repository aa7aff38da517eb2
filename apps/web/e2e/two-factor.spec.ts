import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { addAuthenticator } from './authenticator.ts';
import { expectAccessible } from './expect-accessible.ts';
import { openProduct } from './start-product.ts';
import { type Account, Api, expect, newAccount, test, unique } from './test.ts';

// No animations, because axe would measure colours in the middle of one.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** In an installation of its own, which requires a second factor; its first account is an administrator's. */
const strictTest = test.extend<object, { strictUrl: string }>({
	strictUrl: [
		async ({ browserName: _ }, use) => {
			const product = await openProduct({
				TIME_ZONE: 'Europe/Berlin',
				REQUIRE_TWO_FACTOR: 'everyone',
			});
			await use(product.url);
			await product.close();
		},
		{ scope: 'worker' },
	],
	baseURL: ({ strictUrl }, use) => use(strictUrl),
});
strictTest.use({ contextOptions: { reducedMotion: 'reduce' } });

const period = 30_000;

/** An authenticator app. A code works once, so it waits for one that it has not shown before. */
class App {
	readonly #totp: TOTP;
	#shown = 0;

	constructor(secret: string) {
		this.#totp = new TOTP({ secret: Secret.fromBase32(secret) });
	}

	/** The next code: the present one or, as the server takes it too, the one after it. */
	async nextCode(): Promise<string> {
		const present = Math.floor(Date.now() / period);
		const step = Math.max(present, this.#shown + 1);
		this.#shown = step;
		const earliest = (step - 1) * period;
		await new Promise((resolve) => setTimeout(resolve, Math.max(0, earliest - Date.now())));
		return this.#totp.generate({ timestamp: step * period });
	}
}

async function typePassword(page: Page, { email, password }: Account) {
	await page.getByLabel('E-mail address').fill(email);
	await page.getByRole('textbox', { name: 'Password' }).fill(password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signOut(page: Page) {
	await page.getByRole('button', { name: /^Account/ }).click();
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}

/** Goes through the steps of setting up, wherever they are shown. */
async function setUp(page: Page, steps = page.getByRole('main')) {
	await steps.getByRole('button', { name: 'Continue' }).click();
	await expect(steps.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
	const key = await steps.locator('code').textContent();
	const app = new App(key?.replaceAll(' ', '') ?? '');
	const code = steps.getByRole('textbox', { name: 'Code' });
	await expect(code).toBeFocused();
	await code.fill('000000');
	await steps.getByRole('button', { name: 'Turn on' }).click();
	await expect(steps.getByText('This is wrong or was already used')).toBeVisible();
	await expectAccessible(page);
	await code.fill(await app.nextCode());
	await steps.getByRole('button', { name: 'Turn on' }).click();
	await expect(steps.getByRole('listitem')).toHaveCount(10);
	await expectAccessible(page);
	return { app, recoveryCodes: await steps.getByRole('listitem').allInnerTexts() };
}

test('a second factor is set up, asked for, and turned off', async ({
	page,
	api,
	account,
	context,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto('/settings');
	const panel = page.getByRole('region', { name: 'Second factor' });
	await panel.getByRole('button', { name: 'Set up an app' }).click();
	const dialog = page.getByRole('dialog', { name: 'Set up a second factor' });
	const { app, recoveryCodes } = await setUp(page, dialog);
	await dialog.getByRole('button', { name: 'Copy' }).click();
	await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(recoveryCodes.join('\n'));
	const saved = page.waitForEvent('download');
	await dialog.getByRole('link', { name: 'Save as a file' }).click();
	expect((await saved).suggestedFilename()).toBe('recovery-codes.txt');
	await page.emulateMedia({ media: 'print' });
	const sheet = page.locator('[data-sheet]');
	await expect(sheet.getByRole('listitem')).toHaveText(recoveryCodes);
	await expect(sheet.getByRole('heading')).toHaveText(`HMS: recovery codes of ${account.email}`);
	await expect(page.getByRole('heading', { name: 'Settings' })).toBeHidden();
	await page.emulateMedia({ media: 'screen' });
	await dialog.getByRole('button', { name: 'I’ve saved them' }).click();
	await expect(panel).toContainText('On since ');
	await expect(panel).toContainText('Recovery codes left10');
	await expectAccessible(page);

	await signOut(page);
	await typePassword(page, account);
	const code = page.getByRole('textbox', { name: 'Code' });
	await expect(code).toBeFocused();
	await expect(code).toHaveAttribute('autocomplete', 'one-time-code');
	await expect(page.getByRole('textbox', { name: 'Password' })).toHaveValue(account.password);
	await expect(page.getByText('Not signed in')).toHaveCount(0);
	await expectAccessible(page);
	const signIn = page.getByRole('button', { name: 'Sign in' });
	await signIn.click();
	await expect(page.getByText('This must not be empty')).toBeVisible();
	await code.fill('000000');
	await signIn.click();
	await expect(page.getByText('The code is wrong or was already used.')).toBeVisible();
	await code.fill(await app.nextCode());
	await signIn.click();
	await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();

	// A session that ends over an open page asks for the code too.
	const [first = '', second = '', third = ''] = recoveryCodes;
	await page.goto('/patients');
	await expect(page.getByText('No patients yet')).toBeVisible();
	await api.mutate('auth.logout', {});
	await page.getByRole('searchbox', { name: 'Search patients' }).fill('ada');
	const ended = page.getByRole('dialog', { name: 'Your session has ended' });
	await ended.getByRole('textbox', { name: 'Password' }).fill(account.password);
	await ended.getByRole('button', { name: 'Sign in' }).click();
	await ended.getByRole('button', { name: 'Use a recovery code' }).click();
	await expect(ended.getByRole('textbox', { name: 'Recovery code' })).toBeFocused();
	await expectAccessible(page);
	await ended.getByRole('textbox', { name: 'Recovery code' }).fill(first.toLowerCase());
	await ended.getByRole('button', { name: 'Sign in' }).click();
	await expect(ended).toBeHidden();

	await signOut(page);
	await typePassword(page, account);
	await page.getByRole('button', { name: 'Use a recovery code' }).click();
	await page.getByRole('textbox', { name: 'Recovery code' }).fill(second);
	await signIn.click();
	await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();

	await page.goto('/settings');
	await expect(panel).toContainText('Recovery codes left8');
	await panel.getByRole('button', { name: 'New recovery codes' }).click();
	const renewal = page.getByRole('dialog', { name: 'New recovery codes' });
	await renewal.getByRole('button', { name: 'Use a recovery code' }).click();
	await renewal.getByRole('textbox', { name: 'Recovery code' }).fill(third);
	await renewal.getByRole('button', { name: 'Create new codes' }).click();
	await expect(renewal.getByRole('listitem')).toHaveCount(10);
	const [renewed = ''] = await renewal.getByRole('listitem').allInnerTexts();
	await renewal.getByRole('button', { name: 'I’ve saved them' }).click();
	await expect(panel).toContainText('Recovery codes left10');

	await panel.getByRole('button', { name: 'Turn off' }).click();
	const turnOff = page.getByRole('dialog', { name: 'Turn off the second factor' });
	await turnOff.getByRole('button', { name: 'Use a recovery code' }).click();
	await turnOff.getByRole('textbox', { name: 'Recovery code' }).fill(third);
	await turnOff.getByRole('button', { name: 'Turn off' }).click();
	await expect(turnOff.getByText('This is wrong or was already used')).toBeVisible();
	await expectAccessible(page);
	await turnOff.getByRole('textbox', { name: 'Recovery code' }).fill(renewed);
	await turnOff.getByRole('button', { name: 'Turn off' }).click();
	await expect(page.getByText('The authenticator app is off')).toBeVisible();
	await expect(panel.getByRole('button', { name: 'Set up an app' })).toBeVisible();
	await signOut(page);
	await typePassword(page, account);
	await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
});

strictTest(
	'where a second factor is required it is set up first, and an administrator removes a lost one',
	async ({ page, api: _, browser, strictUrl }) => {
		const context = await browser.newContext();
		const theirs = new Api(context.request, strictUrl);
		const colleague = { ...newAccount(), name: unique('Mary Seacole') };
		await theirs.signUp(colleague);
		const { secret } = await theirs.mutate<{ secret: string }>('auth.beginTotp', {});
		await theirs.mutate('auth.confirmTotp', { code: await new App(secret).nextCode() });

		await page.goto('/people?status=all');
		await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
		await expect(page).toHaveTitle('Second factor · HMS');
		await expect(page.getByRole('button', { name: 'Use a passkey instead' })).toHaveCount(0);
		await expectAccessible(page);
		await setUp(page);
		await page.getByRole('button', { name: 'I’ve saved them' }).click();
		await expect(page).toHaveURL('/people?status=all');

		const row = page.getByRole('row').filter({ hasText: colleague.name });
		await expect(row).toContainText('Second factor on');
		await expectAccessible(page);
		const choose = page.getByRole('button', { name: `Account of ${colleague.name}` });
		await choose.press('Enter');
		await page.getByRole('menuitem', { name: 'Remove second factor' }).press('Enter');
		const dialog = page.getByRole('dialog', { name: 'Remove second factor' });
		await expect(dialog).toContainText('signs in with only a password');
		await expectAccessible(page);
		await dialog.getByRole('button', { name: 'Remove second factor' }).click();
		await expect(page.getByText('no longer has a second factor')).toBeVisible();
		await expect(row).toContainText('No second factor');
		await choose.press('Enter');
		await expect(page.getByRole('menuitem', { name: 'Reset password' })).toBeVisible();
		await expect(page.getByRole('menuitem', { name: 'Remove second factor' })).toHaveCount(0);
		const { email, password } = colleague;
		await theirs.mutate('auth.signIn', { email, password });

		// With a passkey, which a page at an address with a name can make, the colleague needs no app.
		const passkeys = await context.newPage();
		await addAuthenticator(passkeys);
		const named = strictUrl.replace('127.0.0.1', 'localhost');
		await passkeys.goto(`${named}/sign-in?next=/doctors`);
		await typePassword(passkeys, colleague);
		await passkeys.getByRole('button', { name: 'Use a passkey instead' }).click();
		await passkeys.getByRole('button', { name: 'Cancel' }).click();
		await passkeys.getByRole('button', { name: 'Use a passkey instead' }).click();
		await expect(passkeys.getByRole('button', { name: 'Add passkey' })).toBeVisible();
		await expectAccessible(passkeys);
		await passkeys.getByRole('button', { name: 'Add passkey' }).click();
		await expect(passkeys).toHaveURL(`${named}/doctors`);
		await expect(passkeys.getByText('No doctors yet')).toBeVisible();
		await context.close();
	},
);
