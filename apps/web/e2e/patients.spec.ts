import { ada } from './sample.ts';
import { expect, test, unique } from './test.ts';

test('a search is kept by the URL, by Back, and by the link back to the list', async ({
	page,
	api,
}) => {
	await api.createPatient({ givenName: 'Zoë', familyName: 'Müller' });
	await api.createPatient(ada);
	await page.goto('/patients');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await page.keyboard.press('/');
	const search = page.getByRole('searchbox', { name: 'Search patients' });
	await expect(search).toBeFocused();
	await search.fill('muller');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeHidden();
	await expect(page).toHaveURL(/q=muller/);

	await page.getByRole('link', { name: 'Zoë Müller' }).click();
	await expect(page.getByRole('heading', { name: 'Zoë Müller' })).toBeVisible();
	await page.goBack();
	await expect(search).toHaveValue('muller');
	await expect(page.getByRole('link', { name: 'Zoë Müller' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeHidden();

	await page.getByRole('link', { name: 'Zoë Müller' }).click();
	await page.getByRole('main').getByRole('link', { name: 'Patients' }).click();
	await expect(search).toHaveValue('muller');
	await page.reload();
	await expect(search).toHaveValue('muller');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeHidden();

	await search.fill('nobody at all');
	await expect(page.getByText('Nothing matches “nobody at all”')).toBeVisible();
	await expect(page.getByText('No archived record matches either')).toBeVisible();
	await page.getByRole('button', { name: 'Show all patients' }).click();
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
});

test('a long list loads by pages, sorted by the server', async ({ page, api }) => {
	for (let n = 10; n < 62; n += 1) await api.createPatient({ givenName: `Patient ${n}` });
	await page.goto('/patients?sort=familyName&order=asc');
	await expect(page.getByRole('status').filter({ hasText: '50 of 52' })).toBeVisible();
	await expect(page.getByRole('link', { name: /^Patient \d/ }).first()).toHaveText('Patient 10');
	await page.getByRole('button', { name: 'Show more' }).click();
	await expect(page.getByRole('link', { name: 'Patient 61' })).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: /^52 patients$/ })).toBeVisible();

	await page.getByRole('link', { name: 'Patient 10' }).focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Patient 11' })).toBeVisible();
});

test('a patient is edited', async ({ page, api }) => {
	const { id } = await api.createPatient(ada);
	await page.goto(`/patients/${id}`);
	await page.getByRole('link', { name: 'Edit' }).click();
	await expect(page.getByLabel('Birth date')).toHaveValue('10 Dec 1990');
	await page.getByLabel('Family name').fill('King');
	await page.getByLabel('Birth date').fill('1990-12-11');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByRole('heading', { name: 'Ada King' })).toBeVisible();
	await expect(page.getByText('Born 11 Dec 1990, 35 years')).toBeVisible();
	await expect(page.getByText('12 St James’s Square')).toBeVisible();
	await expect(page.getByText('William King, Husband')).toBeVisible();
});

test('a patient is archived without confirmation, and restored by Undo', async ({ page, api }) => {
	const { id } = await api.createPatient(ada);
	await page.goto(`/patients/${id}`);
	await page.getByRole('button', { name: 'Archive' }).click();
	await expect(page.getByText('No patients yet')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await page.getByRole('link', { name: 'Ada Lovelace' }).click();
	await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
});

test('an archived patient is restored from the archive', async ({ page, api }) => {
	const { id } = await api.createPatient(ada);
	await api.mutate('patient.archive', { id });
	await page.goto('/patients?status=archived');
	await page.getByRole('button', { name: 'Restore Ada Lovelace' }).click();
	await expect(page.getByText('No archived patients')).toBeVisible();
	await page.getByRole('button', { name: 'Show all patients' }).click();
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
});

test('an archived patient opens to be read, with everything, and is restored there', async ({
	page,
	api,
}) => {
	const { id } = await api.createPatient(ada);
	const familyName = unique('Hopper');
	const { id: doctorId } = await api.createDoctor({ givenName: 'Grace', familyName });
	const past = await api.assign({ patientId: id, doctorId, startedOn: '2020-01-02' });
	await api.mutate('mapping.end', { id: past.id });
	await api.assign({ patientId: id, doctorId });
	await api.mutate('patient.archive', { id });
	await page.goto('/patients?status=archived');
	await page.getByRole('link', { name: 'Ada Lovelace' }).click();

	const band = page.getByRole('status').filter({ hasText: 'Archived' });
	await expect(band).toBeVisible();
	const main = page.getByRole('main');
	await expect(main.getByText('12 St James’s Square')).toBeVisible();
	const team = page.getByRole('region', { name: 'Care team' });
	await expect(team.getByRole('link', { name: `Grace ${familyName}` })).toBeVisible();
	const timeLine = page.getByRole('region', { name: 'Timeline' });
	await expect(timeLine.getByRole('listitem')).toHaveCount(2);
	for (const name of ['Edit', 'Archive', 'Assign doctor', 'Share', `End… Grace ${familyName}`]) {
		await expect(main.getByText(name, { exact: true })).toBeHidden();
	}
	await page.getByRole('button', { name: 'Show who saw this record' }).click();
	await expect(page.getByText('You', { exact: true }).first()).toBeVisible();
	await page.getByRole('tab', { name: 'History' }).click();
	await expect(page.getByRole('region', { name: 'History' })).toContainText('Archived');

	await page.getByRole('tab', { name: 'Overview' }).click();
	await band.getByRole('button', { name: 'Restore' }).click();
	await expect(page.getByText('Ada Lovelace is back in the list')).toBeVisible();
	await expect(main.getByRole('link', { name: 'Edit' })).toBeVisible();
	await expect(main.getByRole('button', { name: 'Assign doctor' })).toBeVisible();
	await expect(band).toBeHidden();
});

test('who is not found is looked for among the archived, or registered with the name that was typed', async ({
	page,
	api,
}) => {
	const { id } = await api.createPatient(ada);
	await api.mutate('patient.archive', { id });
	await page.goto('/patients?q=lovelace');
	await page.getByRole('button', { name: 'Search the archive (1)' }).click();
	await expect(page.getByRole('button', { name: 'Restore Ada Lovelace' })).toBeVisible();

	await page.getByText('Active', { exact: true }).click();
	await page.getByRole('searchbox', { name: 'Search patients' }).fill('vincent van gogh');
	await page.getByRole('link', { name: 'Register “Vincent van Gogh”' }).click();
	await expect(page.getByLabel('Given name')).toHaveValue('Vincent');
	await expect(page.getByLabel('Family name')).toHaveValue('van Gogh');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('heading', { name: 'Vincent van Gogh' })).toBeVisible();

	const palette = page.getByRole('dialog', { name: 'Search or run a command' });
	await page.keyboard.press('Control+k');
	await palette.getByRole('combobox').fill('elizabeth quimbyton');
	await palette.getByRole('option', { name: 'Add “Elizabeth Quimbyton” as a doctor' }).click();
	await expect(page.getByRole('heading', { name: 'New doctor' })).toBeVisible();
	await expect(page.getByLabel('Family name')).toHaveValue('Quimbyton');
});

test('the list is filtered by doctor, sex and age, and shows the primary doctors', async ({
	page,
	api,
}) => {
	const familyName = unique('Hopper');
	const { id: primaryDoctorId } = await api.createDoctor({ givenName: 'Grace', familyName });
	await api.createPatient({ ...ada, primaryDoctorId });
	await api.createPatient({
		givenName: 'Tom',
		sex: 'male',
		dateOfBirth: '2020-01-01',
		primaryDoctorId,
	});
	await api.createPatient({ givenName: 'Zoë', sex: 'female', dateOfBirth: '2020-01-01' });
	await page.goto('/patients');
	await expect(page.getByRole('status').filter({ hasText: /^3 patients$/ })).toBeVisible();
	await page.getByRole('button', { name: 'Filters' }).click();
	await page.getByRole('combobox', { name: 'Doctor' }).fill(`grace ${familyName}`);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('status').filter({ hasText: /^2 patients$/ })).toBeVisible();
	await page.getByLabel('Age to').fill('17');
	await expect(page.getByRole('status').filter({ hasText: /^1 patient$/ })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Tom' })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('combobox', { name: 'Doctor' })).toHaveValue(`Grace ${familyName}`);
	await expect(page.getByRole('status').filter({ hasText: /^1 patient$/ })).toBeVisible();
	await page.getByRole('combobox', { name: 'Sex' }).fill('fem');
	await page.keyboard.press('Enter');
	await expect(page.getByText('No matching patients')).toBeVisible();
	await page.getByRole('button', { name: 'Clear filters' }).click();
	await expect(page.getByRole('status').filter({ hasText: /^3 patients$/ })).toBeVisible();

	await page.getByRole('button', { name: 'Columns and density' }).click();
	await page.getByRole('checkbox', { name: 'Primary doctor' }).check();
	await page.keyboard.press('Escape');
	const row = page.getByRole('row', { name: /Ada Lovelace/ });
	await expect(row.getByRole('link', { name: `Grace ${familyName}` })).toBeVisible();
	await expect(page.getByRole('columnheader', { name: 'Sex' })).toBeVisible();
});
