import { expect, test, unique } from './test.ts';

test('a doctor is added, found, edited, archived and restored', async ({ page, api: _ }) => {
	const familyName = unique('Blackwell');
	const name = `Elizabeth ${familyName}`;
	await page.goto('/doctors/new');
	await page.getByRole('button', { name: 'Add doctor' }).click();
	await expect(page.getByText('Given name must not be empty')).toBeVisible();
	await expect(page.getByText('Specialty is required')).toBeVisible();
	await page.getByLabel('Given name').fill('Elizabeth');
	await page.getByLabel('Family name').fill(familyName);
	await page.getByRole('combobox', { name: 'Specialty' }).fill('family');
	await page.getByRole('option', { name: 'Family medicine' }).click();
	await page.getByLabel('Licence number').fill(`L-${crypto.randomUUID().slice(0, 8)}`);
	await page.getByRole('button', { name: 'Add doctor' }).click();
	await expect(page.getByRole('heading', { name })).toBeVisible();
	await expect(page.getByText('Accepting patients')).toBeVisible();

	await page.getByRole('link', { name: 'Edit' }).click();
	await page.getByRole('switch', { name: 'Accepting patients' }).uncheck();
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
	await expect(page.getByText('Not accepting')).toBeVisible();

	await page.getByRole('main').getByRole('link', { name: 'Doctors' }).click();
	await page.getByRole('searchbox', { name: 'Search doctors' }).fill(familyName);
	await expect(page.getByText('1 shown')).toBeVisible();
	await page.getByRole('link', { name }).click();
	await page.getByRole('button', { name: 'Archive' }).click();
	await expect(page.getByText('No doctor matches')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('link', { name })).toBeVisible();

	await page.getByRole('link', { name }).click();
	await page.getByRole('button', { name: 'Archive' }).click();
	await expect(page.getByText('No doctor matches')).toBeVisible();
	await page.getByText('Archived', { exact: true }).click();
	await page.getByRole('button', { name: `Restore ${name}` }).click();
	await page.getByText('Active', { exact: true }).click();
	await expect(page.getByRole('link', { name })).toBeVisible();
});

test('a licence number that is taken is an error of its field', async ({ page, api }) => {
	const licenseNumber = `L-${crypto.randomUUID().slice(0, 8)}`;
	await api.createDoctor({ givenName: 'Grace', licenseNumber });
	const { id } = await api.createDoctor({ givenName: 'Other' });
	await page.goto(`/doctors/${id}/edit`);
	await page.getByLabel('Licence number').fill(licenseNumber.toLowerCase());
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByLabel('Licence number')).toBeFocused();
	await expect(page.getByLabel('Licence number')).toHaveAttribute('aria-invalid', 'true');
});
