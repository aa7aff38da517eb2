import type { Page } from '@playwright/test';
import { holdRequests } from './hold-requests.ts';
import { ada } from './sample.ts';
import { openProduct } from './start-product.ts';
import { expect, test, unique } from './test.ts';

/** The date in a time zone, in the format of the locale `en-GB`. */
const dateIn = (timeZone: string, moment = Date.now()) =>
	new Intl.DateTimeFormat('en-GB', {
		timeZone,
		day: 'numeric',
		month: 'short',
		year: 'numeric',
	}).format(moment);

/** Matches the current date while a function runs, or both dates if it runs over midnight. */
async function datesDuring(timeZone: string, work: () => Promise<void>): Promise<RegExp> {
	const before = dateIn(timeZone);
	await work();
	return new RegExp([...new Set([before, dateIn(timeZone)])].join('|'));
}

const dayMs = 24 * 60 * 60 * 1000;

/** Registers a newborn and assigns a doctor, with the default values of the form. */
async function registerNewborn(page: Page, clinicZone: string, familyName: string): Promise<void> {
	await page.goto('/patients/new');
	await page.getByLabel('Given name').fill('Newborn');
	const birthDate = page.getByLabel('Birth date');
	await birthDate.fill(dateIn(clinicZone, Date.now() + 2 * dayMs));
	await expect(page.getByText('in the future')).toBeVisible();
	await birthDate.fill('today');
	await expect(page.getByText(/· today( in the clinic)? · 0 days/)).toBeVisible();
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('heading', { name: 'Newborn' })).toBeVisible();
	await expect(page.getByText('0 days')).toBeVisible();

	const team = page.getByRole('region', { name: 'Care team' });
	await page.getByRole('button', { name: 'Assign doctor' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('combobox', { name: 'Doctor' }).fill(familyName);
	await page.getByRole('option', { name: familyName }).click();
	await dialog.getByRole('button', { name: 'Assign' }).click();
	await expect(team.getByRole('link', { name: familyName })).toBeVisible();
	await expect(team.getByText('Primary', { exact: true })).toBeVisible();
}

// The two time zones differ by 25 hours, so their dates always differ.
const [first, last] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];

/** For tests with an installation of their own, in another time zone. */
const testIn = (clinicZone: string) =>
	test.extend<object, { clinicUrl: string }>({
		clinicUrl: [
			async ({ browserName: _ }, use) => {
				const { url, close } = await openProduct({ TIME_ZONE: clinicZone });
				await use(url);
				await close();
			},
			{ scope: 'worker' },
		],
		baseURL: ({ clinicUrl }, use) => use(clinicUrl),
	});

for (const [clinicZone, browserZone] of [
	[first, last],
	[last, first],
] as const) {
	const inClinic = testIn(clinicZone);
	inClinic.describe(`a clinic in ${clinicZone} and a browser in ${browserZone}`, () => {
		inClinic.use({ timezoneId: browserZone });

		inClinic('use the clinic’s date', async ({ page, api }) => {
			const familyName = unique('Hopper');
			await api.createDoctor({ givenName: 'Grace', familyName });
			const today = await datesDuring(clinicZone, () =>
				registerNewborn(page, clinicZone, familyName),
			);
			await expect(page.getByRole('region', { name: 'Care team' })).toContainText(
				new RegExp(`since (${today.source})`),
			);
			await expect(page.getByText(/^Registered/)).toContainText(today);
			await expect(page.getByText(/^Born /)).toContainText(today);

			await page.goto('/');
			const notice = page.getByText('Today is');
			await expect(notice).toContainText(today);
			await expect(notice).toContainText(
				`Dates and times are the clinic’s (${clinicZone}), not this device’s`,
			);
			await expect(page.getByText('Nothing needs attention')).toBeVisible();

			// Queries that were sent before the clinic's settings arrived are not sent again.
			const requests: string[] = [];
			page.on('request', (request) => {
				// What the page before still sends does not count.
				if (request.isNavigationRequest()) requests.length = 0;
				if (request.url().includes('/api/trpc/')) requests.push(request.url());
			});
			await page.goto('/activity');
			await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(today);
			await expect(notice).toBeVisible();
			expect(requests).toHaveLength(1);
		});

		inClinic(
			'use the clinic’s date in a form that is filled in before the settings arrive',
			async ({ page, api: _ }) => {
				const { release } = await holdRequests(page, '**/api/trpc/**clinic.get**');
				await page.goto('/patients/new');
				await page.getByLabel('Given name').fill('Newborn');
				const today = await datesDuring(clinicZone, async () => {
					await page.getByLabel('Birth date').fill(dateIn(clinicZone));
					// Leaving the input validates it.
					await page.getByLabel('Family name').fill('Early');
					await page.getByRole('button', { name: 'Register patient' }).click();
					release();
					await expect(page.getByRole('heading', { name: 'Newborn Early' })).toBeVisible();
				});
				await expect(page.getByText(/^Born /)).toContainText(today);
				await expect(page.getByText('0 days')).toBeVisible();
			},
		);
	});
}

test.describe('a clinic in the zone of the browser', () => {
	test('shows no notice', async ({ page, api }) => {
		await api.createPatient(ada);
		await page.goto('/settings');
		await expect(page.getByRole('region', { name: 'Clinic' })).toContainText('Europe/Berlin');
		await expect(page.getByText('of this device')).toBeHidden();
	});

	test('changes its date at midnight in a tab that stays open', async ({ page, context, api }) => {
		const { id } = await api.createPatient({
			...ada,
			dateOfBirth: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(
				Date.now() - dayMs,
			),
		});
		await page.clock.install();
		await page.goto(`/patients/${id}`);
		await expect(page.getByText('1 day', { exact: true })).toBeVisible();
		// Offline, because the server's real time would set the clock back.
		await context.setOffline(true);
		await page.clock.fastForward('24:00:00');
		await expect(page.getByText('2 days', { exact: true })).toBeVisible();
		await context.setOffline(false);
	});
});
