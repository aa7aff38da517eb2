import { ada } from './sample.ts';
import { Api, expect, newAccount, test, unique } from './test.ts';

test('the activity shows my changes as sentences, with the values before', async ({
	page,
	api,
}) => {
	const familyName = unique('Hopper');
	const doctor = `Grace ${familyName}`;
	const { id: doctorId } = await api.createDoctor({ givenName: 'Grace', familyName });
	const { id: patientId } = await api.createPatient(ada);
	await api.mutate('patient.update', { id: patientId, familyName: 'King', phone: null });
	const { id } = await api.assign({ patientId, doctorId });
	await api.mutate('mapping.update', { id, isPrimary: true });
	await api.mutate('mapping.end', { id, reason: 'Moved away' });
	await page.goto('/activity');
	await expect(page).toHaveTitle('Activity · HMS');
	const items = page.getByRole('main').getByRole('listitem');
	await expect(items).toHaveCount(6);
	await expect(items.nth(0)).toContainText(`Ended the assignment of ${doctor} to Ada King`);
	await expect(items.nth(0)).toContainText('empty →became Moved away');
	await expect(items.nth(1)).toContainText(`Made ${doctor} the primary doctor of Ada King`);
	await expect(items.nth(2)).toContainText(`Assigned ${doctor} to Ada King`);
	await expect(items.nth(3)).toContainText('Changed Ada King');
	await expect(items.nth(3)).toContainText('Lovelace →became King');
	await expect(items.nth(3)).toContainText('+44 20 7946 0000 →became empty');
	await expect(items.nth(4)).toContainText('Registered Ada King');
	await expect(items.nth(5)).toContainText(`Added ${doctor} to the directory`);

	await page.getByText('Doctors', { exact: true }).last().click();
	await expect(items).toHaveCount(1);
	await expect(page).toHaveURL('/activity?of=doctor');
	await page.reload();
	await expect(items).toHaveCount(1);
	await items.getByRole('link', { name: doctor }).click();
	await expect(page.getByRole('heading', { name: doctor })).toBeVisible();
	await page.goBack();
	await expect(items).toHaveCount(1);
});

test('the activity has no changes by others, and opens archived records', async ({
	page,
	api,
	browser,
	baseURL,
}) => {
	const context = await browser.newContext();
	const other = new Api(context.request, baseURL ?? '');
	await other.signUp(newAccount());
	await other.createDoctor({ givenName: unique('Theirs') });
	await context.close();
	await page.goto('/activity');
	await expect(page.getByText('Nothing yet')).toBeVisible();
	const { id } = await api.createPatient(ada);
	await api.mutate('patient.archive', { id });
	await page.reload();
	await expect(page.getByText('Archived Ada Lovelace')).toBeVisible();
	await page.getByRole('link', { name: 'Ada Lovelace' }).first().click();
	await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Restore' })).toBeVisible();
});

test('the activity loads older changes by pages', async ({ page, api }) => {
	for (let n = 1; n <= 52; n++) await api.createPatient({ givenName: `Patient ${n}` });
	await page.goto('/activity');
	const items = page.getByRole('main').getByRole('listitem');
	await expect(items).toHaveCount(50);
	await page.getByRole('button', { name: 'Show more' }).click();
	await expect(items).toHaveCount(52);
	await expect(items.last()).toContainText('Registered Patient 1');
});
