import { ada } from './sample.ts';
import { Api, expect, newAccount, test } from './test.ts';

test('the form shows patients who may be the same person', async ({ page, api }) => {
	const { id } = await api.createPatient(ada);
	await page.goto('/patients/new');
	const hint = page
		.getByRole('main')
		.getByRole('status')
		.filter({ hasText: 'Already registered?' });
	await page.getByLabel('Given name').fill('Ada');
	await page.getByLabel('Family name').fill('Lovelase');
	await page.getByLabel('Birth date').fill('10.12.1990');
	await expect(hint.getByRole('link', { name: 'Ada Lovelace' })).toHaveAttribute(
		'href',
		`/patients/${id}`,
	);
	await expect(hint).toContainText('born 10 Dec 1990 · +44 20 7946 0000 · P-000001');
	// Swapped day and month, or one wrong digit, still match.
	for (const born of ['12.10.1990', '11.12.1990']) {
		await page.getByLabel('Birth date').fill(born);
		await expect(hint).toBeVisible();
	}
	await page.getByLabel('Birth date').fill('25.7.1984');
	await expect(hint).toBeHidden();
	await page.getByRole('textbox', { name: 'Telephone', exact: true }).fill('020 7946 0000');
	await expect(hint).toBeVisible();

	// The hint's link asks for confirmation before leaving the form, and the hint does not prevent saving.
	await hint.getByRole('link', { name: 'Ada Lovelace' }).click();
	await page.getByRole('button', { name: 'Stay' }).click();
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('heading', { name: 'Ada Lovelase' })).toBeVisible();
});

test('the form shows archived patients too, with a link to the record', async ({ page, api }) => {
	const { id } = await api.createPatient(ada);
	await api.mutate('patient.archive', { id });
	await page.goto('/patients/new');
	await page.getByRole('textbox', { name: 'Telephone', exact: true }).fill('020 7946 0000');
	const hint = page
		.getByRole('main')
		.getByRole('status')
		.filter({ hasText: 'Already registered?' });
	await expect(hint).toContainText('Archived');
	await hint.getByRole('link', { name: 'Ada Lovelace' }).click();
	await page.getByRole('button', { name: 'Leave' }).click();
	await page.getByRole('button', { name: 'Restore' }).click();
	await expect(page.getByText('Ada Lovelace is back in the list')).toBeVisible();
});

test('other users’ patients are not shown, and a failed check does not prevent saving', async ({
	page,
	api: _,
	browser,
	baseURL,
}) => {
	const context = await browser.newContext();
	const other = new Api(context.request, baseURL ?? '');
	await other.signUp(newAccount());
	await other.createPatient(ada);
	await context.close();
	await page.goto('/patients/new');
	const answered = page.waitForResponse('**/api/trpc/*patient.similar*');
	await page.getByLabel('Given name').fill('Ada');
	await page.getByLabel('Birth date').fill('10.12.1990');
	await answered;
	await expect(page.getByText('Already registered?')).toBeHidden();

	await page.route('**/api/trpc/*patient.similar*', (route) => route.abort());
	await page.getByRole('textbox', { name: 'Telephone', exact: true }).fill('020 7946 0000');
	await expect(page.getByText('could not be checked')).toBeVisible({ timeout: 20_000 });
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('heading', { name: 'Ada' })).toBeVisible();
});
