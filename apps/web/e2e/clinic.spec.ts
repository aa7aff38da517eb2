import { expectAccessible } from './expect-accessible.ts';
import { addColleague, test } from './own-clinic.ts';
import { ada } from './sample.ts';
import { Api, expect, unique } from './test.ts';

// No animations, because axe would measure colours in the middle of one.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** A date as it is written in a time zone, in an order of its parts. */
const dayIn = (timeZone: string, order: 'mdy' | 'ymd') =>
	new Intl.DateTimeFormat(order === 'mdy' ? 'en-US' : 'sv-SE', {
		timeZone,
		...(order === 'mdy' ? ({ dateStyle: 'medium' } as const) : {}),
	}).format();

test('an administrator sets the clinic, a member sees it at once and chooses other formats', async ({
	page,
	browser,
	signIn,
	clinic,
}) => {
	const admin = await signIn(clinic.admin);
	const member = await addColleague(admin, clinic.url, unique('Mary Seacole'));
	const context = await browser.newContext({ baseURL: clinic.url, locale: 'ja-JP' });
	const theirs = await context.newPage();
	const api = new Api(context.request, clinic.url);
	await api.mutate('auth.signIn', { email: member.email, password: member.password });
	const { id } = await api.createPatient({ ...ada, dateOfBirth: '1990-12-10' });
	await theirs.goto(`/patients/${id}`);
	await expect(theirs.getByText(/^Born /)).toContainText('10 Dec 1990');

	await page.goto('/settings');
	await page.getByRole('link', { name: 'Change clinic settings' }).press('Enter');
	await expect(page).toHaveTitle('Clinic settings · HMS');
	await page.getByRole('textbox', { name: 'Name' }).fill('Spring Gardens');
	await page.getByRole('combobox', { name: 'Time zone' }).fill('kiritimati');
	await page.keyboard.press('Enter');
	await page.getByRole('combobox', { name: 'Dates' }).click();
	await page.getByRole('option', { name: 'Month, day, year' }).click();
	await page.getByRole('combobox', { name: 'Paper' }).click();
	await page.getByRole('option', { name: 'US Letter' }).click();
	await expect(page.getByText('Like')).toContainText(dayIn('Pacific/Kiritimati', 'mdy'));
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Save settings' }).click();
	await expect(page.getByText('The clinic’s settings were saved')).toBeVisible();
	const panel = page.getByRole('region', { name: 'Clinic', exact: true });
	await expect(panel).toContainText(dayIn('Pacific/Kiritimati', 'mdy'));

	// No reload: the open page of the member follows.
	await expect(theirs.getByText(/^Born /)).toContainText('Dec 10, 1990');
	await expect(theirs.locator('html')).toHaveAttribute('data-paper', 'Letter');
	const head = theirs.getByRole('navigation').getByTitle('Spring Gardens');
	await expect(head).toHaveText('Spring Gardens');
	const { version: _version, updatedAt: _updatedAt, ...settings } = await admin.get('/api/clinic');
	const longName = `Spring Gardens ${'and Surroundings '.repeat(4)}`.trim();
	await admin.mutate('clinic.replace', { ...settings, name: longName });
	for (const width of [1280, 390]) {
		await theirs.setViewportSize({ width, height: 800 });
		const name = theirs.getByTitle(longName).filter({ visible: true });
		await expect(name).toHaveText(longName);
		const isCut = await name.evaluate((one) => one.scrollWidth > one.clientWidth);
		expect(isCut, `${width} pixels`).toBe(true);
		await expect(
			theirs.evaluate(() => document.documentElement.scrollWidth),
		).resolves.toBeLessThanOrEqual(width);
	}
	await theirs.setViewportSize({ width: 1280, height: 800 });
	await admin.mutate('clinic.replace', { ...settings, name: 'Spring Gardens' });
	await expect(head).toBeVisible();

	await theirs.goto('/settings/clinic');
	await expect(theirs.getByText('Only for administrators')).toBeVisible();
	await theirs.goto('/settings');
	const formats = theirs.getByRole('form', { name: 'Language and formats' });
	await formats.getByRole('combobox', { name: 'Dates' }).click();
	await theirs.getByRole('option', { name: 'Year, month, day' }).click();
	await expect(formats.getByText('Like')).toContainText(dayIn('Pacific/Kiritimati', 'ymd'));
	await expectAccessible(theirs);
	await formats.getByRole('button', { name: 'Save formats' }).click();
	await expect(theirs.getByText('Your formats were saved')).toBeVisible();
	await theirs.goto(`/patients/${id}/edit`);
	await expect(theirs.getByLabel('Birth date')).toHaveValue('1990-12-10');

	await context.clearCookies();
	await theirs.goto('/sign-in');
	await expect(theirs.getByText('Spring Gardens')).toBeVisible();
	await context.close();
});

test('two administrators who change a setting at once choose between both values', async ({
	page,
	signIn,
	clinic,
}) => {
	const api = await signIn(clinic.admin);
	await page.goto('/settings/clinic');
	const name = page.getByRole('textbox', { name: 'Name' });
	await name.fill('Mine');
	const { version, ...settings } = await api.get('/api/clinic');
	expect(version).toBeGreaterThan(0);
	await api.mutate('clinic.replace', { ...settings, name: 'Theirs' });
	await expect(page.getByText('This record changed while you were editing')).toBeVisible();
	await page.getByRole('button', { name: 'Save settings' }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog).toContainText('You saved it yourself');
	await dialog.getByText('Mine').click();
	await expectAccessible(page);
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('region', { name: 'Clinic', exact: true })).toContainText('Mine');
});
