import { ada } from './sample.ts';
import { expect, test, unique } from './test.ts';

test('the home screen of a new installation shows the first steps', async ({ page, api: _ }) => {
	await page.goto('/');
	await expect(page).toHaveTitle('Home · HMS');
	await expect(page.getByText('No patients yet')).toBeVisible();
	await expect(page.getByText('Nothing needs attention')).toBeVisible();
	await page.getByRole('link', { name: 'Register the first patient' }).click();
	await expect(page.getByRole('heading', { name: 'New patient' })).toBeVisible();
	await page.getByLabel('Given name').fill('Ada');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('heading', { name: 'Ada', level: 1 })).toBeVisible();

	await page.getByRole('link', { name: 'Home' }).click();
	await expect(page.getByRole('link', { name: '1 patient has no primary doctor' })).toBeVisible();
	await expect(page.getByText('No patients yet')).toBeHidden();
	await expect(page.getByRole('link', { name: '1 patient', exact: true })).toBeVisible();
	const recent = page.getByRole('region', { name: 'Recent work' });
	await expect(recent.getByText('Registered Ada')).toBeVisible();
});

test('what needs attention links to its list, and disappears when it is done', async ({
	page,
	api,
}) => {
	const [stays, leaves] = [unique('Stays'), unique('Leaves')];
	await api.createDoctor({ givenName: 'Dr', familyName: stays });
	const { id: leaving } = await api.createDoctor({ givenName: 'Dr', familyName: leaves });
	const { id: patientId } = await api.createPatient(ada);
	await api.createPatient({ givenName: 'Nobody', familyName: 'Minds' });
	await api.assign({ patientId, doctorId: leaving, isPrimary: true });
	await api.mutate('doctor.archive', { id: leaving });

	await page.goto('/');
	const attention = page.getByRole('region', { name: 'Needs attention' });
	await attention.getByRole('link', { name: '1 assignment to a doctor who has left' }).click();
	await expect(page).toHaveURL('/assignments?view=archived_doctor');
	await expect(page.getByRole('tab', { name: 'Doctor has left 1' })).toHaveAttribute(
		'aria-selected',
		'true',
	);
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await expect(page.getByRole('cell', { name: `Dr ${leaves}`, exact: true })).toBeVisible();
	await page.goBack();

	await attention.getByRole('link', { name: '1 patient has no primary doctor' }).click();
	await page.getByRole('button', { name: 'Assign doctor to Nobody Minds' }).click();
	const dialog = page.getByRole('dialog', { name: 'Assign a doctor' });
	await dialog.getByRole('combobox', { name: 'Doctor' }).fill(stays);
	await page.getByRole('option', { name: `Dr ${stays}` }).click();
	await dialog.getByRole('button', { name: 'Assign' }).click();
	await expect(page.getByText('Every patient has a primary doctor')).toBeVisible();

	await page.getByRole('tab', { name: 'Doctor has left 1' }).click();
	await page.getByRole('button', { name: `More: Dr ${leaves} for Ada Lovelace` }).click();
	await page.getByRole('menuitem', { name: 'End…' }).click();
	await page.getByRole('button', { name: 'End assignment' }).click();
	await expect(page.getByText('No patients to hand over')).toBeVisible();
	await page
		.getByRole('alert')
		.filter({ hasText: 'no longer looks after' })
		.getByRole('button', { name: 'Undo' })
		.click();
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();

	await page.getByRole('link', { name: 'Home' }).click();
	await expect(attention.getByRole('link')).toHaveCount(1);
	await expect(attention.getByText('assignment to a doctor who has left')).toBeVisible();
});

test('the numbers of the plots are shown as tables', async ({ page, api }) => {
	const familyName = unique('Counted');
	const { id: doctorId } = await api.createDoctor({ givenName: 'Dr', familyName });
	const { id: patientId } = await api.createPatient(ada);
	await api.createPatient({ givenName: 'Sukarno' });
	await api.assign({ patientId, doctorId });
	await page.goto('/');

	await page.getByText('Show numbers: Registrations by week').click();
	const weeks = page.getByRole('table', { name: 'Registrations by week' });
	await expect(weeks.getByRole('row')).toHaveCount(27);
	await expect(weeks.getByRole('row').last().getByRole('cell')).toHaveText('2');

	await page.getByText('Show numbers: Patients by age and sex').click();
	const ages = page.getByRole('table', { name: 'Patients by age and sex' });
	await expect(ages.getByRole('row', { name: '30 to 39' }).getByRole('cell')).toHaveText([
		'1',
		'0',
		'0',
		'0',
	]);
	await expect(ages.getByRole('row', { name: 'Age not known' }).getByRole('cell')).toHaveText([
		'0',
		'0',
		'0',
		'1',
	]);

	const panels = page.getByRole('region', { name: 'Patients by doctor' });
	await panels.getByRole('link', { name: `Dr ${familyName}` }).click();
	await expect(page.getByRole('heading', { name: `Dr ${familyName}` })).toBeVisible();
});

test('a panel that cannot be loaded can be retried', async ({ page, api }) => {
	await api.createPatient(ada);
	let broken = true;
	await page.route('**/api/trpc/**', (route) => (broken ? route.abort() : route.continue()));
	await page.goto('/');
	const attention = page.getByRole('region', { name: 'Needs attention' });
	await expect(attention.getByRole('alert')).toContainText('could not be loaded');
	broken = false;
	await attention.getByRole('button', { name: 'Try again' }).click();
	await expect(attention.getByText('patient has no primary doctor')).toBeVisible();
});
