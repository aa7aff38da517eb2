// Each screen of a clinic, and each thing that opens over one, for everyone: by axe in light and dark, and on small screens.
import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { test } from './shared-clinic.ts';
import { expect } from './test.ts';

// Nothing is measured while it fades in.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** By its address, where `:patient` and `:doctor` are those whom most is known of, and a text that it shows. */
const screens: [path: string, text: string][] = [
	['/', 'Needs attention'],
	['/assignments', 'Ada Lovelace'],
	['/assignments?status=ended', 'Ada Lovelace'],
	['/assignments?role=other', 'No assignment matches'],
	['/assignments?view=no_primary', 'Tom Smith'],
	['/assignments?view=past_end', 'No assignment is past its end'],
	['/activity', 'Ada Lovelace'],
	['/activity?of=mapping', 'Ada Lovelace'],
	['/settings', 'This session'],
	['/patients', 'Ada Lovelace'],
	['/patients?q=zzzz', 'Nothing matches “zzzz”'],
	['/patients?status=archived', 'No archived patients'],
	['/patients/:patient', 'Palpitations'],
	['/patients/:patient?view=history', 'Registered'],
	['/patients/:patient/edit', 'Edit Ada Lovelace'],
	['/patients/new', 'New patient'],
	['/doctors?q=hopper', 'Grace Hopper'],
	['/doctors/:doctor', 'Ada Lovelace'],
	['/doctors/:doctor?view=history', 'Registered'],
	['/doctors/:doctor/edit', 'Edit Grace Hopper'],
	['/doctors/new', 'New doctor'],
	['/patients/nobody', 'There is no such patient'],
	['/nowhere', 'There is no such page'],
];

const addressOf = (path: string, clinic: { patientId: string; doctorId: string }) =>
	path.replace(':patient', clinic.patientId).replace(':doctor', clinic.doctorId);

for (const [path, text] of screens) {
	test(path, async ({ page, clinic }) => {
		await page.goto(addressOf(path, clinic));
		await expect(page.getByText(text, { exact: true }).first()).toBeVisible();
		await expectAccessible(page);
	});
}

interface Opened {
	name: string;
	path: string;
	/** Opens it, and waits until it stands. */
	open: (page: Page) => Promise<void>;
	/** Rules of axe that do not hold of it. */
	exceptRules?: string[];
}

const selectTwo = async (page: Page) => {
	await page.getByRole('checkbox', { name: 'Select Ada Lovelace' }).check();
	await page.getByRole('checkbox', { name: 'Select Tom Smith' }).check();
	await expect(page.getByRole('region', { name: 'Selection' })).toContainText('2 selected');
};

const openAssign = async (page: Page) => {
	await page.getByRole('button', { name: 'Assign doctor' }).click();
	const dialog = page.getByRole('dialog', { name: 'Assign a doctor' });
	await dialog.getByRole('button', { name: 'Assign' }).click();
	await expect(dialog.getByText('Choose a doctor')).toBeVisible();
};

const find = async (page: Page, text: string) => {
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await page.keyboard.press('Control+k');
	await page.getByRole('dialog', { name: 'Find or do' }).getByRole('combobox').fill(text);
};

const opened: Opened[] = [
	{
		name: 'the numbers of a plot',
		path: '/',
		open: (page) => page.getByText('Show numbers: Patients by age and sex').click(),
	},
	{
		name: 'columns and density',
		path: '/patients',
		open: async (page) => {
			await page.getByRole('button', { name: 'Columns and density' }).click();
			await expect(page.getByText('Compact')).toBeVisible();
		},
	},
	{ name: 'a selection', path: '/patients', open: selectTwo },
	{
		name: 'assigning a selection',
		path: '/patients',
		open: async (page) => {
			await selectTwo(page);
			await openAssign(page);
		},
	},
	{
		name: 'the account',
		path: '/patients',
		open: async (page) => {
			await page.getByRole('button', { name: /^Account/ }).click();
			await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
		},
	},
	{
		name: 'the palette',
		path: '/patients',
		open: async (page) => {
			await find(page, '');
			await expect(page.getByRole('option').first()).toBeVisible();
		},
	},
	{
		name: 'the palette with whom it found',
		path: '/patients',
		open: async (page) => {
			await find(page, 'ada');
			await expect(page.getByRole('option', { name: /^Ada Lovelace/ }).first()).toBeVisible();
		},
	},
	{
		name: 'the palette with nothing',
		path: '/patients',
		open: async (page) => {
			await find(page, 'zzzz');
			await expect(page.getByText('Nothing matches')).toBeVisible();
		},
	},
	{
		name: 'the sheet of keys',
		path: '/patients',
		open: async (page) => {
			await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
			await page.keyboard.press('?');
			await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
		},
	},
	{
		name: 'who may be registered already',
		path: '/patients/new',
		open: async (page) => {
			await page.getByLabel('Given name').fill('Ada');
			await page.getByLabel('Birth date').fill('10.12.1990');
			await expect(page.getByText('Already registered?')).toBeVisible();
		},
	},
	{
		name: 'what can be done with an assignment',
		path: '/assignments',
		open: async (page) => {
			await page.getByRole('button', { name: 'More: Grace Hopper for Ada Lovelace' }).click();
			await expect(page.getByRole('menuitem', { name: 'Edit assignment' })).toBeVisible();
		},
	},
	{
		name: 'ending an assignment',
		path: '/assignments',
		open: async (page) => {
			await page.getByRole('button', { name: 'End: Grace Hopper for Ada Lovelace' }).click();
			await expect(page.getByRole('dialog', { name: 'End assignment' })).toBeVisible();
		},
	},
	{
		name: 'handing over, with what is wrong',
		path: '/assignments',
		open: async (page) => {
			await page.getByRole('button', { name: 'Hand over' }).click();
			const dialog = page.getByRole('dialog', { name: 'Hand over patients' });
			await dialog.getByRole('button', { name: 'Hand over' }).click();
			await expect(dialog.getByText('Choose whose patients are handed over')).toBeVisible();
		},
	},
	{
		name: 'a password that is wrong',
		path: '/settings',
		open: async (page) => {
			await page.getByRole('button', { name: 'Change password' }).click();
			await expect(
				page.getByText('New password must be at least 12 characters long'),
			).toBeVisible();
		},
	},
	{
		name: 'what can be done with a member of the team',
		path: '/patients/:patient',
		open: async (page) => {
			await page.getByRole('button', { name: 'More for Elizabeth Blackwell' }).click();
			await expect(page.getByRole('menuitem', { name: 'Make primary' })).toBeVisible();
		},
	},
	{ name: 'assigning, with what is wrong', path: '/patients/:patient', open: openAssign },
	{
		name: 'choosing a doctor',
		path: '/patients/:patient',
		open: async (page) => {
			await openAssign(page);
			await page.getByRole('dialog').getByRole('combobox', { name: 'Doctor' }).click();
			await expect(page.getByRole('option').first()).toBeVisible();
		},
		// What a combobox opens belongs to the combobox, not to a part of the page.
		exceptRules: ['region'],
	},
];

for (const { name, path, open, exceptRules } of opened) {
	test(`${name} on ${path}`, async ({ page, clinic }) => {
		await page.goto(addressOf(path, clinic));
		await open(page);
		await expectAccessible(page, exceptRules);
	});
}
