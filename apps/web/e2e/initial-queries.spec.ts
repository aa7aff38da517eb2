import type { Page, Route } from '@playwright/test';
import { holdRequests, scripts } from './hold-requests.ts';
import { ada, fillClinic } from './sample.ts';
import { expect, newAccount, test } from './test.ts';

// The stream of events makes a screen ask again, for what it may have missed.
test.beforeEach(({ page }) => page.route('**/api/events', (route) => route.abort()));

/** Records the requests of a page to the API, by their procedures. */
function recordRequests(page: Page): string[] {
	const requests: string[] = [];
	page.on('request', (request) => {
		const [, procedures] = /\/api\/trpc\/([^?]+)/.exec(request.url()) ?? [];
		if (procedures !== undefined) requests.push(procedures);
	});
	return requests;
}

/** Opens a page, and returns the answer to its initial queries. */
async function openAndReadAnswer(page: Page, path: string): Promise<string> {
	const answered = page.waitForResponse('**/api/trpc/**');
	await page.goto(path, { waitUntil: 'commit' });
	return await (await answered).text();
}

test('each screen sends one request for all its queries, before its scripts have loaded', async ({
	page,
	api,
}) => {
	const { patientId, doctorId } = await fillClinic(api);
	const screens: [path: string, shows: string][] = [
		['/', 'Needs attention'],
		['/patients', 'Ada Lovelace'],
		['/patients/new', 'Register patient'],
		[`/patients/${patientId}`, 'Palpitations'],
		[`/patients/${patientId}/edit`, 'Save changes'],
		['/doctors', 'Grace Hopper'],
		[`/doctors/${doctorId}`, 'Ada Lovelace'],
		['/assignments', 'Ada Lovelace'],
		['/activity', 'to the directory'],
		['/settings', 'this session'],
	];
	const requests = recordRequests(page);
	const heldScripts = await holdRequests(page, scripts);
	for (const [path, shows] of screens) {
		requests.length = 0;
		heldScripts.hold();
		await openAndReadAnswer(page, path);
		heldScripts.release();
		await expect(page.getByText(shows).first(), path).toBeVisible();
		await expect(page.getByText('Florence Nightingale').first()).toBeAttached();
		expect(requests, path).toHaveLength(1);
		// Every answer was used.
		expect(
			await page.evaluate(() => window.initialQueries?.calls.filter((one) => one !== null) ?? []),
			path,
		).toEqual([]);
	}
});

test('a URL with a query string shows its own results', async ({ page, api }) => {
	await api.createPatient(ada);
	await api.createPatient({ givenName: 'Zoë', familyName: 'Müller' });
	const requests = recordRequests(page);
	await page.goto('/patients?q=lovelace');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Zoë Müller' })).toBeHidden();
	expect(requests.join().split(',').sort()).toEqual([
		'auth.me',
		'clinic.get',
		'notification.list',
		'patient.list',
	]);
});

test('initial queries that fail are sent again', async ({ page, api }) => {
	await api.createPatient(ada);
	const failures: ((route: Route) => Promise<void>)[] = [];
	// The route stays to the end: removing it while a page loads may leave requests without an answer.
	await page.route('**/api/trpc/**', (route) =>
		(failures.shift() ?? ((one) => one.continue()))(route),
	);
	for (const fail of [
		(route: Route) => route.abort(),
		(route: Route) => route.fulfill({ body: 'not JSON' }),
	]) {
		failures.push(fail);
		await page.goto('/patients');
		await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
		expect(failures).toEqual([]);
	}
});

test('answers for a user who has signed out meanwhile are not shown', async ({
	page,
	context,
	api,
	account,
}) => {
	await api.createPatient(ada);
	const { release } = await holdRequests(page, scripts);
	expect(await openAndReadAnswer(page, '/patients')).toContain('Lovelace');

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

	release();
	await expect(page.getByText(next.email)).toBeVisible();
	await expect(page.getByText('No patients yet')).toBeVisible();
	await expect(page.getByText(account.email)).toBeHidden();
	await expect(page.getByText('Lovelace')).toBeHidden();
});
