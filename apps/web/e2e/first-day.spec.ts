import type { Locator, Page } from '@playwright/test';
import { expect, newAccount, test, unique } from './test.ts';

test('a new user registers, adds a patient and a doctor, and assigns the doctor to the patient', async ({
	page,
}) => {
	const account = newAccount();
	const surname = unique('Hopper');

	await page.goto('/');
	await expect(page).toHaveURL(/\/sign-in\?next=/);
	await page.getByRole('link', { name: 'Register' }).click();
	await page.getByLabel('Your name').fill(account.name);
	await page.getByLabel('E-mail address').fill(account.email);
	await page.getByRole('textbox', { name: 'Password' }).fill(account.password);
	await page.getByRole('button', { name: 'Create account' }).click();

	await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
	await expect(page.getByText('No patients yet')).toBeVisible();
	await page.getByRole('link', { name: 'Register the first patient' }).click();
	await page.getByLabel('Given name').fill('Ada');
	await page.getByLabel('Family name').fill('Lovelace');
	await page.getByLabel('Birth date').fill('10.12.1990');
	await expect(page.getByText('10 Dec 1990 · 35 years')).toBeVisible();
	await page.getByRole('textbox', { name: 'Telephone', exact: true }).fill('020 7946 0000');
	await expect(page.getByText('+44 20 7946 0000')).toBeVisible();
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
	await expect(page).toHaveTitle('Ada Lovelace · HMS');
	await expect(page.getByText('Born 10 Dec 1990, 35 years')).toBeVisible();
	await expect(page.getByText('P-000001', { exact: true }).filter({ visible: true })).toBeVisible();
	const patientUrl = page.url();

	await page.getByRole('link', { name: 'Doctors' }).click();
	await expect(page.getByRole('heading', { name: 'Doctors', level: 1 })).toBeVisible();
	await page.getByRole('link', { name: 'New doctor' }).click();
	await page.getByLabel('Given name').fill('Grace');
	await page.getByLabel('Family name').fill(surname);
	await page.getByRole('combobox', { name: 'Specialty' }).fill('cardiology');
	await page.getByRole('option', { name: 'Cardiology' }).click();
	await page.getByRole('button', { name: 'Add doctor' }).click();
	await expect(page.getByRole('heading', { name: `Grace ${surname}` })).toBeVisible();

	await page.goto(patientUrl);
	await page.getByRole('button', { name: 'Assign doctor' }).click();
	const dialog = page.getByRole('dialog', { name: 'Assign a doctor' });
	await dialog.getByRole('combobox', { name: 'Doctor' }).fill(surname);
	await page.getByRole('option', { name: `Grace ${surname}` }).click();
	await dialog.getByLabel('Reason').fill('Palpitations');
	await dialog.getByRole('button', { name: 'Assign' }).click();
	await expect(dialog).toBeHidden();

	const team = page.getByRole('region', { name: 'Care team' });
	await expect(team.getByRole('link', { name: `Grace ${surname}` })).toBeVisible();
	await expect(team.getByText('Primary', { exact: true })).toBeVisible();
	await expect(team.getByText('Cardiology · Attending · since')).toBeVisible();
	await expect(team.getByText('Palpitations')).toBeVisible();
	await team.getByRole('link', { name: `Grace ${surname}` }).click();
	await expect(
		page
			.getByRole('region', { name: 'My patients with this doctor' })
			.getByRole('link', { name: 'Ada Lovelace' }),
	).toBeVisible();
});

/** Presses Tab until an element has the focus, and expects a visible focus at each step. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	await expect(target).toBeEnabled();
	for (let stops = 0; stops < 40; stops += 1) {
		await page.keyboard.press('Tab');
		const isVisible = await page.evaluate(() => {
			const active = document.activeElement;
			// Text inputs show their focus by the border's colour and the caret.
			if (active === null || active.matches('input:not([type="checkbox"]), textarea')) return true;
			return getComputedStyle(active).outlineStyle !== 'none';
		});
		expect(isVisible).toBe(true);
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`${target} was not reached`);
}

test('a patient is registered and a doctor assigned by keyboard', async ({ page, api }) => {
	const familyName = unique('Hopper');
	await api.createDoctor({ givenName: 'Grace', familyName });
	await page.goto('/patients');
	await expect(page.getByText('No patients yet')).toBeVisible();
	await page.keyboard.press('n');
	await expect(page.getByLabel('Given name')).toBeFocused();
	await page.keyboard.type('Ada');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Lovelace');
	await page.keyboard.press('Tab');
	await page.keyboard.type('10 dec 1990');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();

	const assign = page.getByRole('button', { name: 'Assign doctor' });
	await tabTo(page, assign);
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Assign a doctor' });
	await expect(dialog.getByRole('combobox', { name: 'Doctor' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(assign).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(dialog.getByRole('combobox', { name: 'Doctor' })).toBeFocused();
	await page.keyboard.type(familyName);
	// Also before the answer: of the options for an earlier text, only those that match are shown.
	await expect(page.getByRole('option', { name: `Grace ${familyName}` })).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(dialog.getByRole('combobox', { name: 'Doctor' })).toHaveValue(/^Grace/);
	await tabTo(page, dialog.getByRole('button', { name: 'Assign' }));
	await page.keyboard.press('Enter');
	await expect(
		page.getByRole('region', { name: 'Care team' }).getByRole('link', { name: /^Grace/ }),
	).toBeVisible();
	await expect(assign).toBeFocused();
});
