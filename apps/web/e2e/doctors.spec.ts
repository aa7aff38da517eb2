import { holdRequests } from './hold-requests.ts';
import { Api, expect, newAccount, test, unique } from './test.ts';

test('a doctor is added, found, edited, archived and restored', async ({ page, api: _ }) => {
	const familyName = unique('Blackwell');
	const name = `Elizabeth ${familyName}`;
	await page.goto('/doctors/new');
	await page.getByRole('button', { name: 'Add doctor' }).click();
	await expect(page.getByLabel('Given name')).toHaveAccessibleDescription(/This must not be empty/);
	await expect(page.getByText('This is required')).toBeVisible();
	await page.getByLabel('Given name').fill('Elizabeth');
	await page.getByLabel('Family name').fill(familyName);
	await page.getByRole('combobox', { name: 'Specialty' }).fill('family');
	await page.getByRole('option', { name: 'Family medicine' }).click();
	await page.getByLabel('Licence number').fill(`L-${crypto.randomUUID().slice(0, 8)}`);
	await page.getByRole('button', { name: 'Add doctor' }).click();
	await expect(page.getByRole('heading', { name })).toBeVisible();
	await expect(page.getByText('Accepting new patients')).toBeVisible();

	await page.getByRole('link', { name: 'Edit' }).click();
	await page.getByRole('switch', { name: 'Accepting new patients' }).uncheck();
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
	await expect(page.getByText('Not accepting')).toBeVisible();

	await page.getByRole('main').getByRole('link', { name: 'Doctors' }).click();
	await page.getByRole('searchbox', { name: 'Search doctors' }).fill(familyName);
	await expect(page.getByRole('status').filter({ hasText: /^1 doctor$/ })).toBeVisible();
	await page.getByRole('link', { name }).click();
	await page.getByRole('button', { name: 'Archive' }).click();
	await expect(page.getByText('No matching doctors')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('link', { name })).toBeVisible();

	await page.getByRole('link', { name }).click();
	await page.getByRole('button', { name: 'Archive' }).click();
	await expect(page.getByText('No matching doctors')).toBeVisible();
	await page.getByText('Archived', { exact: true }).click();
	await page.getByRole('button', { name: `Restore ${name}` }).click();
	await page.getByText('Active', { exact: true }).click();
	await expect(page.getByRole('link', { name })).toBeVisible();
});

test('a doctor who has patients is archived once it is said what becomes of them', async ({
	page,
	api,
	browser,
	baseURL,
}) => {
	const familyName = unique('Hopper');
	const [leaving, staying] = [`Grace ${familyName}`, `Mary ${familyName}`];
	const { id: doctorId } = await api.createDoctor({ givenName: 'Grace', familyName });
	await api.createDoctor({ givenName: 'Mary', familyName });
	const { id: patientId } = await api.createPatient({ givenName: 'Ada' });
	await api.assign({ patientId, doctorId });
	const context = await browser.newContext();
	const colleague = new Api(context.request, baseURL ?? '');
	await colleague.signUp(newAccount());
	for (const givenName of ['Tom', 'Anna']) {
		const { id } = await colleague.createPatient({ givenName });
		await colleague.assign({ patientId: id, doctorId });
	}
	await context.close();

	await page.goto(`/doctors/${doctorId}`);
	await page.getByRole('button', { name: 'Archive' }).click();
	const dialog = page.getByRole('dialog', { name: 'Archive a doctor who has patients' });
	await expect(dialog).toContainText('1 of your patients and 2 of your colleagues’');
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('button', { name: 'Archive' })).toBeFocused();

	await page.getByRole('button', { name: 'Archive' }).click();
	await dialog.getByRole('button', { name: 'Hand over and archive' }).click();
	await expect(dialog.getByText('Choose who takes over')).toBeVisible();
	await dialog.getByRole('combobox', { name: 'Hand 1 patient over to' }).fill(staying);
	await page.getByRole('option', { name: staying }).click();
	await dialog.getByRole('button', { name: 'Hand over and archive' }).click();
	await expect(page.getByText(`${leaving} was archived`)).toBeVisible();
	await expect(page.getByText(`${staying} now looks after 1 patient of ${leaving}`)).toBeVisible();

	// Archived, the doctor opens to be read, and those of colleagues ask again.
	await page.goto(`/doctors/${doctorId}`);
	const band = page.getByRole('status').filter({ hasText: 'Archived' });
	await expect(page.getByRole('link', { name: 'Edit' })).toBeHidden();
	await band.getByRole('button', { name: 'Restore' }).click();
	await expect(page.getByText(`${leaving} is back in the directory`)).toBeVisible();
	await page.getByRole('button', { name: 'Archive' }).click();
	await expect(dialog).toContainText('2 patients of your colleagues');
	await dialog.getByRole('button', { name: 'Archive' }).click();
	await expect(page.getByText(`${leaving} was archived`)).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText(`${leaving} is back in the directory`).last()).toBeVisible();
	await expect(page.getByText(`${leaving} was archived`)).toBeHidden();
});

test('a dialog that is closed before it has the focus gives the focus back', async ({
	page,
	api,
}) => {
	const { id: doctorId } = await api.createDoctor({ givenName: 'Grace' });
	const { id: patientId } = await api.createPatient({ givenName: 'Ada' });
	await api.assign({ patientId, doctorId });
	// A dialog focuses its first field by a timer without a delay. On a busy machine Escape may be pressed before it fires.
	await page.addInitScript(() => {
		const { setTimeout } = window;
		const held: (() => void)[] = [];
		const hold = (run: () => void, delay?: number): number => {
			const isHeld = !delay && document.querySelector('[role=dialog] form') !== null;
			return isHeld ? -held.push(run) : setTimeout(run, delay);
		};
		window.setTimeout = hold as typeof setTimeout;
		window.addEventListener('keydown', ({ key }) => {
			if (key !== 'Escape') return;
			window.setTimeout = setTimeout;
			for (const run of held) setTimeout(run, 1);
		});
	});
	await page.goto(`/doctors/${doctorId}`);
	const archive = page.getByRole('button', { name: 'Archive', exact: true });
	const dialog = page.getByRole('dialog', { name: 'Archive a doctor who has patients' });
	await archive.click();
	await expect(dialog).toBeVisible();
	await expect(archive).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(archive).toBeFocused();
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

test('doctors are found by their specialty, and choosers take the first match by Enter', async ({
	page,
	api,
}) => {
	const familyName = unique('Sina');
	await api.createDoctor({ givenName: 'Ibn', familyName, specialty: 'physical_medicine' });
	await api.createDoctor({ givenName: 'Somebody', familyName: unique('Else') });
	await page.goto('/doctors');
	await expect(page.getByRole('row').nth(1)).toBeVisible();
	await page.getByRole('searchbox', { name: 'Search doctors' }).fill(`physical ${familyName}`);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: `Ibn ${familyName}` })).toBeVisible();
	await page.goBack();
	await expect(page.getByRole('link', { name: `Ibn ${familyName}` })).toBeFocused();

	await page.goto('/patients/new');
	for (const [name, typed, taken] of [
		['Sex', 'male', 'Male'],
		['Country', 'india', 'India'],
		['Blood group', 'o', 'O+'],
	] as const) {
		await page.getByRole('combobox', { name }).fill(typed);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('combobox', { name })).toHaveValue(taken);
	}
});

test('while a search runs, a click takes a doctor who matches, and Enter waits for the match', async ({
	page,
	api,
}) => {
	const familyName = unique('Chosen');
	for (const givenName of ['Firmin', 'Seconda']) await api.createDoctor({ givenName, familyName });
	await page.goto('/assignments');
	const doctor = page.getByRole('combobox', { name: 'Doctor' });
	await doctor.fill(`firmin ${familyName}`);
	const first = page.getByRole('option', { name: `Firmin ${familyName}` });
	await expect(page.getByRole('option')).toHaveCount(1);
	const held = await holdRequests(page, '**/api/trpc/*doctor.list*');
	await doctor.fill(`seconda ${familyName}`);
	await expect(first).toBeHidden();
	await doctor.fill(`firmin ${familyName.slice(0, -1)}`);
	await first.click();
	await expect(doctor).toHaveValue(`Firmin ${familyName}`);
	await expect(page).toHaveURL(/doctor=/);

	await doctor.fill(`seconda ${familyName}`);
	await page.keyboard.press('Enter');
	await expect(doctor).toHaveValue(`seconda ${familyName}`);
	held.release();
	await expect(doctor).toHaveValue(`Seconda ${familyName}`);
});
