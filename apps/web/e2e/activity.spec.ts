import { readFile } from 'node:fs/promises';
import { expectAccessible } from './expect-accessible.ts';
import { addColleague, test as clinicTest } from './own-clinic.ts';
import { ada } from './sample.ts';
import { Api, expect, test, unique } from './test.ts';

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
	await page.goto('/activity?person=me');
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
	await expect(page).toHaveURL('/activity?person=me&of=doctor');
	await page.reload();
	await expect(items).toHaveCount(1);
	await items.getByRole('link', { name: doctor }).click();
	await expect(page.getByRole('heading', { name: doctor })).toBeVisible();
	await page.goBack();
	await expect(items).toHaveCount(1);
});

test('the activity opens archived records', async ({ page, api }) => {
	await page.goto('/activity?person=me');
	await expect(page.getByText('No matching changes')).toBeVisible();
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
	await page.goto('/activity?person=me');
	const items = page.getByRole('main').getByRole('listitem');
	await expect(items).toHaveCount(50);
	await page.getByRole('button', { name: 'Show more' }).click();
	await expect(items).toHaveCount(52);
	await expect(items.last()).toContainText('Registered Patient 1');
});

// No animations, because axe would measure colours in the middle of one.
clinicTest.use({ contextOptions: { reducedMotion: 'reduce' } });

clinicTest(
	'everybody sees the work on the directory, and nobody that on a colleague’s patients',
	async ({ page, browser, signIn, clinic }) => {
		const api = await signIn(clinic.admin);
		const [name, familyName] = [unique('Watched'), unique('Hopper')];
		const { email, password } = await addColleague(api, clinic.url, name);
		await api.createPatient({ givenName: 'Of the administrator' });
		const context = await browser.newContext({ baseURL: clinic.url });
		const theirs = new Api(context.request, clinic.url);
		await theirs.mutate('auth.signIn', { email, password });
		const { id } = await theirs.createDoctor({ givenName: 'Grace', familyName });
		await theirs.mutate('doctor.update', { id, specialty: 'neurology' });
		await theirs.createPatient({ givenName: 'Of the colleague' });

		await page.goto('/activity');
		const items = page.getByRole('main').getByRole('listitem');
		const added = items.filter({ hasText: `Added Grace ${familyName} to the directory` });
		await expect(added).toContainText(name);
		await expect(page.getByText('Registered Of the administrator')).toBeVisible();
		await page.getByRole('button', { name: 'Filters' }).click();
		const person = page.getByRole('combobox', { name: 'Person' });
		await person.fill(name);
		await expect(page.getByRole('option')).toHaveCount(1);
		await person.press('Enter');
		await expect(items).toHaveCount(2);
		await page.reload();
		await expect(person).toHaveValue(name);
		await expect(items).toHaveText([/Cardiology.*Neurology/, /to the directory/]);
		await expectAccessible(page);
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: 'Export' }).click(),
		]);
		expect(download.suggestedFilename()).toBe('activity.csv');
		const exported = await readFile(await download.path(), 'utf8');
		expect(exported).toContain(`Grace ${familyName},${id},specialty,cardiology,neurology\r\n`);
		expect(exported).not.toContain('Of the');
		await page.getByRole('textbox', { name: 'To' }).fill('1 Feb 2020');
		await expect(page.getByText('No matching changes')).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Show everything' }).click();
		await expect(added).toBeVisible();

		const theirPage = await context.newPage();
		await theirPage.goto('/activity');
		await expect(theirPage.getByText('Registered Of the colleague')).toBeVisible();
		await expect(theirPage.getByText('Of the administrator')).toBeHidden();
		await context.close();
	},
);
