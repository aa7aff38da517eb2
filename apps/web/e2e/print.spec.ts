import { fillClinic } from './sample.ts';
import { expect, test } from './test.ts';

test('a patient is printed as one sheet: who it is, allergies, care team', async ({
	page,
	api,
}) => {
	const { patientId } = await fillClinic(api);
	// What the button does is the browser's business; that it asks for it is ours.
	await page.addInitScript(() => {
		window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
	});
	await page.goto(`/patients/${patientId}?view=history`);
	await expect(page.getByText('Registered by')).toBeVisible();
	await page.getByRole('button', { name: 'Print' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');

	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	for (const text of ['Ada Lovelace', 'P-000011', 'Penicillin · Latex', 'Grace Hopper', 'A+']) {
		await expect(page.getByText(text, { exact: true }).first()).toBeVisible();
	}
	await expect(page.getByText('Born 10 Dec 1990')).toBeVisible();
	await expect(page.getByText('Patient sheet')).toBeVisible();
	await expect(page.getByText('Registered by')).toBeHidden();
	await expect(page.getByRole('region', { name: 'Time line' })).toBeHidden();
	await expect(page.getByRole('navigation')).toBeHidden();
	await expect(page.getByRole('button')).toHaveCount(0);
	await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0);
	const heading = page.getByRole('heading', { name: 'Ada Lovelace' });
	await expect(heading).toHaveCSS('color', 'rgb(0, 0, 0)');

	const sheet = await page.pdf({ format: 'A4' });
	const pages = sheet.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
	expect(pages).toHaveLength(1);
});
