import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { ada } from './sample.ts';
import { expect, test, unique } from './test.ts';

// No animations, because axe would measure colours in the middle of one.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** The same user on another machine: a browser context of its own. */
async function openOnAnotherMachine(
	browser: Browser,
	page: Page,
	account: { email: string; password: string },
): Promise<Page> {
	const origin = new URL(page.url()).origin;
	const context = await browser.newContext();
	const answer = await context.request.post(`${origin}/api/trpc/auth.signIn`, {
		data: { email: account.email, password: account.password },
		headers: { origin },
	});
	expect(answer.ok()).toBe(true);
	return context.newPage();
}

test('two people edit a patient: changes without a conflict are merged', async ({
	page,
	api,
	account,
	browser,
}) => {
	const { id } = await api.createPatient(ada);
	await page.goto(`/patients/${id}/edit`);
	await page.getByLabel('Family name').fill('King');
	await page.getByRole('combobox', { name: 'Allergies' }).fill('Nuts');
	await page.keyboard.press('Enter');

	const other = await openOnAnotherMachine(browser, page, account);
	await other.goto(new URL(`/patients/${id}/edit`, page.url()).href);
	await other.getByLabel('E-mail').fill('ada@king.example');
	await other.getByRole('combobox', { name: 'Allergies' }).fill('Pollen');
	await other.keyboard.press('Enter');
	await other.getByRole('button', { name: 'Save changes' }).click();
	await expect(other.getByRole('heading', { name: 'Ada Lovelace', exact: true })).toBeVisible();
	await other.context().close();

	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByText('along with changes made meanwhile')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Ada King', exact: true })).toBeVisible();
	await expect(page.getByText('ada@king.example')).toBeVisible();
	await expect(page.getByText('Penicillin · Latex · Pollen · Nuts')).toBeVisible();
});

test('two people change the same field: the user sees both values and the one before, and chooses', async ({
	page,
	api,
	account,
	browser,
}) => {
	// Five saves on two machines take long.
	test.slow();
	const { id } = await api.createPatient(ada);
	await page.goto(`/patients/${id}/edit`);
	await page.getByLabel('Family name').fill('King');
	await page.getByLabel('Notes').fill('Mine');
	await page.getByLabel('E-mail').fill('mine@example.org');

	const other = await openOnAnotherMachine(browser, page, account);
	await other.goto(new URL(`/patients/${id}/edit`, page.url()).href);
	await other.getByLabel('Family name').fill('Byron');
	await other.getByLabel('Notes').fill('Theirs');
	await other.getByRole('textbox', { name: 'Telephone', exact: true }).fill('');
	await other.getByRole('button', { name: 'Save changes' }).click();
	await expect(other.getByRole('heading', { name: 'Ada Byron', exact: true })).toBeVisible();

	await page.getByRole('button', { name: 'Save changes' }).click();
	const dialog = page.getByRole('dialog', { name: 'This record changed while you were editing' });
	const name = dialog.getByRole('radiogroup', { name: 'Family name' });
	await expect(dialog).toContainText('You saved it yourself, in another window, on');
	await expect(name).toContainText('It wasLovelace');
	await expect(name.getByRole('radio', { name: 'Theirs Byron' })).not.toBeChecked();
	const merged = dialog.getByRole('region', { name: 'Merged automatically' });
	await expect(merged).toContainText('(theirs)');
	await expect(merged).toContainText('mine@example.org (yours)');
	await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
	await expectAccessible(page);

	// Going back to the form keeps all input.
	await dialog.getByRole('button', { name: 'Back to the form' }).click();
	await expect(page.getByLabel('Family name')).toHaveValue('King');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await name.getByRole('radio', { name: 'Theirs Byron' }).check();
	await expect(dialog.getByText('1 left to choose')).toBeVisible();
	await dialog
		.getByRole('radiogroup', { name: 'Notes' })
		.getByRole('radio', { name: 'Yours Mine' })
		.check();

	// The other person saves again before the user chooses.
	await other.getByRole('link', { name: 'Edit' }).click();
	await other.getByLabel('Notes').fill('Theirs again');
	await other.getByRole('button', { name: 'Save changes' }).click();
	await expect(other.getByText('Theirs again')).toBeVisible();
	await other.context().close();
	await dialog.getByRole('button', { name: 'Save' }).click();
	const notes = dialog.getByRole('radiogroup', { name: 'Notes' });
	await expect(notes).toContainText('It wasTheirs');
	await expect(name).toBeHidden();
	await notes.getByRole('radio', { name: 'Yours Mine' }).check();
	await dialog.getByRole('button', { name: 'Save' }).click();

	await expect(page.getByRole('heading', { name: 'Ada Byron', exact: true })).toBeVisible();
	await expect(page.getByText('Mine', { exact: true })).toBeVisible();
	await expect(page.getByText('mine@example.org')).toBeVisible();
	await expect(page.getByText('+44 20 7946 0000')).toBeHidden();
});

test('two people edit a doctor', async ({ page, api }) => {
	const familyName = unique('Hopper');
	const { id } = await api.createDoctor({ givenName: 'Grace', familyName });
	await page.goto(`/doctors/${id}/edit`);
	await page.getByRole('switch', { name: 'Accepting new patients' }).uncheck();
	await page.getByLabel('Given name').fill('Mine');
	const theirs = { id, specialty: 'cardiology', familyName, email: 'new@example.org' };
	await api.mutate('doctor.replace', { ...theirs, givenName: 'Theirs' });
	await page.getByRole('button', { name: 'Save changes' }).click();
	const dialog = page.getByRole('dialog', { name: 'This record changed while you were editing' });
	await dialog.getByRole('radio', { name: 'Yours Mine' }).check();
	await expect(dialog.getByRole('region', { name: 'Merged automatically' })).toContainText(
		'Accepting new patientsYes →',
	);
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(
		page.getByRole('heading', { name: `Mine ${familyName}`, exact: true }),
	).toBeVisible();
	await expect(page.getByText('new@example.org')).toBeVisible();
	await expect(page.getByText('Not accepting')).toBeVisible();
});

test('two people edit an assignment', async ({ page, api }) => {
	const familyName = unique('Hopper');
	const { id: doctorId } = await api.createDoctor({ givenName: 'Grace', familyName });
	const { id: patientId } = await api.createPatient(ada);
	const mapping = await api.assign({ patientId, doctorId, reason: 'Was' });
	await page.goto(`/patients/${patientId}`);
	const row = page.getByRole('listitem').filter({ hasText: familyName });
	await row.getByRole('button', { name: `More for Grace ${familyName}` }).click();
	await page.getByRole('menuitem', { name: 'Edit assignment' }).click();
	const form = page.getByRole('dialog', { name: 'Edit assignment' });
	await form.getByLabel('Reason').fill('Mine');
	await form.getByLabel('Notes').fill('Mine too');
	await api.mutate('mapping.update', { id: mapping.id, reason: 'Theirs', role: 'surgeon' });
	await form.getByRole('button', { name: 'Save' }).click();
	const dialog = page.getByRole('dialog', { name: 'This record changed while you were editing' });
	await dialog.getByRole('radio', { name: 'Theirs Theirs' }).check();
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(row).toContainText('Surgeon');
	await expect(row).toContainText('Theirs');
	await expect(row).toContainText('Mine too');
});
