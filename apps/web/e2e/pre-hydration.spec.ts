// What the user types, chooses and submits before the page's scripts have loaded.
import type { Page } from '@playwright/test';
import { holdRequests, scripts } from './hold-requests.ts';
import { ada } from './sample.ts';
import { type Api, expect, newAccount, originOf, test, unique } from './test.ts';

// The browser's locale is another one than the language of the pages, which whoever is signed in has chosen.
test.beforeEach(({ context }) =>
	context.addCookies([{ name: 'hms_language', value: 'en-GB', url: originOf() }]),
);

/** Opens a page whose scripts are delayed. @returns releases them */
async function openWithoutScripts(page: Page, path: string): Promise<() => void> {
	const { release } = await holdRequests(page, scripts);
	await page.goto(path, { waitUntil: 'commit' });
	return release;
}

const textbox = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** The only patient, as the API returns it. */
async function onlyPatient(api: Api) {
	const { items } = await api.get('/api/patients');
	expect(items).toHaveLength(1);
	return items[0];
}

/** The locale of the static pages, and locales with other digits, calendars, directions and scripts. */
const locales = ['en-GB', 'en-US', 'de-DE', 'ja-JP', 'ar-EG', 'fa-IR', 'hi-IN'];
const someLocales = ['de-DE', 'fa-IR'];

for (const locale of locales) {
	test.describe(locale, () => {
		test.use({ locale });

		test('a patient who is typed in early is registered as typed', async ({ page, api }) => {
			const release = await openWithoutScripts(page, '/patients/new');
			await textbox(page, 'Given name').fill('Ada');
			await textbox(page, 'Birth date').fill('1990-12-10');
			await textbox(page, 'E-mail').fill('ada@example.org');
			await textbox(page, 'Notes').fill('One line\nand another');
			await page.getByRole('combobox', { name: 'Allergies' }).fill('Latex');
			await textbox(page, 'Family name').pressSequentially('Lovlace');
			for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowLeft');
			release();
			await expect(page.getByText(/ · \d+ years/)).toBeVisible();
			// The same input has the focus, with the cursor in the same place.
			await page.keyboard.press('e');
			await expect(textbox(page, 'Family name')).toHaveValue('Lovelace');
			await expect(textbox(page, 'Notes')).toHaveValue('One line\nand another');
			await page.getByRole('button', { name: 'Register patient' }).click();
			await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
			expect(await onlyPatient(api)).toMatchObject({
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
			const release = await openWithoutScripts(page, '/doctors/new');
			await textbox(page, 'Given name').fill('Grace');
			await textbox(page, 'Family name').fill(familyName);
			await page.getByRole('switch', { name: 'Accepting new patients' }).click();
			await page.getByRole('combobox', { name: 'Specialty' }).click();
			release();
			await page.getByRole('option', { name: 'Cardiology' }).click();
			await page.getByRole('button', { name: 'Add doctor' }).click();
			await expect(page.getByRole('heading', { name: `Grace ${familyName}` })).toBeVisible();
			const { items } = await api.get(`/api/doctors?q=${encodeURIComponent(familyName)}`);
			expect(items).toMatchObject([{ givenName: 'Grace', familyName, acceptingPatients: false }]);
		});

		test('a form that is submitted early is submitted after hydration', async ({ page, api }) => {
			const release = await openWithoutScripts(page, '/patients/new');
			await textbox(page, 'Family name').fill('Lovelace');
			await textbox(page, 'Given name').fill('Ada');
			await textbox(page, 'Given name').press('Enter');
			await page.getByRole('button', { name: 'Register patient' }).click();
			await expect(page.locator('html')).toHaveAttribute('data-submit-pending');
			release();
			await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
			await onlyPatient(api);
		});

		test('signing in early works, and the password is in no URL', async ({
			page,
			api,
			account,
		}) => {
			await api.mutate('auth.logout', {});
			const urls: string[] = [];
			page.on('request', (request) => urls.push(request.url()));
			const release = await openWithoutScripts(page, '/sign-in?next=%2Fsettings');
			await textbox(page, 'E-mail address').fill(account.email);
			await textbox(page, 'Password').fill(account.password);
			await textbox(page, 'Password').press('Enter');
			release();
			await expect(page).toHaveURL('/settings');
			for (const url of urls) {
				expect(decodeURIComponent(url)).not.toContain(account.password.slice(5));
			}
		});

		test('registering early works', async ({ page }) => {
			const { name, email, password } = newAccount();
			const release = await openWithoutScripts(page, '/register');
			await textbox(page, 'Your name').fill(name);
			await textbox(page, 'E-mail address').fill(email);
			await textbox(page, 'Password').fill(password);
			await page.getByRole('button', { name: 'Create account' }).click();
			release();
			await expect(page).toHaveURL('/');
			await expect(page.getByRole('button', { name: /^Account/ })).toContainText(email);
		});

		for (const [list, name] of [
			['patients', 'patients'],
			['doctors', 'doctors'],
		] as const) {
			test(`a search of ${name} that is typed early is continued`, async ({ page, api }) => {
				const familyName = unique('Lovelace');
				await api.createPatient({ givenName: 'Ada', familyName });
				await api.createPatient({ givenName: 'Zoë' });
				await api.createDoctor({ givenName: 'Ada', familyName });
				await api.createDoctor({ givenName: 'Zoë' });
				const search = page.getByRole('searchbox', { name: `Search ${name}` });
				const release = await openWithoutScripts(page, `/${list}?status=all`);
				await search.click();
				await search.pressSequentially(familyName.slice(0, -2));
				release();
				await expect(page).toHaveURL(/q=/);
				await expect(page.getByRole('link', { name: `Ada ${familyName}` })).toBeVisible();
				await expect(page.getByRole('link', { name: 'Zoë' })).toHaveCount(0);
				await page.keyboard.type(familyName.slice(-2));
				await expect(search).toHaveValue(familyName);
				await expect(page).toHaveURL(`/${list}?status=all&q=${familyName.replace(' ', '+')}`);
			});

			test(`Enter in a search of ${name} opens the first row, pressed early`, async ({
				page,
				api,
			}) => {
				const familyName = unique('Lovelace');
				await api.createPatient({ givenName: 'Ada', familyName });
				await api.createPatient({ givenName: 'Zoë' });
				await api.createDoctor({ givenName: 'Ada', familyName });
				const release = await openWithoutScripts(page, `/${list}`);
				await page.getByRole('searchbox', { name: `Search ${name}` }).click();
				await page.keyboard.type(familyName);
				await page.keyboard.press('Enter');
				release();
				await expect(
					page.getByRole('heading', { name: `Ada ${familyName}`, level: 1 }),
				).toBeVisible();
			});
		}

		test('settings that are changed early are kept', async ({ page, api: _ }) => {
			const newPassword = `new ${crypto.randomUUID()}`;
			const release = await openWithoutScripts(page, '/settings');
			const panel = page.getByRole('region', { name: 'Appearance' });
			await panel.getByText('Dark').click();
			await panel.getByText('Compact').click();
			await panel.getByRole('switch', { name: 'Single-key shortcuts' }).click();
			await textbox(page, 'New password').fill(newPassword);
			await textbox(page, 'Current password').fill('x');
			release();
			await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
			await expect(panel.getByRole('radio', { name: 'Dark' })).toBeChecked();
			await expect(panel.getByRole('radio', { name: 'Compact' })).toBeChecked();
			await expect(panel.getByRole('switch', { name: 'Single-key shortcuts' })).not.toBeChecked();
			await page.getByRole('button', { name: 'Change password' }).click();
			await expect(textbox(page, 'Current password')).toHaveAttribute('data-invalid', 'true');
			await expect(textbox(page, 'New password')).toHaveValue(newPassword);
			await page.reload();
			await expect(panel.getByRole('radio', { name: 'Compact' })).toBeChecked();
			await expect(panel.getByRole('switch', { name: 'Single-key shortcuts' })).not.toBeChecked();
		});

		test('text that is typed after Ctrl K is searched for', async ({ page, api }) => {
			await api.createPatient(ada);
			const release = await openWithoutScripts(page, '/patients');
			await expect(page.getByText('Search or run a command')).toBeVisible();
			await page.keyboard.press('Control+k');
			await page.keyboard.type('lovex');
			await page.keyboard.press('Backspace');
			release();
			const palette = page.getByRole('dialog', { name: 'Search or run a command' });
			await expect(palette.getByRole('combobox')).toHaveValue('love');
			await expect(palette.getByRole('option', { name: /^Ada Lovelace/ }).first()).toBeVisible();
		});

		test('the account menu that is opened early has its content', async ({ page, api: _ }) => {
			const release = await openWithoutScripts(page, '/patients/new');
			await page.getByRole('button', { name: /^Account/ }).click();
			release();
			await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
		});
	});
}
