import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ada, fillClinic } from './sample.ts';
import { type Api, expect, test } from './test.ts';

/** What depends on the colours; nothing else differs between light and dark. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** Every rule of axe, the best practices too, in light and dark. */
async function expectAccessible(page: Page, exceptRules: string[] = []): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
		const axe = new AxeBuilder({ page });
		if (colorScheme === 'light') axe.disableRules(exceptRules);
		else axe.withRules(rulesOfColour);
		const { violations } = await axe.analyze();
		expect(
			violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 300)) })),
		).toEqual([]);
	}
}

const classOfMantine = /(?<=\.)m_[0-9a-f]+/g;

/** The classes that Mantine has styles for. */
const styledByMantine = new Set(
	readFileSync(createRequire(import.meta.url).resolve('@mantine/core/styles.css'), 'utf8').match(
		classOfMantine,
	),
);

/** Nothing is wider than the screen, and what Mantine drew has the styles that it needs: the app brings a choice of them. */
async function expectWellDrawn(page: Page): Promise<void> {
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
	const { drawn, rules } = await page.evaluate(() => ({
		drawn: Array.from(document.querySelectorAll('[class]'), ({ classList }) => [
			...classList,
		]).flat(),
		rules: Array.from(document.styleSheets, ({ cssRules }) =>
			Array.from(cssRules, ({ cssText }) => cssText),
		).flat(),
	}));
	const styled = new Set(rules.join(' ').match(classOfMantine));
	expect(drawn.filter((name) => styledByMantine.has(name) && !styled.has(name))).toEqual([]);
}

// Many screens in one go.
test.describe.configure({ timeout: 240_000 });

type Check = (page: Page, exceptRules?: string[]) => Promise<void>;

async function throughOutside(page: Page, check: Check): Promise<void> {
	await page.goto('/sign-in');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByText('must not be empty').first()).toBeVisible();
	await check(page);
	await page.getByLabel('E-mail address').fill('nobody@example.org');
	await page.getByRole('textbox', { name: 'Password' }).fill('no such account');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByText('Not signed in')).toBeVisible();
	await check(page);
	await page.goto('/register');
	await expect(page.getByLabel('Your name')).toBeVisible();
	await check(page);
}

/** Every screen behind the sign-in, with and without something on it. */
async function throughClinic(
	page: Page,
	ids: { patientId: string; doctorId: string },
	check: Check,
) {
	const at = async (path: string, text: string) => {
		await page.goto(path);
		await expect(page.getByText(text, { exact: true }).first()).toBeVisible();
		await check(page);
	};
	await at('/', 'Needs attention');
	await page.getByText('Show numbers: Patients by age and sex').click();
	await check(page);
	await at('/assignments', 'Ada Lovelace');
	await at('/assignments?status=ended', 'Ada Lovelace');
	await at('/assignments?role=other', 'No assignment matches');
	await at('/assignments?view=no_primary', 'Tom Smith');
	await at('/assignments?view=past_end', 'No assignment is past its end');
	await at('/activity', 'Ada Lovelace');
	await at('/activity?of=mapping', 'Ada Lovelace');
	await at('/settings', 'This session');
	await at('/patients', 'Ada Lovelace');
	await at('/patients?q=zzzz', 'Nothing matches “zzzz”');
	await at('/patients?status=archived', 'No archived patients');
	await at(`/patients/${ids.patientId}`, 'Palpitations');
	await at(`/patients/${ids.patientId}?view=history`, 'Registered');
	await at(`/patients/${ids.patientId}/edit`, 'Edit Ada Lovelace');
	await at('/patients/new', 'New patient');
	await at('/doctors?q=hopper', 'Grace Hopper');
	await at(`/doctors/${ids.doctorId}`, 'Ada Lovelace');
	await at(`/doctors/${ids.doctorId}?view=history`, 'Registered');
	await at(`/doctors/${ids.doctorId}/edit`, 'Edit Grace Hopper');
	await at('/doctors/new', 'New doctor');
	await at('/patients/nobody', 'There is no such patient');
	await at('/nowhere', 'There is no such page');
}

/** What a list and its rows open. */
async function throughList(page: Page, check: Check) {
	await page.goto('/patients');
	await page.getByRole('button', { name: 'Columns and density' }).click();
	await expect(page.getByText('Compact')).toBeVisible();
	await check(page);
	await page.keyboard.press('Escape');
	await page.getByRole('checkbox', { name: 'Select Ada Lovelace' }).check();
	await page.getByRole('checkbox', { name: 'Select Tom Smith' }).check();
	const selection = page.getByRole('region', { name: 'Selection' });
	await expect(selection).toContainText('2 selected');
	await check(page);
	await selection.getByRole('button', { name: 'Assign doctor' }).click();
	const dialog = page.getByRole('dialog', { name: 'Assign a doctor' });
	await dialog.getByRole('button', { name: 'Assign' }).click();
	await expect(dialog.getByText('Choose a doctor')).toBeVisible();
	await check(page);
}

/** What is reached by keys from everywhere. */
async function throughKeys(page: Page, check: Check) {
	await page.goto('/patients');
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	await page.keyboard.press('Control+k');
	const palette = page.getByRole('dialog', { name: 'Find or do' });
	await expect(palette.getByRole('option').first()).toBeVisible();
	await check(page);
	await palette.getByRole('combobox').fill('ada');
	await expect(palette.getByRole('option', { name: /^Ada Lovelace/ })).toBeVisible();
	await check(page);
	await palette.getByRole('combobox').fill('zzzz');
	await expect(palette.getByText('Nothing matches')).toBeVisible();
	await check(page);
	await page.keyboard.press('Escape');
	await expect(palette).toBeHidden();
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
	await check(page);
}

/** A form with the hint of who is registered already. */
async function throughHint(page: Page, check: Check) {
	await page.goto('/patients/new');
	await page.getByLabel('Given name').fill('Ada');
	await page.getByLabel('Birth date').fill('10.12.1990');
	await expect(page.getByText('Already registered?')).toBeVisible();
	await check(page);
}

/** What opens over the list of assignments, and over the settings. */
async function throughAssignments(page: Page, check: Check) {
	await page.goto('/assignments');
	await page.getByRole('button', { name: 'More: Grace Hopper for Ada Lovelace' }).click();
	await expect(page.getByRole('menuitem', { name: 'Edit assignment' })).toBeVisible();
	await check(page);
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'End: Grace Hopper for Ada Lovelace' }).click();
	await expect(page.getByRole('dialog', { name: 'End assignment' })).toBeVisible();
	await check(page);
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Hand over' }).click();
	const dialog = page.getByRole('dialog', { name: 'Hand over patients' });
	await dialog.getByRole('button', { name: 'Hand over' }).click();
	await expect(dialog.getByText('Choose whose patients are handed over')).toBeVisible();
	await check(page);
	await page.goto('/settings');
	await page.getByRole('button', { name: 'Change password' }).click();
	await expect(page.getByText('New password must be at least 12 characters long')).toBeVisible();
	await check(page);
}

/** What opens over a screen. */
async function throughOverlays(page: Page, api: Api, patientId: string, check: Check) {
	await page.goto(`/patients/${patientId}`);
	await page.getByRole('button', { name: 'More for Elizabeth Blackwell' }).click();
	await expect(page.getByRole('menuitem', { name: 'Make primary' })).toBeVisible();
	await check(page);
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: 'Assign doctor' }).click();
	const dialog = page.getByRole('dialog', { name: 'Assign a doctor' });
	await dialog.getByRole('button', { name: 'Assign' }).click();
	await expect(dialog.getByText('Choose a doctor')).toBeVisible();
	await check(page);
	await dialog.getByRole('combobox', { name: 'Doctor' }).click();
	await expect(page.getByRole('option').first()).toBeVisible();
	// What a combobox opens belongs to the combobox, not to a part of the page.
	await check(page, ['region']);
	await page.goto(`/patients/${patientId}/edit`);
	await page.getByLabel('Family name').fill('Byron');
	await api.mutate('patient.replace', { ...ada, id: patientId, phone: null, familyName: 'King' });
	await page.getByRole('button', { name: 'Save changes' }).click();
	const conflict = page.getByRole('dialog', { name: /^Somebody saved this record/ });
	await conflict.getByRole('radio', { name: 'Yours Byron' }).check();
	await check(page);
	await conflict.getByRole('button', { name: 'Back to the form' }).click();
	await expect(conflict).toBeHidden();
	await page.getByRole('link', { name: 'Cancel' }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await check(page);
	await page.getByRole('button', { name: 'Leave' }).click();
	await page.getByRole('button', { name: 'Archive' }).click();
	await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
	await check(page);
}

test.describe('in light and dark', () => {
	// Nothing is measured while it fades in.
	test.use({ contextOptions: { reducedMotion: 'reduce' } });

	test('axe finds nothing outside', async ({ page }) => {
		await throughOutside(page, expectAccessible);
	});

	test('axe finds nothing on any screen', async ({ page, api }) => {
		await throughClinic(page, await fillClinic(api), expectAccessible);
	});

	test('axe finds nothing in what opens over a screen', async ({ page, api }) => {
		await throughOverlays(page, api, (await fillClinic(api)).patientId, expectAccessible);
		await page.getByRole('button', { name: /^Account/ }).click();
		await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
		await expectAccessible(page);
		await page.keyboard.press('Escape');
		await api.mutate('auth.logout', {});
		await page.getByRole('searchbox', { name: 'Search patients' }).fill('ada');
		await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
		await expectAccessible(page);
	});

	test('axe finds nothing where there is no connection, nor where a screen failed', async ({
		context,
		api,
	}) => {
		const { id } = await api.createPatient(ada);
		// Not watched for complaints: here there are some.
		const page = await context.newPage();
		await page.route('**/api/trpc/*patient.get*', async (route) => {
			const answer = await route.fetch();
			const text = await answer.text();
			await route.fulfill({ response: answer, body: text.replace('"allergies"', '"lost"') });
		});
		await page.goto(`/patients/${id}`);
		await expect(page.getByRole('heading', { name: 'This screen failed' })).toBeVisible();
		await expectAccessible(page);
		await context.setOffline(true);
		await expect(page.getByText('No connection')).toBeVisible();
		await expectAccessible(page);
		await context.setOffline(false);
		await page.unrouteAll();
		await page.getByRole('link', { name: 'Go to the patients' }).click();
		await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
	});

	test('axe finds nothing in lists, palette and hints', async ({ page, api }) => {
		await fillClinic(api);
		await throughList(page, expectAccessible);
		await throughKeys(page, expectAccessible);
		await throughHint(page, expectAccessible);
	});

	test('axe finds nothing in an empty clinic, nor in what opens over assignments', async ({
		page,
		api,
	}) => {
		for (const [path, text] of [
			['/', 'No patients yet'],
			['/assignments', 'Nobody is assigned yet'],
			['/activity', 'Nothing yet'],
		] as const) {
			await page.goto(path);
			await expect(page.getByText(text).first()).toBeVisible();
			await expectAccessible(page);
		}
		await fillClinic(api);
		await throughAssignments(page, expectAccessible);
	});
});

for (const [named, viewport, deviceScaleFactor] of [
	['360 pixels wide', { width: 360, height: 800 }, 1],
	// As a browser does it: half the pixels, each twice as large.
	['at 200 % zoom', { width: 640, height: 400 }, 2],
] as const) {
	test.describe(named, () => {
		test.use({ viewport, deviceScaleFactor, contextOptions: { reducedMotion: 'reduce' } });

		test('nothing overflows or lacks its style, and the navigation opens', async ({
			page,
			api,
		}) => {
			const ids = await fillClinic(api);
			await throughClinic(page, ids, expectWellDrawn);
			await throughList(page, expectWellDrawn);
			await throughKeys(page, expectWellDrawn);
			await throughHint(page, expectWellDrawn);
			await throughAssignments(page, expectWellDrawn);
			await throughOverlays(page, api, ids.patientId, expectWellDrawn);
			await page.goto('/patients');
			await expect(page.getByRole('link', { name: 'Doctors', exact: true })).toBeHidden();
			await page.getByRole('button', { name: 'Open navigation' }).click();
			await page.getByRole('link', { name: 'Doctors', exact: true }).click();
			await expect(page.getByRole('heading', { name: 'Doctors', level: 1 })).toBeVisible();
		});
	});
}
