import type { Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { expectNoAxeViolations } from './expect-accessible.ts';
import { opened } from './overlays.ts';
import { ada, fillClinic } from './sample.ts';
import { inPseudo } from './say.ts';
import { type Api, expect, test, unique } from './test.ts';
import { untranslated } from './untranslated.ts';

// Counts calls of `print()` instead of opening the browser's dialog.
test.beforeEach(async ({ page }) => {
	await page.addInitScript(() => {
		let count = 0;
		window.print = () => {
			count += 1;
			document.documentElement.setAttribute('data-printed', String(count));
		};
	});
});

const printed = (page: Page, times = 1) =>
	expect(page.locator('html')).toHaveAttribute('data-printed', String(times));

/** Prints the page to a PDF. @returns the text of each page */
async function printToText(page: Page, format: 'A4' | 'Letter' = 'A4'): Promise<string[]> {
	const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format })));
	const { text } = await extractText(pdf);
	return text.map((one) => one.replaceAll(/\s+/g, ' '));
}

/** Expects each page to have its number and all of the texts. */
function expectOnEachPage(pages: string[], ...texts: string[]): void {
	pages.forEach((text, n) => {
		expect(text).toContain(`${n + 1} / ${pages.length}`);
		for (const one of texts) expect(text).toContain(one);
	});
}

/** Expects no controls on the pages. */
function expectNoControls(pages: string[]): void {
	const all = pages.join(' ');
	for (const word of [
		'Search or run a command',
		'Show more',
		'Sign out',
		'Hand over',
		'Settings',
		'Skip to',
	]) {
		expect(all).not.toContain(word);
	}
}

/** Registers patients with the same family name. @returns their given names */
async function createFamily(count: number, api: Api): Promise<string[]> {
	const names = Array.from({ length: count }, (_, n) => `Given${n + 10}`);
	for (const givenName of names) {
		await api.createPatient({
			givenName,
			familyName: 'Smith',
			dateOfBirth: '1950-02-01',
			phone: '+442079460000',
		});
	}
	return names;
}

test('all rows of a filtered list are printed, with the header on each page', async ({
	page,
	api,
}) => {
	const names = await createFamily(60, api);
	await api.createPatient({ givenName: 'Somebody', familyName: 'Else' });
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.goto('/patients?q=smith');
	await expect(page.getByRole('status').filter({ hasText: '50 of 60' })).toBeVisible();
	await page.getByRole('button', { name: 'Print: Patients' }).click();
	await printed(page);

	const pages = await printToText(page);
	const all = pages.join(' ');
	expect(pages.length).toBeGreaterThan(1);
	expect(pages[0]).toContain('Patients: active, matching “smith”');
	expect(pages[0]).toMatch(
		/60 patients · printed on \d+ \S+ \d{4}, \d\d:\d\d by Florence Nightingale/,
	);
	expectOnEachPage(pages, 'Name Born Sex MRN Telephone Added');
	for (const name of names) expect(all.split(`${name} Smith`)).toHaveLength(2);
	expect(all.split('+44 20 7946 0000')).toHaveLength(61);
	expect(all).not.toContain('Somebody');
	expect(all).not.toContain('birth date');
	expectNoControls(pages);

	// After printing, the screen is as before.
	await expect(page.locator('[data-sheet]')).toHaveCount(0);
	await expect(page.getByRole('status').filter({ hasText: '50 of 60' })).toBeVisible();
	await page.getByRole('searchbox').focus();
	await page.keyboard.press('Control+p');
	await printed(page, 2);
});

test('a list that is printed by the browser says that it is incomplete', async ({ page, api }) => {
	await createFamily(52, api);
	await page.goto('/patients');
	await expect(page.getByRole('status').filter({ hasText: '50 of 52' })).toBeVisible();
	const pages = await printToText(page);
	expect(pages[0]).toContain('Patients: active');
	expect(pages[0]).toContain('the first 50 of 52 patients');
	expect(pages[0]).toContain('“Print” above the list prints all of it');
	expectOnEachPage(pages, 'Name Born Sex MRN Telephone Added');
	expectNoControls(pages);
	await page.getByRole('button', { name: 'Show more' }).click();
	await expect(page.getByRole('status').filter({ hasText: /^52 patients$/ })).toBeVisible();
	expect((await printToText(page))[0]).not.toContain('above the list');
});

test('a list that cannot be loaded completely is not printed', async ({ page, api }) => {
	await createFamily(52, api);
	await page.goto('/patients');
	await expect(page.getByRole('status').filter({ hasText: '50 of 52' })).toBeVisible();
	await page.route(/\/api\/trpc\/.*cursor/, (route) => route.abort());
	await page.getByRole('button', { name: 'Print: Patients' }).click();
	await expect(page.getByText('The list could not be loaded for printing')).toBeVisible();
	await expect(page.locator('html')).not.toHaveAttribute('data-printed');
});

/** Holds the requests for further pages. @returns lets them pass */
async function holdFurtherPages(page: Page): Promise<() => void> {
	const held = Promise.withResolvers<void>();
	await page.route(/\/api\/trpc\/.*cursor/, async (route) => {
		await held.promise;
		await route.continue();
	});
	return held.resolve;
}

test('printing a long list shows its progress, and can be cancelled', async ({ page, api }) => {
	await createFamily(52, api);
	await page.goto('/patients');
	await expect(page.getByRole('status').filter({ hasText: '50 of 52' })).toBeVisible();
	const release = await holdFurtherPages(page);
	await page.getByRole('button', { name: 'Print: Patients' }).click();
	const dialog = page.getByRole('dialog', { name: 'Preparing to print' });
	await expect(dialog.getByRole('status')).toHaveText('50 patients of 52');
	await dialog.getByRole('button', { name: 'Cancel' }).click();
	await expect(dialog).toBeHidden();
	release();
	await page.getByRole('button', { name: 'Print: Patients' }).click();
	await printed(page);
	expect((await printToText(page)).join(' ')).toContain('52 patients');
});

test('the progress of printing is translated, accessible, and fits', async ({
	page,
	api,
	context,
	baseURL,
}) => {
	await createFamily(52, api);
	await context.addCookies([{ name: 'hms_language', value: 'ar-XB', url: baseURL ?? '' }]);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await page.goto('/patients');
	await expect(page.getByRole('status').filter({ hasText: '52' })).toBeVisible();
	await holdFurtherPages(page);
	await page.getByRole('button', { name: inPseudo('Print: ') }).click();
	const dialog = page.getByRole('dialog', { name: inPseudo('Preparing to print') });
	await expect(dialog.getByRole('status')).toContainText('50');
	expect(await untranslated(page, opened)).toEqual([]);
	await page.setViewportSize({ width: 390, height: 800 });
	expect(await dialog.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(1);
	await expectNoAxeViolations(page, { within: opened });
});

test('each list is printed with its title, header and rows', async ({ page, api }) => {
	const { patientId, doctorId } = await fillClinic(api);
	const familyName = unique('Curie');
	await api.createDoctor({ givenName: 'Marie', familyName, specialty: 'radiology' });
	const lists: [path: string, button: string, title: string, ...texts: string[]][] = [
		[
			`/doctors?specialty=radiology&q=${encodeURIComponent(familyName)}`,
			'Doctors',
			`Doctors: Radiology, active, matching “${familyName}”`,
			'Name Specialty Licence number Telephone New patients',
			`Marie ${familyName} Radiology`,
		],
		[
			`/assignments?doctor=${doctorId}&role=specialist&primary=yes&on=2026-11-23`,
			'Assignments',
			'Assignments: active and ended, doctor Grace Hopper, specialist, primary only, on 23 Nov 2026',
		],
		[
			'/assignments?status=all',
			'Assignments',
			'Assignments: active and ended',
			'Patient Doctor Role Period Reason Status',
			'Ada Lovelace P-000011 Grace Hopper Specialist',
			'Palpitations Primary',
		],
		[
			'/assignments?view=no_primary',
			'Patients without a primary doctor',
			'Patients without a primary doctor',
			'Patient Born MRN Added',
			'Tom Smith 12 Jun 1970',
		],
		[
			'/activity?of=mapping',
			'Activity',
			'Activity: assignments',
			'When Who What',
			'Florence Nightingale Assigned Grace Hopper to Ada Lovelace',
		],
		[
			`/doctors/${doctorId}`,
			'Patients of Grace Hopper',
			'Patients of Grace Hopper: active',
			'Patient MRN Role From Until Reason',
			'Ada Lovelace P-000011 Specialist, primary',
		],
		[
			`/patients/${patientId}`,
			'Timeline of the care team',
			'Timeline of the care team',
			'Ada Lovelace · born 10 Dec 1990 · P-000011',
			'Doctor Specialty Role From Until Reason',
			'Hua Tuo General surgery Attending 15 Jan 2024',
		],
	];
	for (const [path, button, title, ...texts] of lists) {
		await page.goto(path);
		// The name of a filter's doctor is printed once it is there.
		if (path.includes('doctor=')) {
			const filter = page.getByRole('combobox', { name: 'Doctor' });
			await expect(filter).toHaveValue('Grace Hopper');
		}
		await page.getByRole('button', { name: `Print: ${button}`, exact: true }).click();
		await printed(page);
		const pages = await printToText(page);
		for (const one of [title, 'by Florence Nightingale', ...texts]) {
			expect(pages[0], path).toContain(one);
		}
		expectOnEachPage(pages);
		expectNoControls(pages);
	}
});

test('a patient is printed on one sheet: identity, allergies, care team', async ({ page, api }) => {
	const { patientId } = await fillClinic(api);
	await page.goto(`/patients/${patientId}?view=history`);
	await expect(page.getByText('Registered by')).toBeVisible();
	await page.getByRole('button', { name: 'Print', exact: true }).click();
	await printed(page);

	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	for (const text of ['Ada Lovelace', 'P-000011', 'Penicillin · Latex', 'Grace Hopper', 'A+']) {
		await expect(page.getByText(text, { exact: true }).first()).toBeVisible();
	}
	await expect(page.getByText('Born 10 Dec 1990, 35 years')).toBeVisible();
	await expect(page.getByText('Patient sheet')).toBeVisible();
	await expect(page.getByText('Registered by')).toBeHidden();
	await expect(page.getByRole('region', { name: 'Timeline' })).toBeHidden();
	await expect(page.getByRole('navigation')).toBeHidden();
	await expect(page.getByRole('button')).toHaveCount(0);
	await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0);
	const heading = page.getByRole('heading', { name: 'Ada Lovelace' });
	await expect(heading).toHaveCSS('color', 'rgb(0, 0, 0)');
	expect(await printToText(page)).toHaveLength(1);
});

test('each page of a patient’s sheet identifies the patient', async ({ page, api }) => {
	const name = `“’);} @page <b>&\\ ${'Maximiliana-Theodora '.repeat(3)}`;
	const lines = Array.from({ length: 200 }, (_, n) => `Line ${n + 1}.`);
	const { id } = await api.createPatient({
		...ada,
		givenName: 'محمد',
		familyName: name.trim(),
		notes: lines.join('\n'),
	});
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.goto(`/patients/${id}`);
	await expect(page.getByText('No doctor is assigned')).toBeVisible();
	const pages = await printToText(page);
	expect(pages.length).toBeGreaterThan(2);
	// The name starts in Arabic, so punctuation before its Latin words is placed to their right.
	expectOnEachPage(pages, 'page <b>&\\ Maximiliana-Theodora', 'born 10 Dec 1990', 'P-000001');
	for (const line of lines) expect(pages.join(' ')).toContain(line);
	expectNoControls(pages);
});

/** The width of what is printed on a page, in pixels: the paper's without the margins. */
const printedWidths = { A4: 688, Letter: 710 };

/** Expects three plots within the page's width, in ink, each with one heading and with its numbers below. */
async function expectPlotsOnPaper(page: Page): Promise<void> {
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	const panels = page.locator('section[data-unbroken]');
	await expect(panels).toHaveCount(3);
	for (const width of Object.values(printedWidths)) {
		await page.setViewportSize({ width, height: 1000 });
		for (const panel of await panels.all()) {
			await expect(panel.getByRole('heading')).toHaveCount(1);
			await expect(panel.getByRole('table')).toBeVisible();
			await expect(panel.locator('details')).toBeHidden();
		}
		// Columns, and the parts of bars with their legend.
		const bars = await panels.locator('[title] > div, [data-series]').evaluateAll((elements) =>
			elements.map((element) => {
				const { borderTopWidth, borderTopColor } = getComputedStyle(element);
				return { width: Number.parseFloat(borderTopWidth), colour: borderTopColor };
			}),
		);
		expect(bars.length).toBeGreaterThan(30);
		for (const bar of bars) expect(bar.width).toBeGreaterThan(0);
		expect(new Set(bars.map(({ colour }) => colour)).size).toBeGreaterThan(2);
		const sides = await panels.locator('*').evaluateAll((elements) =>
			elements
				.map((element) => element.getBoundingClientRect())
				.filter((box) => box.width > 0)
				.flatMap(({ left, right }) => [left, right]),
		);
		expect(Math.min(...sides)).toBeGreaterThanOrEqual(0);
		expect(Math.max(...sides)).toBeLessThanOrEqual(width);
	}
}

test('plots are printed in ink, each on one page with its numbers', async ({ page, api }) => {
	await fillClinic(api);
	await page.goto('/');
	await expect(page.getByText('Show numbers: Patients by doctor')).toBeVisible();
	for (const format of ['A4', 'Letter'] as const) {
		const pages = await printToText(page, format);
		expect(pages[0]).toMatch(/Home · printed on .* by Florence Nightingale/);
		for (const [title, ...numbers] of [
			['Registrations by week', 'Week of Patients', / 23 Nov 2026 \d+ 30 Nov/],
			['Patients by age and sex', 'Female Male Other', 'Age not known 0 0 0 1'],
			['Patients by doctor', 'Doctor Patients', 'Elizabeth Blackwell 1'],
		] as const) {
			const having = pages.filter((text) => text.includes(title));
			expect(having, title).toHaveLength(1);
			for (const text of numbers) expect(having[0], title).toMatch(text);
		}
		expectNoControls(pages);
		expect(pages.join(' ')).not.toContain('Show numbers');
	}
	await expectPlotsOnPaper(page);

	await api.mutate('auth.updateMe', { language: 'ar' });
	await page.emulateMedia({ media: 'screen' });
	await page.setViewportSize({ width: 1280, height: 800 });
	// The page follows by itself.
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await expect(page.locator('section[data-unbroken] summary')).toHaveCount(3);
	await expectPlotsOnPaper(page);
});
