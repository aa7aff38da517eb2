import { ada } from './sample.ts';
import { expect, test, unique } from './test.ts';

const nextYear = new Date().getFullYear() + 1;

test('an assignment is ended from the care team, and reinstated by Undo', async ({ page, api }) => {
	const familyName = unique('Hopper');
	const { id: doctorId } = await api.createDoctor({ givenName: 'Grace', familyName });
	const { id: patientId } = await api.createPatient(ada);
	await api.assign({ patientId, doctorId, isPrimary: true });
	await page.goto(`/patients/${patientId}`);
	const team = page.getByRole('region', { name: 'Care team' });
	await team.getByRole('button', { name: `End… Grace ${familyName}` }).click();
	await page.getByRole('button', { name: 'End assignment' }).click();
	await expect(team.getByText('No doctor is assigned')).toBeVisible();
	const timeLine = page.getByRole('region', { name: 'Timeline' });
	await expect(timeLine.getByRole('link', { name: `Grace ${familyName}` })).toBeVisible();

	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(team.getByRole('link', { name: `Grace ${familyName}` })).toBeVisible();
	await expect(team.getByText('Primary', { exact: true })).toBeVisible();
	await expect(timeLine).toBeHidden();
});

test('what has ended is reinstated and corrected in the timeline, and the history has all of it', async ({
	page,
	api,
}) => {
	const familyName = unique('Hopper');
	const name = `Grace ${familyName}`;
	const { id: doctorId } = await api.createDoctor({ givenName: 'Grace', familyName });
	const { id: patientId } = await api.createPatient(ada);
	const { id } = await api.assign({ patientId, doctorId, startedOn: '2020-01-02' });
	await api.mutate('mapping.end', { id, reason: 'Moved' });
	await page.goto(`/patients/${patientId}`);
	const team = page.getByRole('region', { name: 'Care team' });
	const timeLine = page.getByRole('region', { name: 'Timeline' });
	await timeLine.getByRole('button', { name: `Reinstate ${name}` }).press('Enter');
	await expect(team.getByRole('link', { name })).toBeVisible();
	await expect(timeLine).toBeHidden();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('ended as before')).toBeVisible();
	await expect(team.getByRole('link', { name })).toBeHidden();
	await expect(timeLine.getByText('Moved')).toBeVisible();

	await timeLine.getByRole('button', { name: `Correct the assignment of ${name}` }).click();
	const dialog = page.getByRole('dialog', { name: 'Edit assignment' });
	await dialog.getByRole('textbox', { name: 'Until' }).fill('3 Feb 2021');
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(timeLine).toContainText('2 Jan 2020 to 3 Feb 2021');

	await page.getByRole('tab', { name: 'History' }).click();
	const changes = page.getByRole('region', { name: 'History' }).getByRole('listitem');
	await expect(changes.first()).toContainText(`Changed the assignment of ${name}`);
	await expect(changes.first()).toContainText('by Florence Nightingale');
	await expect(changes.first()).toContainText('3 Feb 2021');
	for (const what of ['Assigned', 'Ended the assignment of', 'Reinstated the assignment of']) {
		await expect(changes.filter({ hasText: `${what} ${name}` }).first()).toBeVisible();
	}
});

test('another doctor is made the primary one, and an assignment is edited', async ({
	page,
	api,
}) => {
	const [first, second] = [unique('First'), unique('Second')];
	const { id: firstId } = await api.createDoctor({ givenName: 'A', familyName: first });
	const { id: secondId } = await api.createDoctor({ givenName: 'B', familyName: second });
	const { id: patientId } = await api.createPatient(ada);
	await api.assign({ patientId, doctorId: firstId, isPrimary: true });
	await api.assign({ patientId, doctorId: secondId });
	await page.goto(`/patients/${patientId}`);
	const team = page.getByRole('region', { name: 'Care team' });
	const row = team.getByRole('listitem').filter({ hasText: second });
	await row.getByRole('button', { name: `More for B ${second}` }).click();
	await page.getByRole('menuitem', { name: 'Make primary' }).click();
	await expect(row.getByText('Primary', { exact: true })).toBeVisible();
	await expect(team.getByText('Primary', { exact: true })).toHaveCount(1);

	await row.getByRole('button', { name: `More for B ${second}` }).click();
	await page.getByRole('menuitem', { name: 'Edit assignment' }).click();
	const dialog = page.getByRole('dialog', { name: 'Edit assignment' });
	await dialog.getByRole('combobox', { name: 'Role' }).click();
	await page.getByRole('option', { name: 'Surgeon' }).click();
	await dialog.getByRole('textbox', { name: 'From' }).fill('2 Jan 2025');
	await dialog.getByRole('textbox', { name: 'Until' }).fill('1 Jan 2025');
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(dialog.getByText('The end must not be before the start')).toBeVisible();
	await dialog.getByRole('textbox', { name: 'Until' }).fill('');
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(row.getByText('Surgeon · since 2 Jan 2025')).toBeVisible();
	await expect(row.getByText('Primary', { exact: true })).toBeVisible();
});

test('Undo makes the previous primary doctor the primary one again', async ({ page, api }) => {
	const [first, second, third] = [unique('First'), unique('Second'), unique('Third')];
	const { id: firstId } = await api.createDoctor({ givenName: 'A', familyName: first });
	const { id: secondId } = await api.createDoctor({ givenName: 'B', familyName: second });
	await api.createDoctor({ givenName: 'C', familyName: third });
	const { id: patientId } = await api.createPatient(ada);
	await api.assign({ patientId, doctorId: firstId, isPrimary: true, startedOn: '2020-01-01' });
	await api.assign({ patientId, doctorId: secondId });
	await page.goto(`/patients/${patientId}`);
	const team = page.getByRole('region', { name: 'Care team' });
	const rowOf = (name: string) => team.getByRole('listitem').filter({ hasText: name });
	const primary = team.getByText('Primary', { exact: true });
	await rowOf(second)
		.getByRole('button', { name: `More for B ${second}` })
		.click();
	await page.getByRole('menuitem', { name: 'Make primary' }).click();
	await expect(rowOf(second).getByText('Primary', { exact: true })).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(rowOf(first).getByText('Primary', { exact: true })).toBeVisible();
	await expect(primary).toHaveCount(1);

	// After assigning a doctor as the primary one, too.
	await page.getByRole('button', { name: 'Assign doctor' }).click();
	const dialog = page.getByRole('dialog', { name: 'Assign a doctor' });
	await dialog.getByRole('combobox', { name: 'Doctor' }).fill(third);
	await page.getByRole('option', { name: `C ${third}` }).click();
	await dialog.getByRole('switch', { name: 'Primary doctor' }).check({ force: true });
	await dialog.getByRole('button', { name: 'Assign' }).click();
	await expect(rowOf(third).getByText('Primary', { exact: true })).toBeVisible();
	await expect(primary).toHaveCount(1);
	await page
		.getByRole('alert')
		.filter({ hasText: `C ${third} was assigned as the primary doctor` })
		.getByRole('button', { name: 'Undo' })
		.click();
	await expect(rowOf(third)).toBeHidden();
	await expect(rowOf(first).getByText('Primary', { exact: true })).toBeVisible();
});

test('a primary doctor with a start date in the future is shown as planned, and the current one stays', async ({
	page,
	api,
}) => {
	const [first, second] = [unique('First'), unique('Second')];
	const { id: firstId } = await api.createDoctor({ givenName: 'A', familyName: first });
	await api.createDoctor({ givenName: 'B', familyName: second });
	const { id: patientId } = await api.createPatient(ada);
	await api.assign({ patientId, doctorId: firstId, isPrimary: true });
	await page.goto(`/patients/${patientId}`);
	await page.getByRole('button', { name: 'Assign doctor' }).click();
	const dialog = page.getByRole('dialog', { name: 'Assign a doctor' });
	await dialog.getByRole('combobox', { name: 'Doctor' }).fill(second);
	await page.getByRole('option', { name: `B ${second}` }).click();
	const from = dialog.getByRole('textbox', { name: 'From' });
	await from.fill('1 Jan 1850');
	await dialog.getByRole('switch', { name: 'Primary doctor' }).check({ force: true });
	await dialog.getByRole('button', { name: 'Assign' }).click();
	await expect(dialog.getByText('This must not be more than 130 years ago')).toBeVisible();
	await from.fill('9 Dec 1990');
	await dialog.getByRole('button', { name: 'Assign' }).click();
	await expect(dialog.getByText('This must not be before the patient was born')).toBeVisible();
	await from.fill(`15 Jan ${nextYear}`);
	await dialog.getByRole('button', { name: 'Assign' }).click();
	const team = page.getByRole('region', { name: 'Care team' });
	const rows = team.getByRole('listitem');
	await expect(rows.nth(0)).toContainText(`A ${first}`);
	await expect(rows.nth(0)).toContainText(`Primary until 15 Jan ${nextYear}`);
	await expect(rows.nth(1)).toContainText(`Primary from 15 Jan ${nextYear}`);
	await expect(team.getByText('No primary doctor')).toHaveCount(0);
	await rows
		.nth(1)
		.getByRole('button', { name: `End… B ${second}` })
		.click();
	await page.getByRole('button', { name: 'End assignment' }).click();
	await expect(rows.nth(0).getByText('Primary', { exact: true })).toBeVisible();
});

test('a doctor who is assigned already cannot be chosen again', async ({ page, api }) => {
	const familyName = unique('Hopper');
	const { id: doctorId } = await api.createDoctor({ givenName: 'Grace', familyName });
	const { id: patientId } = await api.createPatient(ada);
	await page.goto(`/patients/${patientId}`);
	await page.getByRole('button', { name: 'Assign doctor' }).click();
	const dialog = page.getByRole('dialog', { name: 'Assign a doctor' });
	await dialog.getByRole('button', { name: 'Assign' }).click();
	await expect(dialog.getByText('Choose a doctor')).toBeVisible();
	await dialog.getByRole('combobox', { name: 'Doctor' }).fill(familyName);
	await page.getByRole('option', { name: `Grace ${familyName}` }).click();
	// Somebody else assigns the doctor meanwhile.
	await api.assign({ patientId, doctorId });
	await dialog.getByRole('button', { name: 'Assign' }).click();
	await expect(dialog.getByRole('combobox', { name: 'Doctor' })).toHaveAttribute(
		'aria-invalid',
		'true',
	);
	await dialog.getByRole('button', { name: 'Cancel' }).click();
	await page.reload();
	await page.getByRole('button', { name: 'Assign doctor' }).click();
	await dialog.getByRole('combobox', { name: 'Doctor' }).fill(familyName);
	await expect(page.getByRole('option', { name: 'Already assigned' })).toBeDisabled();
});

test('an assignment with a start date in the future is shown as such', async ({ page, api }) => {
	const [soon, past] = [unique('Soon'), unique('Past')];
	const { id: soonId } = await api.createDoctor({ givenName: 'A', familyName: soon });
	const { id: pastId } = await api.createDoctor({ givenName: 'B', familyName: past });
	const { id: patientId } = await api.createPatient(ada);
	await api.assign({ patientId, doctorId: soonId, startedOn: `${nextYear}-01-15` });
	const { id } = await api.assign({ patientId, doctorId: pastId, startedOn: '2020-02-03' });
	await api.mutate('mapping.end', { id });
	await page.goto(`/patients/${patientId}`);
	const team = page.getByRole('region', { name: 'Care team' });
	await expect(team.getByText(`from 15 Jan ${nextYear}`)).toBeVisible();
	const timeLine = page.getByRole('region', { name: 'Timeline' });
	await expect(timeLine.getByText(`from 15 Jan ${nextYear}`)).toBeVisible();
	await expect(timeLine.getByText(/^3 Feb 2020 to /)).toBeVisible();
	await team.getByRole('button', { name: `End… A ${soon}` }).click();
	const dialog = page.getByRole('dialog', { name: 'End assignment' });
	await expect(
		dialog.getByText(
			`A ${soon} looks after Ada Lovelace from 15 Jan ${nextYear}; this assignment ends before it begins.`,
		),
	).toBeVisible();
});
