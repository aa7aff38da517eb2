import { expect, newAccount, test } from './test.ts';

test('names, addresses and numbers of any language are accepted', async ({ page, api: _ }) => {
	await page.goto('/patients/new');
	await page.getByLabel('Given name').fill('Jürgen\u00a0 Karl');
	await page.getByLabel('E-mail').fill('jürgen@münchen.de');
	await page.getByLabel('City').fill('Würzburg');
	await page.getByLabel('Name of the contact').fill('Mutti');
	await page.getByLabel('MRN').fill('№ 77/в');
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('heading', { name: 'Jürgen Karl' })).toBeVisible();
	const contact = page.getByRole('region', { name: 'Contact' });
	await expect(contact.getByRole('link', { name: 'jürgen@münchen.de' })).toBeVisible();
	await expect(contact).toContainText('Würzburg');
	await expect(contact).toContainText(/In an emergency\s*Mutti$/);
	await page.getByRole('link', { name: 'Edit' }).click();
	await expect(page.getByLabel('E-mail')).toHaveValue('jürgen@münchen.de');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByText('Jürgen Karl is saved')).toBeVisible();
});

test('an account may have an e-mail address in any script', async ({ page }) => {
	const { name, password } = newAccount();
	const email = `jürgen-${Date.now()}@münchen.example`;
	await page.goto('/register');
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('E-mail address').fill(email.toUpperCase());
	await page.getByRole('textbox', { name: 'Password' }).fill(password);
	await page.getByRole('button', { name: 'Create account' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Account' })).toContainText(email);
});

test('two cells copied from a spreadsheet are one search', async ({ page, api }) => {
	await api.createPatient({ givenName: 'John', familyName: 'Smith' });
	await api.createPatient({ givenName: 'Ada', familyName: 'Lovelace' });
	await page.goto('/patients');
	await page.getByRole('searchbox').fill('John\tSmith');
	await expect(page.getByRole('link', { name: 'John Smith' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeHidden();
});

test('a right-to-left name does not change the order of the text around it', async ({
	page,
	api,
}) => {
	const patient = await api.createPatient({ givenName: 'محمد', familyName: 'حسن', mrn: 'א-1' });
	const doctor = await api.createDoctor({ givenName: 'דוד', familyName: 'כהן' });
	await api.assign({ patientId: patient.id, doctorId: doctor.id });
	await page.goto(`/patients/${patient.id}`);
	await expect(page).toHaveTitle(/^\u2068محمد حسن\u2069 · /);
	await page.getByRole('button', { name: 'Remove \u2068דוד כהן\u2069' }).click();
	await expect(
		page.getByText('\u2068דוד כהן\u2069 no longer looks after \u2068محمد حسن\u2069'),
	).toBeVisible();

	await page.goto('/activity');
	const sentence = page.getByText('Assigned דוד כהן to محمد حسن');
	await expect(sentence.locator('bdi')).toHaveText(['דוד כהן', 'محمد حسن']);
	// The parts of the sentence are in reading order.
	const places = await sentence.evaluate((element) => {
		const range = document.createRange();
		const left = (node: Node) => {
			range.selectNodeContents(node);
			return range.getBoundingClientRect().left;
		};
		const [first, second] = element.querySelectorAll('bdi');
		return first && second ? [left(element), left(first), left(second)] : [];
	});
	expect(places).toHaveLength(3);
	expect(places).toEqual(places.toSorted((one, other) => one - other));
});
