import type { Page } from '@playwright/test';
import { ada } from './sample.ts';
import { openProduct } from './start-product.ts';
import { expect, test, unique } from './test.ts';

/** A day in a time zone, as the screens of a British reader write it. */
const dayIn = (timeZone: string, moment = Date.now()) =>
	new Intl.DateTimeFormat('en-GB', {
		timeZone,
		day: 'numeric',
		month: 'short',
		year: 'numeric',
	}).format(moment);

/** The days that it is while something is done: it may go on over midnight. */
async function daysDuring(timeZone: string, work: () => Promise<void>): Promise<RegExp> {
	const begun = dayIn(timeZone);
	await work();
	return new RegExp([...new Set([begun, dayIn(timeZone)])].join('|'));
}

const dayLong = 24 * 60 * 60 * 1000;

/** A newborn is registered, gets the doctor that the form proposes, and is looked after. */
async function registerNewborn(page: Page, clinicZone: string, familyName: string): Promise<void> {
	await page.goto('/patients/new');
	await page.getByLabel('Given name').fill('Newborn');
	const birthDate = page.getByLabel('Birth date');
	await birthDate.fill(dayIn(clinicZone, Date.now() + 2 * dayLong));
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

// 25 hours lie between the two: it is never the same day in both.
const [first, last] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];

/** Tests in a clinic of their own, in another time zone than the others. */
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

		inClinic('have one today', async ({ page, api }) => {
			const familyName = unique('Hopper');
			await api.createDoctor({ givenName: 'Grace', familyName });
			const today = await daysDuring(clinicZone, () =>
				registerNewborn(page, clinicZone, familyName),
			);
			await expect(page.getByRole('region', { name: 'Care team' })).toContainText(
				new RegExp(`since (${today.source})`),
			);
			await expect(page.getByText(/^Registered/)).toContainText(today);
			await expect(page.getByText(/^Born /)).toContainText(today);

			await page.goto('/');
			const word = page.getByText('Today is');
			await expect(word).toContainText(today);
			await expect(word).toContainText(
				`days and times are the clinic’s (${clinicZone}), not those of this device`,
			);
			await expect(page.getByText('Nothing needs attention')).toBeVisible();

			// What was asked before the browser was told is not asked again.
			const asked: string[] = [];
			page.on('request', (request) => {
				if (request.url().includes('/api/trpc/')) asked.push(request.url());
			});
			await page.goto('/activity');
			await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(today);
			await expect(word).toBeVisible();
			expect(asked).toHaveLength(1);
		});

		inClinic(
			'have it even where a form is filled in before the browser was told',
			async ({ page, api: _ }) => {
				let letGo = () => {};
				const held = new Promise<void>((resolve) => {
					letGo = resolve;
				});
				await page.route('**/api/trpc/**clinic.get**', async (route) => {
					await held;
					await route.continue();
				});
				await page.goto('/patients/new');
				await page.getByLabel('Given name').fill('Newborn');
				const today = await daysDuring(clinicZone, async () => {
					await page.getByLabel('Birth date').fill(dayIn(clinicZone));
					// Left, so it is checked; and sent off.
					await page.getByLabel('Family name').fill('Early');
					await page.getByRole('button', { name: 'Register patient' }).click();
					letGo();
					await expect(page.getByRole('heading', { name: 'Newborn Early' })).toBeVisible();
				});
				await expect(page.getByText(/^Born /)).toContainText(today);
				await expect(page.getByText('0 days')).toBeVisible();
			},
		);
	});
}

test.describe('a clinic in the zone of the browser', () => {
	test('needs no word about it', async ({ page, api }) => {
		await api.createPatient(ada);
		await page.goto('/settings');
		await expect(page.getByRole('region', { name: 'Clinic' })).toContainText('Europe/Berlin');
		await expect(page.getByText('of this device')).toBeHidden();
	});

	test('has another day from midnight in a tab that stays open', async ({ page, context, api }) => {
		const { id } = await api.createPatient({
			...ada,
			dateOfBirth: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(
				Date.now() - dayLong,
			),
		});
		await page.clock.install();
		await page.goto(`/patients/${id}`);
		await expect(page.getByText('1 day', { exact: true })).toBeVisible();
		// The server’s clock cannot be moved, and would be believed.
		await context.setOffline(true);
		await page.clock.fastForward('24:00:00');
		await expect(page.getByText('2 days', { exact: true })).toBeVisible();
		await context.setOffline(false);
	});
});
