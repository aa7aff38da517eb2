import { copyFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { addColleague, test as ownTest } from './own-clinic.ts';
import { ada, fillClinic } from './sample.ts';
import { Api, expect, test } from './test.ts';

const folder = process.env['SCREENSHOTS_DIR'] ?? join(tmpdir(), 'hms-screenshots');
const docs = join(import.meta.dirname, '../../../docs/screenshots');

/** The screenshots in the documentation. */
const inDocs = new Set([
	'home-wide-light',
	'patients-selected-wide-light',
	'patient-wide-light',
	'patient-wide-dark',
	'patient-narrow-light',
	'patient-emergency-wide-light',
	'patient-similar-wide-light',
	'assignments-wide-light',
	'conflict-wide-light',
]);

const widths = [
	{ name: 'wall', width: 2560, height: 1440 },
	{ name: 'wide', width: 1280, height: 800 },
	{ name: 'narrow', width: 390, height: 844 },
	{ name: 'narrowest', width: 360, height: 740 },
];

for (const scheme of ['light', 'dark'] as const) {
	for (const { name, width, height } of widths) {
		test.describe(`${scheme} ${name}`, () => {
			test.use({ colorScheme: scheme, viewport: { width, height } });

			const shoot = async (page: Page, screen: string) => {
				await mkdir(folder, { recursive: true });
				await page.waitForLoadState('networkidle');
				// Settled, because animations of closing elements are cancelled.
				await page.evaluate(() =>
					Promise.allSettled(document.getAnimations().map((one) => one.finished)),
				);
				const file = `${screen}-${name}-${scheme}`;
				await page.screenshot({ path: join(folder, `${file}.png`) });
				if (!inDocs.has(file)) return;
				await mkdir(docs, { recursive: true });
				await copyFile(join(folder, `${file}.png`), join(docs, `${file}.png`));
			};

			test('outside', async ({ page }) => {
				await page.goto('/sign-in');
				await shoot(page, 'sign-in');
				await page.goto('/register');
				await page.getByRole('button', { name: 'Create account' }).click();
				await shoot(page, 'register-errors');
			});

			test('empty', async ({ page, api: _ }) => {
				await page.goto('/');
				await expect(page.getByText('No patients yet')).toBeVisible();
				await shoot(page, 'home-empty');
				await page.goto('/assignments');
				await expect(page.getByText('No assignments yet')).toBeVisible();
				await shoot(page, 'assignments-empty');
				await page.goto('/patients');
				await expect(page.getByText('No patients yet')).toBeVisible();
				await shoot(page, 'patients-empty');
				await page.route('**/api/trpc/*patient.list*', (route) => route.abort());
				await page.goto('/patients?status=archived');
				await expect(page.getByText('could not be loaded')).toBeVisible({ timeout: 20_000 });
				await shoot(page, 'patients-error');
				await page.goto('/nowhere');
				await shoot(page, 'not-found');
				await page.goto('/patients/0199aaaa-0000-7000-8000-000000000000');
				await expect(page.getByText('Patient not found')).toBeVisible();
				await shoot(page, 'patient-missing');
			});

			test('patients', async ({ page, api }) => {
				const { patientId } = await fillClinic(api);
				await page.goto('/patients');
				await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
				await shoot(page, 'patients');
				await page.goto('/patients?q=zzzz');
				await expect(page.getByText('Nothing matches')).toBeVisible();
				await shoot(page, 'patients-nothing');
				await page.goto(`/patients/${patientId}`);
				await expect(page.getByText('Palpitations').first()).toBeVisible();
				await expect(page.getByText('Timeline')).toBeVisible();
				await shoot(page, 'patient');
				await page.getByRole('button', { name: 'Assign doctor' }).click();
				await page.getByRole('combobox', { name: 'Doctor' }).click();
				await expect(page.getByRole('option').first()).toBeVisible();
				await shoot(page, 'assign');
				await page.goto(`/patients/${patientId}/edit`);
				await expect(page.getByLabel('Given name')).toHaveValue('Ada');
				await shoot(page, 'patient-edit');
				await page.goto('/patients/new');
				await page.getByLabel('Birth date').fill('10/12/90');
				await page.getByRole('textbox', { name: 'Telephone', exact: true }).fill('020 7946 0000');
				await page.getByRole('button', { name: 'Register patient' }).click();
				await shoot(page, 'patient-new-errors');
				await page.getByLabel('Given name').fill('Grace');
				await page.getByRole('link', { name: 'Cancel' }).click();
				await expect(page.getByRole('dialog')).toBeVisible();
				await shoot(page, 'leave');
				await page.goto(`/patients/${patientId}/edit`);
				await page.getByLabel('Family name').fill('Byron');
				await api.mutate('patient.replace', {
					...ada,
					id: patientId,
					phone: null,
					familyName: 'King',
				});
				await page.getByRole('button', { name: 'Save changes' }).click();
				await page.getByRole('radio', { name: 'Theirs King' }).check();
				await shoot(page, 'conflict');
			});

			test('lists', async ({ page, api }) => {
				const { patientId } = await fillClinic(api);
				await page.goto('/patients');
				await page.getByRole('button', { name: 'Columns and density' }).click();
				await page.getByText('Compact').click();
				await shoot(page, 'patients-view');
				await page.keyboard.press('Escape');
				await page.getByRole('checkbox', { name: 'Select Ada Lovelace' }).check();
				await page.getByRole('checkbox', { name: 'Select Tom Smith' }).check();
				await shoot(page, 'patients-selected');
				await page.getByRole('button', { name: 'Assign doctor' }).click();
				await expect(page.getByText('To 2 patients, from today.')).toBeVisible();
				await shoot(page, 'assign-many');
				await page.goto(`/patients/${patientId}?view=history`);
				await expect(page.getByText('Registered by')).toBeVisible();
				await shoot(page, 'patient-history');
				await page.goto('/patients/new');
				await page.getByLabel('Given name').fill('Ada');
				await page.getByLabel('Birth date').fill('10.12.1990');
				await expect(page.getByText('Already registered?')).toBeVisible();
				await shoot(page, 'patient-similar');
			});

			test('keys', async ({ page, api }) => {
				const { patientId } = await fillClinic(api);
				await page.goto(`/patients/${patientId}`);
				await expect(page.getByText('Palpitations').first()).toBeVisible();
				await page.keyboard.press('Control+k');
				await expect(page.getByRole('option').first()).toBeVisible();
				await shoot(page, 'palette');
				await page.getByRole('combobox', { name: 'Search or run a command' }).fill('a');
				await expect(page.getByRole('option', { name: /^Ada Lovelace/ })).toBeVisible();
				await shoot(page, 'palette-found');
				await page.keyboard.press('Escape');
				await expect(page.getByRole('dialog')).toBeHidden();
				await page.keyboard.press('?');
				await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
				await shoot(page, 'keys');
				await page.keyboard.press('Escape');
				await expect(page.getByRole('dialog')).toBeHidden();
				await page.emulateMedia({ media: 'print' });
				await shoot(page, 'patient-print');
			});

			test('home, assignments, activity, settings', async ({ page, api }) => {
				const { patientId, doctorId } = await fillClinic(api);
				await api.mutate('patient.update', { id: patientId, phone: '+442079460001' });
				await page.goto('/');
				await expect(page.getByRole('link', { name: /have no primary doctor/ })).toBeVisible();
				await expect(page.getByText('30 to 39').first()).toBeVisible();
				await shoot(page, 'home');
				await page.screenshot({
					path: join(folder, `home-whole-${name}-${scheme}.png`),
					fullPage: true,
				});
				await page.goto('/assignments');
				await expect(page.getByRole('link', { name: 'Ada Lovelace' }).first()).toBeVisible();
				await shoot(page, 'assignments');
				await page.getByRole('button', { name: 'Hand over' }).click();
				await expect(page.getByRole('dialog')).toBeVisible();
				await shoot(page, 'hand-over');
				await page.keyboard.press('Escape');
				await page.getByRole('button', { name: 'End… Grace Hopper for Ada Lovelace' }).click();
				await expect(page.getByRole('dialog', { name: 'End assignment' })).toBeVisible();
				await shoot(page, 'end-assignment');
				await api.mutate('doctor.archive', { id: doctorId });
				await page.goto('/assignments?view=archived_doctor');
				await expect(page.getByText('Has left').first()).toBeVisible();
				await shoot(page, 'assignments-doctor-left');
				await page.goto('/assignments?view=no_primary');
				await expect(page.getByRole('link', { name: 'Tom Smith' })).toBeVisible();
				await shoot(page, 'assignments-no-primary');
				await page.goto('/activity');
				await expect(page.getByText('Registered').first()).toBeVisible();
				await shoot(page, 'activity');
				await page.goto('/settings');
				await expect(page.getByText('This session')).toBeVisible();
				await shoot(page, 'settings');
				await page.screenshot({
					path: join(folder, `settings-whole-${name}-${scheme}.png`),
					fullPage: true,
				});
			});

			ownTest('emergency access', async ({ page, browser, signIn, clinic }) => {
				const admin = await signIn(clinic.admin);
				const owner = await addColleague(admin, clinic.url, 'Mary Seacole');
				const context = await browser.newContext({
					...{ baseURL: clinic.url, colorScheme: scheme, viewport: { width, height } },
				});
				const api = new Api(context.request, clinic.url);
				await api.mutate('auth.signIn', { email: owner.email, password: owner.password });
				const { patientId } = await fillClinic(api);
				// The numbers of other tests' patients are those of their owners.
				const mrn = `E-${name}-${scheme}`;
				await api.mutate('patient.update', { id: patientId, mrn });
				await page.goto('/emergency-access');
				await page.getByRole('button', { name: 'Find', exact: true }).click();
				await expect(page.getByLabel('Birth date')).toHaveAccessibleDescription(
					/This must not be empty/,
				);
				await shoot(page, 'emergency');
				await page.getByText('MRN').click();
				await page.getByRole('textbox', { name: 'MRN' }).fill(mrn);
				await page.getByRole('button', { name: 'Find', exact: true }).click();
				await page
					.getByRole('button', { name: 'Open… the record of a patient of Mary Seacole' })
					.click();
				const dialog = page.getByRole('dialog');
				await dialog.getByLabel('Reason').fill('Unconscious in the waiting room, no papers');
				await shoot(page, 'emergency-reason');
				await page.keyboard.press('Tab');
				await dialog.getByRole('button', { name: 'Open the record' }).click();
				await expect(page.getByText('Emergency access until')).toBeVisible();
				await expect(page.getByText('Palpitations').first()).toBeVisible();
				await shoot(page, 'patient-emergency');
				await page.emulateMedia({ media: 'print' });
				await shoot(page, 'patient-emergency-print');
				await page.emulateMedia({ media: 'screen' });
				await page.goto('/people/emergency-access');
				await expect(page.getByText('Another administrator has to review').first()).toBeVisible();
				await shoot(page, 'emergency-reviews');
				const theirs = await context.newPage();
				await theirs.goto(`/patients/${patientId}`);
				const opened = theirs.getByText('Unconscious in the waiting room');
				await opened.scrollIntoViewIfNeeded();
				await shoot(theirs, 'patient-emergency-owner');
				await theirs.getByRole('button', { name: /^End now/ }).click();
				await page.goto(`/patients/${patientId}`);
				await expect(page.getByText('Patient not found')).toBeVisible();
				await shoot(page, 'patient-missing-administrator');
				await context.close();
			});

			test('archive', async ({ page, api }) => {
				const { patientId } = await fillClinic(api);
				await page.goto(`/patients/${patientId}`);
				await page.getByRole('button', { name: 'Archive' }).click();
				await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
				await expect(page.getByRole('link', { name: 'Tom Smith' })).toBeVisible();
				await shoot(page, 'patients-undo');
				await page.goto('/patients?status=archived');
				await expect(page.getByRole('button', { name: /Restore/ })).toBeVisible();
				await shoot(page, 'patients-archived');
			});

			test('doctors', async ({ page, api }) => {
				const { doctorId } = await fillClinic(api);
				await page.goto('/doctors');
				await expect(page.getByRole('link', { name: 'Grace Hopper' }).first()).toBeVisible();
				await shoot(page, 'doctors');
				await page.goto(`/doctors/${doctorId}`);
				await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
				await shoot(page, 'doctor');
				await page.goto('/doctors/new');
				await shoot(page, 'doctor-new');
				if (width < 500) await page.getByRole('button', { name: 'Open navigation' }).click();
				await page.getByRole('button', { name: /^Account/ }).click();
				await shoot(page, 'menu');
			});
		});
	}
}
