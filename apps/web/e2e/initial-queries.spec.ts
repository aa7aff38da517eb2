import type { Page, Route } from '@playwright/test';
import { ada, fillClinic } from './sample.ts';
import { expect, newAccount, test } from './test.ts';

/** What a page asks the API, as the procedures of each request. */
function listen(page: Page): string[] {
	const asked: string[] = [];
	page.on('request', (request) => {
		const [, procedures] = /\/api\/trpc\/([^?]+)/.exec(request.url()) ?? [];
		if (procedures !== undefined) asked.push(procedures);
	});
	return asked;
}

const scripts = '**/_next/static/**/*.js';

/**
 * Opens a page whose scripts wait, once it has been answered what it asked for first.
 * @returns that answer, and what lets the scripts go
 */
async function openHeld(page: Page, path: string) {
	let letGo = () => {};
	const held = new Promise<void>((resolve) => {
		letGo = resolve;
	});
	await page.route(scripts, async (route) => {
		await held;
		await route.continue();
	});
	const answered = page.waitForResponse('**/api/trpc/**');
	await page.goto(path, { waitUntil: 'commit' });
	return { answer: await (await answered).text(), letGo };
}

test('each screen asks once for all that it shows, before its scripts are there', async ({
	page,
	api,
}) => {
	const { patientId, doctorId } = await fillClinic(api);
	const screens: [path: string, shows: string][] = [
		['/', 'Needs attention'],
		['/patients', 'Ada Lovelace'],
		[`/patients/${patientId}`, 'Palpitations'],
		[`/patients/${patientId}/edit`, 'Save changes'],
		['/doctors', 'Grace Hopper'],
		[`/doctors/${doctorId}`, 'Ada Lovelace'],
		['/assignments', 'Ada Lovelace'],
		['/activity', 'Ada Lovelace'],
		['/settings', 'this session'],
	];
	const asked = listen(page);
	for (const [path, shows] of screens) {
		asked.length = 0;
		const { letGo } = await openHeld(page, path);
		letGo();
		await expect(page.getByText(shows).first(), path).toBeVisible();
		await expect(page.getByText('Florence Nightingale').first()).toBeAttached();
		expect(asked, path).toHaveLength(1);
		// Nothing was asked in vain.
		expect(
			await page.evaluate(() => window.initialQueries?.calls.filter((one) => one !== null) ?? []),
			path,
		).toEqual([]);
		await page.unroute(scripts);
	}
});

test('an address that asks for something else is answered that', async ({ page, api }) => {
	await api.createPatient(ada);
	await api.createPatient({ givenName: 'Zoë', familyName: 'Müller' });
	const asked = listen(page);
	await page.goto('/patients?q=lovelace');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Zoë Müller' })).toBeHidden();
	expect(asked.join().split(',').sort()).toEqual(['auth.me', 'clinic.get', 'patient.list']);
});

test('what could not be asked first is asked again', async ({ page, api }) => {
	await api.createPatient(ada);
	const spoilt: ((route: Route) => Promise<void>)[] = [];
	// It stays to the end: a route that goes while a page loads may leave requests behind that nobody answers.
	await page.route('**/api/trpc/**', (route) =>
		(spoilt.shift() ?? ((one) => one.continue()))(route),
	);
	for (const spoil of [
		(route: Route) => route.abort(),
		(route: Route) => route.fulfill({ body: 'not JSON' }),
	]) {
		spoilt.push(spoil);
		await page.goto('/patients');
		await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
		expect(spoilt).toEqual([]);
	}
});

test('what was asked for somebody who has left meanwhile is shown to nobody', async ({
	page,
	context,
	api,
	account,
}) => {
	await api.createPatient(ada);
	const { answer, letGo } = await openHeld(page, '/patients');
	expect(answer).toContain('Lovelace');

	const other = await context.newPage();
	await other.goto('/');
	await other.getByRole('button', { name: 'Account' }).click();
	await other.getByRole('button', { name: 'Sign out' }).click();
	await other.getByRole('link', { name: 'Register' }).click();
	const next = { ...newAccount(), name: 'Mary Seacole' };
	await other.getByLabel('Name').fill(next.name);
	await other.getByLabel('E-mail').fill(next.email);
	await other.getByLabel('Password').first().fill(next.password);
	await other.getByRole('button', { name: 'Create account' }).click();
	await expect(other.getByText(next.email)).toBeVisible();

	letGo();
	await expect(page.getByText(next.email)).toBeVisible();
	await expect(page.getByText('No patients yet')).toBeVisible();
	await expect(page.getByText(account.email)).toBeHidden();
	await expect(page.getByText('Lovelace')).toBeHidden();
});
