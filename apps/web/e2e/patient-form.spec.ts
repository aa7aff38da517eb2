import { ada } from './sample.ts';
import { expect, test, unique } from './test.ts';

test('errors are shown at their fields, and the first one gets the focus', async ({
	page,
	api,
}) => {
	await api.createPatient({ ...ada, mrn: 'A-1' });
	await page.goto('/patients/new');
	const birthDate = page.getByLabel('Birth date');
	await birthDate.fill('31.2.1990');
	await page.getByLabel('E-mail').fill('nobody');
	await page.getByLabel('City').fill('London');
	// An error is shown when its input is left.
	await expect(page.getByText('February 1990 has only 28 days')).toBeVisible();
	await expect(page.getByText('Enter an e-mail address')).toBeVisible();
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByLabel('Given name')).toHaveAccessibleDescription(/This must not be empty/);
	await expect(page.getByLabel('Given name')).toBeFocused();
	await expect(birthDate).toHaveValue('31.2.1990');

	await page.getByLabel('Given name').fill('Ada');
	await birthDate.fill('1.1.2999');
	await page.getByLabel('E-mail').fill('');
	await page.getByLabel('City').fill('');
	await page.getByLabel('MRN').fill('a-1');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByText('This must not be in the future')).toBeVisible();
	await birthDate.fill('');
	await page.getByRole('button', { name: 'Register patient' }).click();
	// An error that only the server can find.
	await expect(page.getByLabel('MRN')).toBeFocused();
	await expect(page.getByLabel('MRN')).toHaveAttribute('aria-invalid', 'true');
	await expect(page.getByLabel('Given name')).toHaveValue('Ada');
	await page.getByLabel('MRN').fill('A-2');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByText('A-2', { exact: true }).filter({ visible: true })).toBeVisible();
});

test('a save that fails keeps the input', async ({ page, api: _ }) => {
	await page.goto('/patients/new');
	await page.getByLabel('Given name').fill('Ada');
	await page.route('**/api/trpc/patient.create*', (route) => route.abort());
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('main').getByRole('alert')).toContainText(
		'The server did not answer',
	);
	await expect(page.getByLabel('Given name')).toHaveValue('Ada');
	await page.unroute('**/api/trpc/patient.create*');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('heading', { name: 'Ada' })).toBeVisible();
});

test('a phone number is kept if the numbering plans cannot be loaded', async ({ page, api }) => {
	const { id } = await api.createPatient(ada);
	await page.route('**/_next/static/**/*.js', async (route) => {
		const answer = await route.fetch();
		const isPlans = (await answer.text()).includes('country_calling_codes');
		await (isPlans ? route.abort() : route.fulfill({ response: answer }));
	});
	await page.goto(`/patients/${id}/edit`);
	const number = page.getByRole('textbox', { name: 'Telephone', exact: true });
	await expect(number).toHaveValue(ada.phone);
	await page.getByLabel('Given name').fill('Augusta');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByRole('heading', { name: 'Augusta Lovelace' })).toBeVisible();
	await expect(page.getByRole('link', { name: ada.phone })).toBeVisible();

	await page.goto(`/patients/${id}/edit`);
	await number.fill('020 7946 0000');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByText('Enter a telephone number with its country code')).toBeVisible();
	// Scripts of prefetched screens may still be loading.
	await page.unrouteAll({ behavior: 'wait' });
});

test('the country of the address does not change a phone number', async ({ page, api: _ }) => {
	await page.goto('/patients/new');
	const number = page.getByRole('textbox', { name: 'Telephone', exact: true });
	await page.getByLabel('Given name').fill('Ada');
	await number.fill('07700 900123');
	await expect(page.getByText('+44 7700 900123 · United Kingdom')).toBeVisible();
	await page.getByRole('combobox', { name: 'Country' }).fill('Germ');
	await page.getByRole('option', { name: 'Germany' }).click();
	await expect(number).toHaveValue('07700 900123');
	await expect(page.getByText('+44 7700 900123 · United Kingdom')).toBeVisible();
	await number.fill('020 7946 0018 ext 123');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByText('An extension can’t be kept here')).toBeVisible();
	await number.fill('07700 900123');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('link', { name: '+44 7700 900123' })).toBeVisible();
});

test('the country of an address is cleared', async ({ page, api }) => {
	const { id } = await api.createPatient(ada);
	await page.goto(`/patients/${id}`);
	await expect(page.getByText('United Kingdom')).toBeVisible();
	await page.goto(`/patients/${id}/edit`);
	await page.getByLabel('Clear country').click();
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByText('12 St James’s Square')).toBeVisible();
	await expect(page.getByText('United Kingdom')).toBeHidden();
});

test('an unusual phone number is kept by an edit of another field', async ({ page, api }) => {
	const { id } = await api.createPatient({ ...ada, phone: '+1234567' });
	await page.goto(`/patients/${id}/edit`);
	await expect(page.getByText('This number looks unusual. Please check it.')).toBeVisible();
	await page.getByLabel('Given name').fill('Augusta');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByRole('heading', { name: 'Augusta Lovelace' })).toBeVisible();
	await expect(page.getByRole('link', { name: '+1234567' })).toBeVisible();
});

test('leaving a form with changes asks for confirmation', async ({ page, api: _ }) => {
	await page.goto('/patients');
	await page.getByRole('link', { name: 'New patient' }).click();
	await page.getByLabel('Given name').fill('Ada');
	const confirmation = page.getByRole('dialog', { name: 'Leave without saving?' });

	await page.getByRole('link', { name: 'Doctors' }).click();
	await expect(confirmation).toBeVisible();
	await confirmation.getByRole('button', { name: 'Stay' }).click();
	await expect(confirmation).toBeHidden();
	await expect(page.getByLabel('Given name')).toHaveValue('Ada');

	await page.evaluate(() => history.back());
	await confirmation.getByRole('button', { name: 'Stay' }).click();
	await expect(page.getByLabel('Given name')).toHaveValue('Ada');

	await page.getByRole('link', { name: 'Doctors' }).click();
	await confirmation.getByRole('button', { name: 'Leave' }).click();
	await expect(page.getByRole('heading', { name: 'Doctors', level: 1 })).toBeVisible();
});

test('a patient is registered with the primary doctor, in one go', async ({ page, api }) => {
	const familyName = unique('Hopper');
	const { id } = await api.createDoctor({ givenName: 'Grace', familyName });
	const { id: other } = await api.createDoctor({ givenName: 'Mary', familyName });
	await page.goto('/patients/new');
	await page.getByLabel('Given name').fill('Ada');
	const doctor = page.getByRole('combobox', { name: 'Primary doctor' });
	await doctor.fill(`grace ${familyName}`);
	await page.keyboard.press('Enter');
	await expect(doctor).toHaveValue(`Grace ${familyName}`);

	// Who has left meanwhile is said at the field, and nobody is registered.
	await api.mutate('doctor.archive', { id });
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByText('This doctor is not in the directory')).toBeVisible();
	expect(await api.countPatients()).toBe(0);
	await doctor.fill(`mary ${familyName}`);
	await page.getByRole('option', { name: `Mary ${familyName}` }).click();
	await page.getByRole('button', { name: 'Register patient' }).click();
	const team = page.getByRole('region', { name: 'Care team' });
	await expect(team.getByRole('listitem').filter({ hasText: 'Mary' })).toContainText('Primary');
	await page.goto(`/doctors/${other}`);
	await expect(page.getByRole('link', { name: 'Ada' })).toBeVisible();
});
