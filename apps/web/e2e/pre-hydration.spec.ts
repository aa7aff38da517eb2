// What is typed, chosen and sent before a page's scripts are there.
import type { Page } from '@playwright/test';
import { holdScripts } from './hold-scripts.ts';
import { ada } from './sample.ts';
import { type Api, expect, newAccount, test, unique } from './test.ts';

/** Opens a page whose scripts wait. @returns what lets them go */
async function openHeld(page: Page, path: string): Promise<() => void> {
	const letGo = await holdScripts(page);
	await page.goto(path, { waitUntil: 'commit' });
	return letGo;
}

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** What the API has of the only patient. */
async function thePatient(api: Api) {
	const { items } = await api.get('/api/patients');
	expect(items).toHaveLength(1);
	return items[0];
}

/** One with the shell's own locale, and others with other digits, calendars, directions and ways to write. */
const locales = ['en-GB', 'en-US', 'de-DE', 'ja-JP', 'ar-EG', 'fa-IR', 'hi-IN'];
const someLocales = ['de-DE', 'fa-IR'];

for (const locale of locales) {
	test.describe(locale, () => {
		test.use({ locale });

		test('a patient who is typed in early is registered as typed', async ({ page, api }) => {
			const letGo = await openHeld(page, '/patients/new');
			await box(page, 'Given name').fill('Ada');
			await box(page, 'Birth date').fill('1990-12-10');
			await box(page, 'E-mail').fill('ada@example.org');
			await box(page, 'Notes').fill('One line\nand another');
			await page.getByRole('combobox', { name: 'Allergies' }).fill('Latex');
			await box(page, 'Family name').pressSequentially('Lovlace');
			for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowLeft');
			letGo();
			await expect(page.getByText(/ · \d+ years/)).toBeVisible();
			// In the same box, at the same place.
			await page.keyboard.press('e');
			await expect(box(page, 'Family name')).toHaveValue('Lovelace');
			await expect(box(page, 'Notes')).toHaveValue('One line\nand another');
			await page.getByRole('button', { name: 'Register patient' }).click();
			await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
			expect(await thePatient(api)).toMatchObject({
				givenName: 'Ada',
				familyName: 'Lovelace',
				dateOfBirth: '1990-12-10',
				email: 'ada@example.org',
				notes: 'One line\nand another',
				allergies: ['Latex'],
				address: null,
			});
		});
	});
}

for (const locale of someLocales) {
	test.describe(locale, () => {
		test.use({ locale });

		test('a doctor who is typed in early is added as typed', async ({ page, api }) => {
			const familyName = unique('Hopper');
			const letGo = await openHeld(page, '/doctors/new');
			await box(page, 'Given name').fill('Grace');
			await box(page, 'Family name').fill(familyName);
			await page.getByRole('switch', { name: 'Accepting patients' }).click();
			await page.getByRole('combobox', { name: 'Specialty' }).click();
			letGo();
			await page.getByRole('option', { name: 'Cardiology' }).click();
			await page.getByRole('button', { name: 'Add doctor' }).click();
			await expect(page.getByRole('heading', { name: `Grace ${familyName}` })).toBeVisible();
			const { items } = await api.get(`/api/doctors?q=${encodeURIComponent(familyName)}`);
			expect(items).toMatchObject([{ givenName: 'Grace', familyName, acceptingPatients: false }]);
		});

		test('a form that is sent early is sent once it can be', async ({ page, api }) => {
			const letGo = await openHeld(page, '/patients/new');
			await box(page, 'Family name').fill('Lovelace');
			await box(page, 'Given name').fill('Ada');
			await box(page, 'Given name').press('Enter');
			await page.getByRole('button', { name: 'Register patient' }).click();
			await expect(page.locator('html')).toHaveAttribute('data-submit-pending');
			letGo();
			await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
			await thePatient(api);
		});

		test('whoever signs in early is signed in, and no password is in an address', async ({
			page,
			api,
			account,
		}) => {
			await api.mutate('auth.logout', {});
			const addresses: string[] = [];
			page.on('request', (request) => addresses.push(request.url()));
			const letGo = await openHeld(page, '/sign-in?next=%2Fsettings');
			await box(page, 'E-mail address').fill(account.email);
			await box(page, 'Password').fill(account.password);
			await box(page, 'Password').press('Enter');
			letGo();
			await expect(page).toHaveURL('/settings');
			for (const address of addresses) {
				expect(decodeURIComponent(address)).not.toContain(account.password.slice(5));
			}
		});

		test('whoever registers early is registered', async ({ page }) => {
			const { name, email, password } = newAccount();
			const letGo = await openHeld(page, '/register');
			await box(page, 'Your name').fill(name);
			await box(page, 'E-mail address').fill(email);
			await box(page, 'Password').fill(password);
			await page.getByRole('button', { name: 'Create account' }).click();
			letGo();
			await expect(page).toHaveURL('/');
			await expect(page.getByRole('button', { name: /^Account/ })).toContainText(email);
		});

		for (const [list, name] of [
			['patients', 'patients'],
			['doctors', 'doctors'],
		] as const) {
			test(`a search of ${name} that is typed early goes on`, async ({ page, api }) => {
				const familyName = unique('Lovelace');
				await api.createPatient({ givenName: 'Ada', familyName });
				await api.createPatient({ givenName: 'Zoë' });
				await api.createDoctor({ givenName: 'Ada', familyName });
				await api.createDoctor({ givenName: 'Zoë' });
				const search = page.getByRole('searchbox', { name: `Search ${name}` });
				const letGo = await openHeld(page, `/${list}?status=all`);
				await search.click();
				await search.pressSequentially(familyName.slice(0, -2));
				letGo();
				await expect(page).toHaveURL(/q=/);
				await expect(page.getByRole('link', { name: `Ada ${familyName}` })).toBeVisible();
				await expect(page.getByRole('link', { name: 'Zoë' })).toHaveCount(0);
				await page.keyboard.type(familyName.slice(-2));
				await expect(search).toHaveValue(familyName);
				await expect(page).toHaveURL(`/${list}?status=all&q=${familyName.replace(' ', '+')}`);
			});
		}

		test('what is set and typed early on the settings is kept', async ({ page, api: _ }) => {
			const newPassword = `new ${crypto.randomUUID()}`;
			const letGo = await openHeld(page, '/settings');
			const panel = page.getByRole('region', { name: 'Appearance' });
			await panel.getByText('Dark').click();
			await panel.getByText('Compact').click();
			await panel.getByRole('switch', { name: 'Single-key shortcuts' }).click();
			await box(page, 'New password').fill(newPassword);
			await box(page, 'Current password').fill('x');
			letGo();
			await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
			await expect(panel.getByRole('radio', { name: 'Dark' })).toBeChecked();
			await expect(panel.getByRole('radio', { name: 'Compact' })).toBeChecked();
			await expect(panel.getByRole('switch', { name: 'Single-key shortcuts' })).not.toBeChecked();
			await page.getByRole('button', { name: 'Change password' }).click();
			await expect(box(page, 'Current password')).toHaveAttribute('data-invalid', 'true');
			await expect(box(page, 'New password')).toHaveValue(newPassword);
			await page.reload();
			await expect(panel.getByRole('radio', { name: 'Compact' })).toBeChecked();
			await expect(panel.getByRole('switch', { name: 'Single-key shortcuts' })).not.toBeChecked();
		});

		test('what is typed after Ctrl K is looked for', async ({ page, api }) => {
			await api.createPatient(ada);
			const letGo = await openHeld(page, '/patients');
			await expect(page.getByText('Find or do')).toBeVisible();
			await page.keyboard.press('Control+k');
			await page.keyboard.type('lovex');
			await page.keyboard.press('Backspace');
			letGo();
			const palette = page.getByRole('dialog', { name: 'Find or do' });
			await expect(palette.getByRole('combobox')).toHaveValue('love');
			await expect(palette.getByRole('option', { name: /^Ada Lovelace/ }).first()).toBeVisible();
		});

		test('the account menu that is opened early has something in it', async ({ page, api: _ }) => {
			const letGo = await openHeld(page, '/patients/new');
			await page.getByRole('button', { name: /^Account/ }).click();
			letGo();
			await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
		});
	});
}
