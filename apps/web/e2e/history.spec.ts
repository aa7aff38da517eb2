import { ada } from './sample.ts';
import { expect, test, unique } from './test.ts';

test('a patient’s history shows every change: who, when, and the values before and after', async ({
	page,
	api,
}) => {
	const { id } = await api.createPatient(ada);
	await api.mutate('patient.update', { id, familyName: 'King', phone: null });
	await api.mutate('patient.archive', { id });
	await api.mutate('patient.restore', { id });
	await page.goto(`/patients/${id}`);
	await expect(page).toHaveTitle(/^Ada King · /);
	await page.getByRole('tab', { name: 'History' }).click();
	await expect(page).toHaveTitle(/^History of Ada King · /);
	const changes = page.getByRole('region', { name: 'History' }).getByRole('listitem');
	await expect(changes).toHaveCount(4);
	await expect(changes.nth(0)).toContainText('Restored by Florence Nightingale');
	await expect(changes.nth(1)).toContainText('Archived by Florence Nightingale');
	await expect(changes.nth(2)).toContainText('Changed by Florence Nightingale');
	await expect(changes.nth(2)).toContainText('Family nameLovelace →became King');
	await expect(changes.nth(2)).toContainText('Telephone+44 20 7946 0000 →became empty');
	await expect(changes.nth(3)).toContainText('Registered by Florence Nightingale');
	await expect(changes.nth(3)).toContainText('Birth date10 Dec 1990');
	const time = changes.nth(0).getByRole('time');
	const moment = Date.parse((await time.getAttribute('datetime')) ?? '');
	const options = { timeZone: 'Europe/Berlin', dateStyle: 'medium', timeStyle: 'short' } as const;
	await expect(time).toHaveText(new Intl.DateTimeFormat('en-GB', options).format(moment));

	// The tab is in the URL, and Back leaves it.
	await page.reload();
	await expect(changes).toHaveCount(4);
	await page.goBack();
	await expect(page.getByRole('region', { name: 'Care team' })).toBeVisible();

	// A new change is shown at once.
	await page.getByRole('link', { name: 'Edit' }).click();
	await page.getByLabel('Notes').fill('New');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await page.getByRole('tab', { name: 'History' }).click();
	await expect(changes.first()).toContainText('became New');
});

test('a long history loads by pages', async ({ page, api }) => {
	const { id } = await api.createPatient({ givenName: 'Ada' });
	for (let n = 1; n <= 26; n += 1) await api.mutate('patient.update', { id, notes: `Note ${n}` });
	await page.goto(`/patients/${id}?view=history`);
	const changes = page.getByRole('region', { name: 'History' }).getByRole('listitem');
	await expect(changes).toHaveCount(25);
	await page.getByRole('button', { name: 'Show more' }).click();
	await expect(changes).toHaveCount(27);
	await expect(changes.last()).toContainText('Registered by');
});

test('a history that cannot be loaded can be retried', async ({ page, api }) => {
	const { id } = await api.createPatient({ givenName: 'Ada' });
	await page.route('**/api/trpc/*patient.activity*', (route) => route.abort());
	await page.goto(`/patients/${id}?view=history`);
	await expect(page.getByText('The history could not be loaded')).toBeVisible({ timeout: 20_000 });
	await page.unroute('**/api/trpc/*patient.activity*');
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByText('Registered by')).toBeVisible();
});

test('a doctor’s history is visible to every user', async ({ page, api }) => {
	const familyName = unique('Hopper');
	const { id } = await api.createDoctor({ givenName: 'Grace', familyName });
	await api.mutate('doctor.update', { id, acceptingPatients: false, specialty: 'neurology' });
	await page.goto(`/doctors/${id}`);
	await page.getByRole('tab', { name: 'History' }).click();
	const changes = page.getByRole('region', { name: 'History' }).getByRole('listitem');
	await expect(changes.first()).toContainText('SpecialtyCardiology →became Neurology');
	await expect(changes.first()).toContainText('Accepting new patientsYes →became No');
});

test('the time line of a care team shows past and present assignments', async ({ page, api }) => {
	const [first, second] = [unique('First'), unique('Second')];
	const { id: firstId } = await api.createDoctor({ givenName: 'A', familyName: first });
	const { id: secondId } = await api.createDoctor({ givenName: 'B', familyName: second });
	const { id: patientId } = await api.createPatient(ada);
	await api.assign({
		patientId,
		doctorId: firstId,
		startedOn: '2020-01-02',
		endedOn: '2021-03-04',
		reason: 'Moved away',
	});
	await api.assign({ patientId, doctorId: secondId, startedOn: '2021-03-04', isPrimary: true });
	await page.goto(`/patients/${patientId}`);
	const items = page.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
	await expect(items).toHaveCount(2);
	await expect(items.nth(0)).toContainText('since 4 Mar 2021');
	await expect(items.nth(0)).toContainText(`B ${second}`);
	await expect(items.nth(1)).toContainText('2 Jan 2020 to 4 Mar 2021');
	await expect(items.nth(1)).toContainText('Moved away');
});
