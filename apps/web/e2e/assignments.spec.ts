import type { Locator, Page } from '@playwright/test';
import { ada } from './sample.ts';
import { type Api, expect, test, unique } from './test.ts';

/** Two doctors; the first is Ada's primary one and looks after Tom too. */
async function twoDoctors(api: Api) {
	const [first, second] = [unique('First'), unique('Second')];
	const { id: firstId } = await api.createDoctor({ givenName: 'Dr', familyName: first });
	const { id: secondId } = await api.createDoctor({ givenName: 'Dr', familyName: second });
	const { id: adaId } = await api.createPatient(ada);
	const { id: tomId } = await api.createPatient({ givenName: 'Tom', familyName: 'Smith' });
	await api.assign({
		patientId: adaId,
		doctorId: firstId,
		isPrimary: true,
		role: 'specialist',
		startedOn: '2025-03-01',
		reason: 'Palpitations',
	});
	await api.assign({ patientId: tomId, doctorId: firstId, startedOn: '2024-01-15' });
	return { first: `Dr ${first}`, second: `Dr ${second}`, firstId, secondId, adaId, tomId };
}

/** The visible badge; the row has a second one for narrow screens. */
const primaryIn = (row: Locator) =>
	row.getByText('Primary', { exact: true }).filter({ visible: true });

/** The unique part of a name, so that a search finds nobody else. */
const uniquePart = (name: string) => name.split(' ').at(-1) ?? '';

const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

test('assignments are filtered, and the URL keeps the filters', async ({ page, api }) => {
	const { first, second, secondId, tomId } = await twoDoctors(api);
	await api.assign({ patientId: tomId, doctorId: secondId, role: 'surgeon' });
	await page.goto('/assignments');
	await expect(page).toHaveTitle('Assignments · HMS');
	await expect(page.getByRole('status').filter({ hasText: /^3 assignments$/ })).toBeVisible();

	await page.getByRole('combobox', { name: 'Doctor' }).fill(first);
	await page.getByRole('option', { name: first }).click();
	await expect(page.getByRole('status').filter({ hasText: /^2 assignments$/ })).toBeVisible();
	await page.getByText('Primary only', { exact: true }).click();
	await expect(page.getByRole('status').filter({ hasText: /^1 assignment$/ })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('combobox', { name: 'Doctor' })).toHaveValue(first);
	await expect(page.getByRole('checkbox', { name: 'Primary only' })).toBeChecked();
	await expect(page.getByRole('status').filter({ hasText: /^1 assignment$/ })).toBeVisible();

	await page.getByRole('link', { name: 'Ada Lovelace' }).click();
	await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
	await page.goBack();
	await expect(page.getByRole('status').filter({ hasText: /^1 assignment$/ })).toBeVisible();
	await page.getByText('Primary only', { exact: true }).click();
	await page.getByRole('combobox', { name: 'Role' }).click();
	await page.getByRole('option', { name: 'Surgeon' }).click();
	await expect(page.getByText('No matching assignments')).toBeVisible();
	await page.getByRole('button', { name: 'Show all active assignments' }).click();
	await expect(page.getByRole('status').filter({ hasText: /^3 assignments$/ })).toBeVisible();
	await expect(rowOf(page, 'Surgeon')).toContainText(second);
});

test('assignments are filtered by a date', async ({ page, api }) => {
	const { first, secondId, adaId } = await twoDoctors(api);
	await api.assign({
		patientId: adaId,
		doctorId: secondId,
		startedOn: '2020-01-01',
		endedOn: '2021-01-01',
	});
	await page.goto('/assignments');
	await expect(page.getByRole('status').filter({ hasText: /^2 assignments$/ })).toBeVisible();
	const day = page.getByRole('textbox', { name: 'On the day' });
	await day.fill('31.12.2020');
	await expect(page.getByText('31 Dec 2020', { exact: true })).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: /^1 assignment$/ })).toBeVisible();
	await expect(rowOf(page, 'Ada Lovelace')).toContainText('1 Jan 2020 – 1 Jan 2021');
	await expect(page).toHaveURL('/assignments?on=2020-12-31');
	await page.reload();
	await expect(day).toHaveValue('31 Dec 2020');
	await expect(page.getByRole('status').filter({ hasText: /^1 assignment$/ })).toBeVisible();
	await day.fill('1 1 2021');
	await expect(page.getByText('No matching assignments')).toBeVisible();
	await day.fill('15 Jan 2024');
	await expect(rowOf(page, 'Tom Smith')).toContainText(first);

	// Who looked after one patient on a day.
	await page.goto('/assignments?on=2026-01-01');
	await expect(page.getByRole('status').filter({ hasText: /^2 assignments$/ })).toBeVisible();
	await page.getByRole('combobox', { name: 'Patient' }).fill('lovelace');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('status').filter({ hasText: /^1 assignment$/ })).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`patient=${adaId}`));
	await page.reload();
	await expect(page.getByRole('combobox', { name: 'Patient' })).toHaveValue('Ada Lovelace');
	await expect(rowOf(page, 'Ada Lovelace')).toContainText(first);
});

test('an assignment is ended with a reason, and restored by Undo', async ({ page, api }) => {
	const { first } = await twoDoctors(api);
	await page.goto('/assignments');
	await page.getByRole('button', { name: `End… ${first} for Ada Lovelace` }).click();
	const dialog = page.getByRole('dialog', { name: 'End assignment' });
	await expect(dialog.getByText('This replaces “Palpitations”')).toBeVisible();
	await dialog.getByRole('textbox', { name: 'Reason' }).fill('Moved away');
	await dialog.getByRole('textbox', { name: 'Reason' }).press('Enter');
	await expect(page.getByText(`${first} no longer looks after Ada Lovelace`)).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: /^1 assignment$/ })).toBeVisible();
	await page.getByText('Ended', { exact: true }).click();
	await expect(rowOf(page, 'Ada Lovelace')).toContainText('Moved away');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('No matching assignments')).toBeVisible();
	await page.getByText('Active', { exact: true }).click();
	await expect(rowOf(page, 'Ada Lovelace')).toContainText('Palpitations');
	await expect(rowOf(page, 'Ada Lovelace')).toContainText('Primary');
});

test('an assignment is made primary and edited, and both are undone', async ({ page, api }) => {
	const { first, second, secondId, adaId } = await twoDoctors(api);
	await api.assign({ patientId: adaId, doctorId: secondId });
	await page.goto('/assignments');
	const firstRow = rowOf(page, 'Ada Lovelace').filter({ hasText: first });
	const secondRow = rowOf(page, 'Ada Lovelace').filter({ hasText: second });

	await secondRow.getByRole('button', { name: `More: ${second} for Ada Lovelace` }).click();
	await page.getByRole('menuitem', { name: 'Make primary' }).click();
	await expect(primaryIn(secondRow)).toBeVisible();
	await expect(primaryIn(firstRow)).toBeHidden();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(primaryIn(firstRow)).toBeVisible();
	await expect(primaryIn(secondRow)).toBeHidden();

	await secondRow.getByRole('button', { name: `More: ${second} for Ada Lovelace` }).click();
	await page.getByRole('menuitem', { name: 'Edit assignment' }).click();
	const dialog = page.getByRole('dialog', { name: 'Edit assignment' });
	await dialog.getByRole('combobox', { name: 'Role' }).click();
	await page.getByRole('option', { name: 'Surgeon' }).click();
	await dialog.getByRole('switch', { name: 'Primary doctor' }).check();
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(secondRow).toContainText('Surgeon');
	await expect(primaryIn(secondRow)).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).last().click();
	await expect(secondRow).toContainText('Attending');
	await expect(primaryIn(firstRow)).toBeVisible();
});

test('all patients of a doctor are handed over, and handed back by Undo', async ({ page, api }) => {
	const { first, second, secondId, tomId } = await twoDoctors(api);
	await api.assign({ patientId: tomId, doctorId: secondId, role: 'surgeon' });
	await page.goto('/assignments');
	await page.getByRole('button', { name: 'Hand over' }).click();
	const dialog = page.getByRole('dialog', { name: 'Hand over patients' });
	await dialog.getByRole('button', { name: 'Hand over' }).click();
	await expect(dialog.getByText('Choose whose patients to hand over')).toBeVisible();
	await expect(dialog.getByRole('combobox', { name: 'Patients of' })).toBeFocused();

	// By keyboard only.
	await page.keyboard.type(uniquePart(first));
	await expect(page.getByRole('option')).toHaveCount(1);
	await expect(page.getByRole('option')).toHaveText(new RegExp(first));
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(dialog.getByText(`2 patients of ${first} will be handed over`)).toBeVisible();
	await dialog.getByRole('combobox', { name: 'Hand over to' }).focus();
	await page.keyboard.type(uniquePart(second));
	await expect(page.getByRole('option')).toHaveCount(1);
	await expect(page.getByRole('option')).toHaveText(new RegExp(second));
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await dialog.getByRole('textbox', { name: 'Start date' }).fill('31.12.2099');
	await dialog.getByRole('textbox', { name: 'Reason' }).fill('Retires');
	await page.keyboard.press('Enter');
	await expect(dialog.getByText('This must not be in the future')).toBeVisible();
	await dialog.getByRole('textbox', { name: 'Start date' }).fill('1 Nov 2026');
	await page.keyboard.press('Enter');

	await expect(page.getByText(`${second} now looks after 2 patients of ${first}`)).toBeVisible();
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('status').filter({ hasText: /^2 assignments$/ })).toBeVisible();
	const adaRow = rowOf(page, 'Ada Lovelace');
	await expect(adaRow).toContainText(second);
	await expect(adaRow).toContainText('1 Nov 2026 –');
	await expect(adaRow).toContainText('Primary');
	await expect(adaRow).toContainText('Specialist');
	await expect(adaRow).toContainText('Retires');
	await expect(rowOf(page, 'Tom Smith')).toContainText('Surgeon');

	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText(`The patients are with ${first} again`)).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: /^3 assignments$/ })).toBeVisible();
	await expect(adaRow).toContainText(first);
	await expect(adaRow).toContainText('1 Mar 2025 –');
	await expect(adaRow).toContainText('Palpitations');
});

test('patients of doctors who have left are handed over: one, the selected and all', async ({
	page,
	api,
}) => {
	const { first, firstId, second, secondId, tomId } = await twoDoctors(api);
	const third = unique('Third');
	await api.createDoctor({ givenName: 'Dr', familyName: third });
	await api.assign({ patientId: tomId, doctorId: secondId });
	for (const id of [firstId, secondId]) await api.mutate('doctor.archive', { id });
	await page.goto('/assignments?view=archived_doctor');
	await expect(page.getByRole('status').filter({ hasText: /^3 assignments$/ })).toBeVisible();
	const dialog = page.getByRole('dialog', { name: 'Hand over patients' });
	const handOver = async () => {
		await dialog.getByRole('combobox', { name: 'Hand over to' }).fill(third);
		await page.getByRole('option', { name: `Dr ${third}` }).click();
		await dialog.getByRole('button', { name: 'Hand over' }).click();
		await expect(dialog).toBeHidden();
	};

	await page.getByRole('button', { name: `Hand over: ${first} for Ada Lovelace` }).click();
	await expect(dialog).toContainText(`1 patient of ${first} will be handed over`);
	await handOver();
	await expect(page.getByRole('status').filter({ hasText: /^2 assignments$/ })).toBeVisible();

	// Two doctors who have left looked after Tom.
	await page.getByRole('checkbox', { name: 'Select all that are shown' }).check();
	const selection = page.getByRole('region', { name: 'Selection' });
	await expect(selection).toContainText('2 selected');
	await page.getByRole('checkbox', { name: `Select ${second} for Tom Smith` }).uncheck();
	await selection.getByRole('button', { name: 'Hand over' }).click();
	await handOver();
	await expect(page.getByRole('status').filter({ hasText: /^1 assignment$/ })).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).last().click();
	await expect(page.getByText(`The patients are with ${first} again`)).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: /^2 assignments$/ })).toBeVisible();

	await page.getByRole('button', { name: 'Hand over all' }).click();
	await expect(dialog).toContainText('2 patients of several doctors will be handed over');
	await handOver();
	await expect(page.getByText('No patients to hand over')).toBeVisible();
});

test('a doctor’s page lists my patients of that doctor, and hands them over', async ({
	page,
	api,
}) => {
	const { first, second, firstId } = await twoDoctors(api);
	await page.goto(`/doctors/${firstId}`);
	const patients = page.getByRole('region', { name: 'My patients with this doctor' });
	await expect(patients.getByRole('listitem')).toHaveCount(2);
	await patients.getByRole('button', { name: 'Hand over' }).click();
	const dialog = page.getByRole('dialog', { name: 'Hand over patients' });
	await expect(dialog.getByRole('combobox', { name: 'Patients of' })).toHaveValue(first);
	await dialog.getByRole('combobox', { name: 'Hand over to' }).fill(second);
	await page.getByRole('option', { name: second }).click();
	await dialog.getByRole('button', { name: 'Hand over' }).click();
	await expect(patients.getByText('None of your patients yet')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(patients.getByRole('listitem')).toHaveCount(2);
});

test('a long list loads by pages, with each assignment once', async ({ page, api }) => {
	const { id: doctorId } = await api.createDoctor({ givenName: unique('Busy') });
	for (let n = 1; n <= 53; n++) {
		const { id: patientId } = await api.createPatient({ givenName: `Patient ${n}` });
		await api.assign({ patientId, doctorId });
	}
	await page.goto('/assignments');
	await expect(page.getByRole('status').filter({ hasText: '50 of 53' })).toBeVisible();
	await page.getByRole('button', { name: 'Show more' }).click();
	await expect(page.getByRole('status').filter({ hasText: /^53 assignments$/ })).toBeVisible();
	const names = await page
		.getByRole('row')
		.getByRole('link', { name: /^Patient / })
		.allTextContents();
	expect(new Set(names).size).toBe(53);
});

test('the menu of an assignment is used by keyboard', async ({ page, api }) => {
	const { second, secondId, adaId } = await twoDoctors(api);
	await api.assign({ patientId: adaId, doctorId: secondId });
	await page.goto('/assignments');
	const more = page.getByRole('button', { name: `More: ${second} for Ada Lovelace` });
	const makePrimary = page.getByRole('menuitem', { name: 'Make primary' });
	const edit = page.getByRole('menuitem', { name: 'Edit assignment' });
	await more.focus();
	await page.keyboard.press('Enter');
	await expect(makePrimary).toBeFocused();
	for (const [key, target] of [
		['ArrowDown', edit],
		['ArrowDown', makePrimary],
		['ArrowUp', edit],
		['Home', makePrimary],
		['End', edit],
	] as const) {
		await page.keyboard.press(key);
		await expect(target).toBeFocused();
	}
	await page.keyboard.press('Escape');
	await expect(edit).toBeHidden();
	await expect(more).toBeFocused();

	await page.keyboard.press('Enter');
	await expect(makePrimary).toBeFocused();
	await page.keyboard.press('End');
	await expect(edit).toBeFocused();
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: 'Edit assignment' });
	await expect(dialog).toBeVisible();
	await expect(edit).toBeHidden();
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(more).toBeFocused();
});
