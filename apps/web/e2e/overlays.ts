import type { Page } from '@playwright/test';
import type { Say } from './say.ts';
import { expect } from './test.ts';

/** A dialog, a menu, or another part of a screen that somebody opens. */
export interface Overlay {
	name: string;
	path: string;
	/** Opens it, and waits until it is visible. */
	open: (page: Page, say: Say) => Promise<void>;
	/** Rules of axe that do not apply to it. */
	exceptRules?: string[];
}

const selectTwo = async (page: Page, say: Say) => {
	await page.getByRole('checkbox', { name: /Ada Lovelace/ }).check();
	await page.getByRole('checkbox', { name: /Tom Smith/ }).check();
	await expect(page.getByRole('region', { name: say('Selection') })).toContainText('2');
};

const openAssign = async (page: Page, say: Say) => {
	await page.getByRole('button', { name: say('Assign doctor') }).click();
	const dialog = page.getByRole('dialog', { name: say('Assign a doctor') });
	await dialog.getByRole('button', { name: say('Assign') }).click();
	await expect(dialog.getByText(say('Choose a doctor'))).toBeVisible();
};

const find = async (page: Page, say: Say, text: string) => {
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await page.keyboard.press('Control+k');
	await page
		.getByRole('dialog', { name: say('Search or run a command') })
		.getByRole('combobox')
		.fill(text);
};

export const overlays: Overlay[] = [
	{
		name: 'the numbers of a plot',
		path: '/',
		open: (page, say) => page.getByText(say('Show numbers')).first().click(),
	},
	{
		name: 'columns and density',
		path: '/patients',
		open: async (page, say) => {
			await page.getByRole('button', { name: say('Columns and density') }).click();
			await expect(page.getByText(say('Compact'))).toBeVisible();
		},
	},
	{
		name: 'the filters',
		path: '/patients',
		open: async (page, say) => {
			await page.getByRole('button', { name: say('Filters') }).click();
			await expect(page.getByLabel(say('Age from'))).toBeVisible();
		},
	},
	{ name: 'a selection', path: '/patients', open: selectTwo },
	{
		name: 'assigning a selection',
		path: '/patients',
		open: async (page, say) => {
			await selectTwo(page, say);
			await openAssign(page, say);
		},
	},
	{
		name: 'the account',
		path: '/patients',
		open: async (page, say) => {
			await page.getByRole('button', { name: say('Account') }).click();
			await expect(page.getByRole('button', { name: say('Sign out') })).toBeVisible();
		},
	},
	{
		name: 'the palette',
		path: '/patients',
		open: async (page, say) => {
			await find(page, say, '');
			await expect(page.getByRole('option').first()).toBeVisible();
		},
	},
	{
		name: 'the palette with people',
		path: '/patients',
		open: async (page, say) => {
			await find(page, say, 'ada');
			await expect(page.getByRole('option', { name: /Ada Lovelace/ }).first()).toBeVisible();
		},
	},
	{
		name: 'the palette without results',
		path: '/patients',
		open: async (page, say) => {
			await find(page, say, 'zzzz');
			await expect(page.getByText(say('Nothing matches'))).toBeVisible();
		},
	},
	{
		name: 'the shortcuts',
		path: '/patients',
		open: async (page, say) => {
			await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
			await page.keyboard.press('?');
			await expect(page.getByRole('dialog', { name: say('Keyboard shortcuts') })).toBeVisible();
		},
	},
	{
		name: 'a hint that a patient may be registered already',
		path: '/patients/new',
		open: async (page, say) => {
			await page.getByLabel(say('Given name')).fill('Ada');
			await page.getByLabel(say('Birth date')).fill('1990-12-10');
			await expect(page.getByText(say('Already registered?'))).toBeVisible();
		},
	},
	{
		name: 'the menu of an assignment',
		path: '/assignments',
		open: async (page, say) => {
			await page.getByRole('button', { name: new RegExp(`${say('More')}.*Grace Hopper`) }).click();
			await expect(page.getByRole('menuitem', { name: say('Edit assignment') })).toBeVisible();
		},
	},
	{
		name: 'ending an assignment',
		path: '/assignments',
		open: async (page, say) => {
			await page.getByRole('button', { name: new RegExp(`${say('End…')}.*Grace Hopper`) }).click();
			await expect(page.getByRole('dialog', { name: say('End assignment') })).toBeVisible();
		},
	},
	{
		name: 'handing over, with errors',
		path: '/assignments',
		open: async (page, say) => {
			await page.getByRole('button', { name: say('Hand over') }).click();
			const dialog = page.getByRole('dialog', { name: say('Hand over patients') });
			await dialog.getByRole('button', { name: say('Hand over') }).click();
			await expect(dialog.getByText(say('Choose whose patients to hand over'))).toBeVisible();
		},
	},
	{
		name: 'a password with an error',
		path: '/settings',
		open: async (page, say) => {
			await page.getByRole('button', { name: say('Change password') }).click();
			await expect(page.getByText(say('Use at least')).first()).toBeVisible();
		},
	},
	{
		name: 'the menu of a team member',
		path: '/patients/:patient',
		open: async (page, say) => {
			await page
				.getByRole('button', { name: new RegExp(`${say('More for')}.*Elizabeth Blackwell`) })
				.click();
			await expect(page.getByRole('menuitem', { name: say('Make primary') })).toBeVisible();
		},
	},
	{ name: 'assigning, with errors', path: '/patients/:patient', open: openAssign },
	{
		name: 'choosing a doctor',
		path: '/patients/:patient',
		open: async (page, say) => {
			await openAssign(page, say);
			await page
				.getByRole('dialog')
				.getByRole('combobox', { name: say('Doctor') })
				.click();
			await expect(page.getByRole('option').first()).toBeVisible();
		},
		// The options of a combobox are outside of the page's landmarks.
		exceptRules: ['region'],
	},
	{
		name: 'archiving a doctor who has patients',
		path: '/doctors/:doctor',
		open: async (page, say) => {
			await page
				.getByRole('button', { name: say('Archive') })
				.first()
				.click();
			await expect(page.getByRole('dialog', { name: say('Archive a doctor') })).toBeVisible();
		},
	},
	{
		name: 'leaving without saving',
		path: '/patients/:patient/edit',
		open: async (page, say) => {
			await page.getByLabel(say('Notes')).fill('Latex');
			await page.getByRole('link', { name: say('Cancel') }).click();
			await expect(page.getByRole('dialog', { name: say('Leave without saving') })).toBeVisible();
		},
	},
];

/** What is open over the page: a dialog or a menu. */
export const opened = '[aria-modal="true"], :popover-open';

/** Closes what is open: a list of a combobox first, then its dialog. */
export async function closeAll(page: Page): Promise<void> {
	const open = page.locator(opened);
	while ((await open.count()) > 0) {
		await page.keyboard.press('Escape');
		await page.evaluate(() => new Promise(requestAnimationFrame));
	}
}
