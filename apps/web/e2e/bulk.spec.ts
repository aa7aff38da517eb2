import type { Page } from '@playwright/test';
import { holdRequests } from './hold-requests.ts';
import { ada } from './sample.ts';
import { type Api, expect, test, unique } from './test.ts';

const names = ['Anna Alpha', 'Boris Beta', 'Clara Gamma'];

async function threePatients(api: Api): Promise<string[]> {
	const ids: string[] = [];
	for (const name of names) {
		const [givenName = '', familyName = ''] = name.split(' ');
		ids.push((await api.createPatient({ givenName, familyName })).id);
	}
	return ids;
}

const link = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name });
const selection = (page: Page) => page.getByRole('region', { name: 'Selection' });

async function expectListed(page: Page, listed: string[]): Promise<void> {
	for (const name of names) {
		if (listed.includes(name)) await expect(link(page, name)).toBeVisible();
		else await expect(link(page, name)).toBeHidden();
	}
}

test('several patients are archived together, and restored by one Undo', async ({ page, api }) => {
	const [first = ''] = await threePatients(api);
	const { id: doctorId } = await api.createDoctor({ givenName: 'Grace', familyName: unique('H') });
	await api.assign({ patientId: first, doctorId, isPrimary: true });
	await page.goto('/patients?sort=familyName&order=asc');
	await page.getByRole('checkbox', { name: 'Select Anna Alpha' }).check();
	await page.getByRole('checkbox', { name: 'Select Clara Gamma' }).check();
	await expect(selection(page)).toContainText('2 selected');
	await selection(page).getByRole('button', { name: 'Archive' }).click();
	await expect(page.getByText('2 patients were archived')).toBeVisible();
	await expectListed(page, ['Boris Beta']);
	await expect(selection(page)).toBeHidden();

	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('2 patients are back in the list')).toBeVisible();
	await expectListed(page, names);
	// With their assignments.
	await link(page, 'Anna Alpha').click();
	await expect(
		page.getByRole('region', { name: 'Care team' }).getByText('Primary', { exact: true }),
	).toBeVisible();
});

test('several archived patients are restored together', async ({ page, api }) => {
	for (const id of await threePatients(api)) await api.mutate('patient.archive', { id });
	await page.goto('/patients?status=archived');
	await page.getByRole('checkbox', { name: 'Select all that are shown' }).check();
	await expect(selection(page)).toContainText('3 selected');
	await expect(selection(page).getByRole('button', { name: 'Archive' })).toBeHidden();
	await selection(page).getByRole('button', { name: 'Restore' }).click();
	await expect(page.getByText('No archived patients')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('button', { name: 'Restore Anna Alpha' })).toBeVisible();
});

test('a doctor is assigned to several patients, who keep their primary doctor', async ({
	page,
	api,
}) => {
	const [anna = '', boris = '', clara = ''] = await threePatients(api);
	const familyName = unique('Hopper');
	const { id: doctorId } = await api.createDoctor({ givenName: 'Grace', familyName });
	const { id: otherId } = await api.createDoctor({ givenName: 'Other', familyName });
	await api.assign({ patientId: boris, doctorId: otherId, isPrimary: true });
	await api.assign({ patientId: clara, doctorId });
	await page.goto('/patients');
	await page.getByRole('checkbox', { name: 'Select all that are shown' }).check();
	await selection(page).getByRole('button', { name: 'Assign doctor' }).click();
	const dialog = page.getByRole('dialog', { name: 'Assign a doctor' });
	await dialog.getByRole('button', { name: 'Assign' }).click();
	await expect(dialog.getByText('Choose a doctor')).toBeVisible();
	await dialog.getByRole('combobox', { name: 'Doctor' }).fill(`Grace ${familyName}`);
	await page.getByRole('option', { name: `Grace ${familyName}` }).click();
	await dialog.getByRole('button', { name: 'Assign' }).click();
	await expect(
		page.getByText('The doctor was assigned to 2 patients; 1 already had this doctor'),
	).toBeVisible();

	const team = page.getByRole('region', { name: 'Care team' });
	const grace = team.getByRole('listitem').filter({ hasText: `Grace ${familyName}` });
	await link(page, 'Anna Alpha').click();
	await expect(grace.getByText('Primary', { exact: true })).toBeVisible();
	await page.goBack();
	await link(page, 'Boris Beta').click();
	await expect(grace).toBeVisible();
	await expect(grace.getByText('Primary', { exact: true })).toBeHidden();

	// The notification stays when another page opens.
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(grace).toBeHidden();
	await expect(team.getByRole('listitem').filter({ hasText: 'Other' })).toContainText('Primary');
	await page.goto(`/patients/${clara}`);
	await expect(grace).toBeVisible();
	await page.goto(`/patients/${anna}`);
	await expect(team.getByText('No doctor is assigned')).toBeVisible();
});

test('a patient who is archived meanwhile is reported, and the others are archived', async ({
	page,
	api,
}) => {
	const [anna = ''] = await threePatients(api);
	await page.goto('/patients');
	await page.getByRole('checkbox', { name: 'Select all that are shown' }).check();
	await api.mutate('patient.archive', { id: anna });
	await selection(page).getByRole('button', { name: 'Archive' }).click();
	await expect(
		page.getByText('2 patients were archived; 1 patient is no longer there'),
	).toBeVisible();
	const left = page.getByRole('alert').filter({ hasText: '1 patient left out' });
	await expect(left.getByText('Anna Alpha')).toBeVisible();
});

test('more than a hundred are archived in portions, which can be stopped, with one Undo', async ({
	page,
	api,
}) => {
	await Promise.all(
		Array.from({ length: 6 }, async (_, part) => {
			for (let n = 0; n < 20; n++) await api.createPatient({ givenName: `P${part} ${n}` });
		}),
	);
	const selectAll = async () => {
		await page.getByRole('button', { name: 'Show more' }).click();
		await expect(
			page.getByRole('status').filter({ hasText: /^100 of 120 patients$/ }),
		).toBeVisible();
		await page.getByRole('button', { name: 'Show more' }).click();
		await expect(page.getByRole('status').filter({ hasText: /^120 patients$/ })).toBeVisible();
		await page.getByRole('checkbox', { name: 'Select all that are shown' }).check();
	};
	await page.goto('/patients');
	await selectAll();
	const held = await holdRequests(page, '**/api/trpc/patient.archiveMany*');
	await selection(page).getByRole('button', { name: 'Archive' }).click();
	await expect(selection(page).getByText('0 of 120')).toBeVisible();
	await selection(page).getByRole('button', { name: 'Stop' }).click();
	held.release();
	await expect(
		page.getByText('100 patients were archived; 20 patients left as before'),
	).toBeVisible();
	await expect(selection(page)).toContainText('20 selected');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('100 patients are back in the list')).toBeVisible();
	expect(await api.countPatients()).toBe(120);

	await page.reload();
	await selectAll();
	await selection(page).getByRole('button', { name: 'Archive' }).click();
	await expect(page.getByText('120 patients were archived')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('120 patients are back in the list')).toBeVisible();
	expect(await api.countPatients()).toBe(120);
});

test('the rows of a list are focused and selected by keyboard', async ({ page, api }) => {
	await threePatients(api);
	await page.goto('/patients?sort=familyName&order=asc');
	await expectListed(page, names);
	await page.keyboard.press('/');
	await page.keyboard.press('ArrowDown');
	await expect(link(page, 'Anna Alpha')).toBeFocused();
	await page.keyboard.press('Space');
	await page.keyboard.press('End');
	await expect(link(page, 'Clara Gamma')).toBeFocused();
	await page.keyboard.press('Space');
	await expect(selection(page)).toContainText('2 selected');
	await page.keyboard.press('Space');
	await expect(selection(page)).toContainText('1 selected');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Boris Beta' })).toBeVisible();
	await page.goBack();
	await page.keyboard.press('n');
	await expect(page.getByRole('heading', { name: 'New patient' })).toBeVisible();
	await page.getByLabel('Family name').pressSequentially('n/?');
	await expect(page.getByLabel('Family name')).toHaveValue('n/?');
	await expect(page.getByRole('dialog')).toBeHidden();
});

test('the browser stores columns and density, and no patient data', async ({ page, api }) => {
	await api.createPatient(ada);
	await page.goto('/patients');
	const column = (name: string) => page.getByRole('columnheader', { name });
	await expect(column('Telephone')).toBeVisible();
	const row = page.getByRole('row', { name: /Ada Lovelace/ });
	const height = async () => (await row.boundingBox())?.height ?? 0;
	const comfortable = await height();
	await page.getByRole('button', { name: 'Columns and density' }).click();
	await page.getByText('Compact').click();
	await page.getByRole('checkbox', { name: 'Telephone' }).uncheck();
	await expect(column('Telephone')).toBeHidden();
	await page.reload();
	await expect(row).toBeVisible();
	expect(await height()).toBeLessThan(comfortable);
	await expect(column('Telephone')).toBeHidden();
	await expect(column('Sex')).toBeVisible();
	await page.getByRole('button', { name: 'Columns and density' }).click();
	await page.getByRole('button', { name: 'As many as fit' }).click();
	await expect(column('Telephone')).toBeVisible();
	const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
	for (const word of ['Ada', 'Lovelace', '1990', '7946']) expect(stored).not.toContain(word);
});

test('a row’s page shows the data of the list before the API answers', async ({ page, api }) => {
	await api.createPatient(ada);
	await page.goto('/patients');
	await link(page, 'Ada Lovelace').hover();
	const { release } = await holdRequests(page, '**/api/trpc/**');
	await link(page, 'Ada Lovelace').click();
	await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
	await expect(page.getByText('Penicillin · Latex')).toBeVisible();
	await expect(page.getByText('Loading the care team')).toBeHidden();
	release();
	await expect(page.getByText('No doctor is assigned')).toBeVisible();
});
