import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { addAuthenticator } from './authenticator.ts';
import type { Overlay } from './overlays.ts';
import type { Say } from './say.ts';
import { Api, expect, newAccount } from './test.ts';

const modalOf = (page: Page) => page.locator('[aria-modal="true"]');

const submit = (page: Page) => modalOf(page).locator('[type="submit"]').click();

async function press(page: Page, name: string | RegExp): Promise<void> {
	await page.getByRole('button', { name }).first().click();
	await expect(modalOf(page)).toBeVisible();
}

const pressing =
	(name: string) =>
	(page: Page, say: Say): Promise<void> =>
		press(page, say(name));

async function chooseForAccount(page: Page, action: string): Promise<void> {
	await page.getByRole('row').locator('[aria-haspopup="menu"]').first().click();
	await page.getByRole('menuitem', { name: action }).click();
	await expect(modalOf(page)).toBeVisible();
}

const fillIn = (page: Page, label: string, text: string) =>
	modalOf(page).getByLabel(label).fill(text);

async function makeToken(page: Page, say: Say): Promise<void> {
	await press(page, say('New token'));
	await fillIn(page, say('Name'), 'Latex');
	await submit(page);
	await expect(modalOf(page).getByRole('button', { name: say('Copy token') })).toBeVisible();
}

async function addPasskey(page: Page, say: Say): Promise<void> {
	await addAuthenticator(page);
	await press(page, say('Add passkey'));
	await fillIn(page, say('Name'), 'Penicillin');
	await submit(page);
	await expect(modalOf(page)).toBeHidden();
	await press(page, say('Rename'));
}

async function saveConflict(page: Page, say: Say): Promise<void> {
	const { origin, pathname } = new URL(page.url());
	const api = new Api(page.context().request, origin);
	await api.mutate('patient.update', { id: pathname.split('/')[2], notes: 'Penicillin' });
	await page.getByRole('button', { name: say('Save changes') }).click();
	await expect(modalOf(page)).toBeVisible();
}

async function openInEmergency(page: Page, say: Say): Promise<void> {
	await page.getByLabel(say('Given name')).fill('Tom');
	await page.getByLabel(say('Family name')).fill('Smith');
	await page.getByRole('textbox', { name: say('Birth date') }).fill('1970-06-12');
	await page.getByRole('main').locator('[type="submit"]').click();
	await press(page, say('Open… the record'));
	await submit(page);
}

async function showSecret(page: Page, say: Say): Promise<void> {
	await press(page, say('Set up an app'));
	await submit(page);
	await expect(modalOf(page).getByText(say('Scan this'))).toBeVisible();
}

/** The present code of an authenticator app. @param key in Base32 */
export const codeOf = (key: string): string =>
	new TOTP({ secret: Secret.fromBase32(key) }).generate();

async function turnOn(page: Page, say: Say): Promise<void> {
	await showSecret(page, say);
	const key = await modalOf(page).locator('code').textContent();
	await fillIn(page, say('Code'), codeOf(key?.replaceAll(' ', '') ?? ''));
	await submit(page);
	await expect(modalOf(page).getByRole('listitem')).toHaveCount(10);
}

/**
 * The dialogs about accounts, shares, keys and emergency access. `:colleague` has an account, and a share; `:left` has one
 * that is disabled. The feature's own test checks each in English.
 */
export const clinicOverlays: Overlay[] = [
	{
		name: 'the notifications',
		path: '/',
		open: async (page, say) => {
			await page.getByRole('button', { name: say('Notifications') }).click();
			await expect(page.getByRole('dialog', { name: say('Notifications') })).toBeVisible();
		},
	},
	{
		name: 'an invitation, with errors',
		path: '/people?q=:colleague',
		open: async (page, say) => {
			await press(page, say('Invite'));
			await submit(page);
		},
	},
	{
		name: 'the link of an invitation',
		path: '/people?q=:colleague',
		open: async (page, say) => {
			await press(page, say('Invite'));
			await fillIn(page, say('E-mail address'), newAccount().email);
			await submit(page);
			await expect(modalOf(page).getByText(say('The link was mailed to'))).toBeVisible();
		},
	},
	{
		name: 'the menu of an account',
		path: '/people?q=:colleague',
		open: async (page) => {
			await page.getByRole('row').locator('[aria-haspopup="menu"]').first().click();
			await expect(page.getByRole('menuitem').first()).toBeVisible();
		},
	},
	{
		name: 'another role',
		path: '/people?q=:colleague',
		open: (page, say) => chooseForAccount(page, say('Make staff')),
	},
	{
		name: 'removing a second factor',
		path: '/people?q=:colleague',
		open: (page, say) => chooseForAccount(page, say('Remove second factor')),
	},
	{
		name: 'the link to reset a password',
		path: '/people?q=:colleague',
		open: async (page, say) => {
			await chooseForAccount(page, say('Reset password'));
			await submit(page);
			await expect(modalOf(page).getByText(say('Give this link to'))).toBeVisible();
		},
	},
	{
		name: 'disabling an account',
		path: '/people?q=:colleague',
		open: async (page, say) => {
			await chooseForAccount(page, say('Disable account'));
			const colleague = modalOf(page)
				.locator('label')
				.filter({ hasText: say('A colleague') });
			await colleague.click();
			await submit(page);
		},
	},
	{
		name: 'giving all patients of somebody who left',
		path: '/people?status=disabled&q=:left',
		open: (page, say) => chooseForAccount(page, say('Transfer patients')),
	},
	{
		name: 'sharing all patients, with errors',
		path: '/settings',
		open: async (page, say) => {
			await press(page, say('Share all my patients'));
			await submit(page);
		},
	},
	{ name: 'changing a share', path: '/settings', open: pressing('Change what') },
	{ name: 'giving up a share', path: '/settings', open: pressing('Give up what') },
	{ name: 'a new token', path: '/settings', open: pressing('New token') },
	{ name: 'the token', path: '/settings', open: makeToken },
	{ name: 'revoking a token', path: '/settings', open: pressing('Revoke') },
	{ name: 'a new passkey', path: '/settings', open: pressing('Add passkey') },
	{ name: 'renaming a passkey', path: '/settings', open: addPasskey },
	{ name: 'removing a passkey', path: '/settings', open: pressing('Remove the passkey') },
	{ name: 'the secret of a second factor', path: '/settings', open: showSecret },
	{ name: 'the recovery codes', path: '/settings', open: turnOn },
	{ name: 'new recovery codes', path: '/settings', open: pressing('New recovery codes') },
	{ name: 'turning off a second factor', path: '/settings', open: pressing('Turn off') },
	{ name: 'sharing a patient', path: '/patients/:patient', open: pressing('Share') },
	{ name: 'transferring a patient', path: '/patients/:patient', open: pressing('Transfer to a') },
	{ name: 'correcting an assignment', path: '/patients/:patient', open: pressing('Correct the') },
	{ name: 'a conflict', path: '/patients/:patient/edit', open: saveConflict },
	{ name: 'opening in an emergency', path: '/emergency-access', open: openInEmergency },
	{
		name: 'reviewing an emergency access',
		path: '/people/emergency-access',
		open: async (page, say) => {
			await press(page, say('Review what'));
			await submit(page);
		},
	},
];
