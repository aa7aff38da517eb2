// Each screen behind the sign-in, and each dialog and menu: axe in light and dark, layout on small screens.
import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { pathOf, screens } from './screens.ts';
import { test } from './shared-clinic.ts';
import { expect } from './test.ts';

// No animations, because axe would measure colours in the middle of one.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const [path, text] of screens) {
	test(path, async ({ page, clinic }) => {
		await page.goto(pathOf(path, clinic));
		await expect(page.getByText(text, { exact: true }).first()).toBeVisible();
		await expectAccessible(page);
	});
}

interface Overlay {
	name: string;
	path: string;
	/** Opens it, and waits until it is visible. */
	open: (page: Page) => Promise<void>;
	/** Rules of axe that do not apply to it. */
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
	await page
		.getByRole('dialog', { name: 'Search or run a command' })
		.getByRole('combobox')
		.fill(text);
};

const overlays: Overlay[] = [
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
		name: 'the palette with people',
		path: '/patients',
		open: async (page) => {
			await find(page, 'ada');
			await expect(page.getByRole('option', { name: /^Ada Lovelace/ }).first()).toBeVisible();
		},
	},
	{
		name: 'the palette without results',
		path: '/patients',
		open: async (page) => {
			await find(page, 'zzzz');
			await expect(page.getByText('Nothing matches')).toBeVisible();
		},
	},
	{
		name: 'the shortcuts',
		path: '/patients',
		open: async (page) => {
			await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
			await page.keyboard.press('?');
			await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
		},
	},
	{
		name: 'a hint that a patient may be registered already',
		path: '/patients/new',
		open: async (page) => {
			await page.getByLabel('Given name').fill('Ada');
			await page.getByLabel('Birth date').fill('10.12.1990');
			await expect(page.getByText('Already registered?')).toBeVisible();
		},
	},
	{
		name: 'the menu of an assignment',
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
			await page.getByRole('button', { name: 'End… Grace Hopper for Ada Lovelace' }).click();
			await expect(page.getByRole('dialog', { name: 'End assignment' })).toBeVisible();
		},
	},
	{
		name: 'handing over, with errors',
		path: '/assignments',
		open: async (page) => {
			await page.getByRole('button', { name: 'Hand over' }).click();
			const dialog = page.getByRole('dialog', { name: 'Hand over patients' });
			await dialog.getByRole('button', { name: 'Hand over' }).click();
			await expect(dialog.getByText('Choose whose patients to hand over')).toBeVisible();
		},
	},
	{
		name: 'a password with an error',
		path: '/settings',
		open: async (page) => {
			await page.getByRole('button', { name: 'Change password' }).click();
			await expect(page.getByText('Use at least 12 characters')).toBeVisible();
		},
	},
	{
		name: 'the menu of a team member',
		path: '/patients/:patient',
		open: async (page) => {
			await page.getByRole('button', { name: 'More for Elizabeth Blackwell' }).click();
			await expect(page.getByRole('menuitem', { name: 'Make primary' })).toBeVisible();
		},
	},
	{ name: 'assigning, with errors', path: '/patients/:patient', open: openAssign },
	{
		name: 'choosing a doctor',
		path: '/patients/:patient',
		open: async (page) => {
			await openAssign(page);
			await page.getByRole('dialog').getByRole('combobox', { name: 'Doctor' }).click();
			await expect(page.getByRole('option').first()).toBeVisible();
		},
		// The options of a combobox are outside of the page's landmarks.
		exceptRules: ['region'],
	},
];

for (const { name, path, open, exceptRules } of overlays) {
	test(`${name} on ${path}`, async ({ page, clinic }) => {
		await page.goto(pathOf(path, clinic));
		await open(page);
		await expectAccessible(page, exceptRules);
	});
}
