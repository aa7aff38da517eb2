import type { Browser, Page } from '@playwright/test';
import { ada } from './sample.ts';
import { Api, expect, newAccount, test, unique } from './test.ts';

/** Opens a page, and waits until it is told of changes. */
async function openLive(page: Page, path: string) {
	const listens = page.waitForResponse('**/api/events');
	await page.goto(path);
	await listens;
}

/** A colleague, who works on another machine. */
async function openColleague(browser: Browser, origin = '') {
	const context = await browser.newContext();
	const api = new Api(context.request, origin);
	const account = newAccount();
	await api.signUp(account);
	return { api, name: account.name, close: () => context.close() };
}

/** Makes a page believe that it is behind another tab, or in front again. */
const show = (page: Page, state: 'hidden' | 'visible') =>
	page.evaluate((visibilityState) => {
		Object.defineProperty(document, 'visibilityState', {
			value: visibilityState,
			configurable: true,
		});
		document.dispatchEvent(new Event('visibilitychange'));
	}, state);

test('what a colleague changes in the directory appears by itself', async ({
	page,
	api,
	browser,
	baseURL,
}) => {
	const familyName = unique('Hopper');
	const { id } = await api.createDoctor({ givenName: 'Grace', familyName });
	const colleague = await openColleague(browser, baseURL);
	const change = (fields: object) => colleague.api.mutate('doctor.update', { id, ...fields });
	await openLive(page, `/doctors/${id}`);
	await change({ email: 'one@example.org' });
	await expect(page.getByText('one@example.org')).toBeVisible();

	await openLive(page, `/doctors?q=${encodeURIComponent(familyName)}`);
	await page.getByRole('searchbox', { name: 'Search doctors' }).focus();
	await change({ givenName: 'Ada' });
	await expect(page.getByRole('link', { name: `Ada ${familyName}` })).toBeVisible();
	await expect(page.getByRole('searchbox', { name: 'Search doctors' })).toBeFocused();

	// A page behind another tab has no connection, and asks again when it is in front.
	await show(page, 'hidden');
	await change({ givenName: 'Barbara' });
	const listens = page.waitForResponse('**/api/events');
	await show(page, 'visible');
	await listens;
	await expect(page.getByRole('link', { name: `Barbara ${familyName}` })).toBeVisible();
	await change({ givenName: 'Katherine' });
	await expect(page.getByRole('link', { name: `Katherine ${familyName}` })).toBeVisible();
	await colleague.close();
});

test('a form follows changes until somebody types, and then says what changed', async ({
	page,
	api,
	browser,
	baseURL,
}) => {
	const familyName = unique('Hopper');
	const { id } = await api.createDoctor({ givenName: 'Grace', familyName });
	const colleague = await openColleague(browser, baseURL);
	const change = (fields: object) => colleague.api.mutate('doctor.update', { id, ...fields });
	await openLive(page, `/doctors/${id}/edit`);
	const notice = page.getByRole('status').filter({ hasText: 'This record changed' });
	await change({ givenName: 'Ada' });
	await expect(page.getByLabel('Given name')).toHaveValue('Ada');
	await expect(notice).toBeHidden();

	await page.getByLabel('Licence number').fill('L 1');
	await change({ email: 'theirs@example.org' });
	await expect(notice).toContainText(`${colleague.name} saved it on`);
	await notice.getByText('Show what changed').click();
	await expect(notice).toContainText('E-mailempty →became theirs@example.org');
	await expect(page.getByLabel('Licence number')).toHaveValue('L 1');
	await expect(page.getByLabel('E-mail')).toHaveValue('');
	await page.getByRole('button', { name: 'Save changes' }).click();
	await expect(page.getByText('along with changes made meanwhile')).toBeVisible();
	await expect(page.getByText('theirs@example.org')).toBeVisible();
	await expect(page.getByText('L 1', { exact: true })).toBeVisible();
	await colleague.close();
});

test('the dialogs of assignments follow changes, and keep what was typed', async ({
	page,
	api,
}) => {
	const [first, second] = [unique('First'), unique('Second')];
	const { id: doctorId } = await api.createDoctor({ givenName: 'A', familyName: first });
	await api.createDoctor({ givenName: 'B', familyName: second });
	const { id: patientId } = await api.createPatient(ada);
	await openLive(page, `/patients/${patientId}`);
	await page.getByRole('button', { name: 'Assign doctor' }).click();
	const assigning = page.getByRole('dialog', { name: 'Assign a doctor' });
	const primary = assigning.getByRole('switch', { name: 'Primary doctor' });
	await expect(primary).toBeChecked();
	await assigning.getByLabel('Reason').fill('A second opinion');
	const { id } = await api.assign({ patientId, doctorId, isPrimary: true });
	await expect(assigning.getByRole('status')).toContainText(`A ${first}`);
	await expect(primary).not.toBeChecked();
	await expect(assigning.getByLabel('Reason')).toHaveValue('A second opinion');
	await assigning.getByRole('combobox', { name: 'Doctor' }).fill(second);
	await page.getByRole('option', { name: `B ${second}` }).click();
	await assigning.getByRole('button', { name: 'Assign' }).click();
	await expect(page.getByText(`B ${second} was assigned`)).toBeVisible();

	const row = page
		.getByRole('region', { name: 'Care team' })
		.getByRole('listitem')
		.filter({ hasText: first });
	await row.getByRole('button', { name: `More for A ${first}` }).click();
	await page.getByRole('menuitem', { name: 'Edit assignment' }).click();
	const editing = page.getByRole('dialog', { name: 'Edit assignment' });
	await editing.getByLabel('Notes').fill('Mine');
	// Somebody who looks elsewhere has still typed.
	await editing.getByText(`A ${first}`).click();
	await api.mutate('mapping.update', { id, reason: 'Theirs' });
	await expect(editing.getByText('This record changed while you were editing')).toBeVisible();
	await expect(editing.getByLabel('Notes')).toHaveValue('Mine');
	await editing.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('along with changes made meanwhile')).toBeVisible();

	await row.getByRole('button', { name: `End… A ${first}` }).click();
	const ending = page.getByRole('dialog', { name: 'End assignment' });
	await ending.getByLabel('Reason').fill('Moved');
	await api.mutate('mapping.end', { id });
	await expect(ending.getByText('This assignment has ended since you opened it')).toBeVisible();
	await expect(ending.getByLabel('Reason')).toHaveValue('Moved');
});

test('other windows and devices of a user follow changed formats, and keep what is being typed', async ({
	page,
	api,
	account,
	browser,
	baseURL,
}) => {
	const { id } = await api.createPatient(ada);
	await openLive(page, `/patients/${id}`);
	await expect(page.getByText(/^Born /)).toContainText('10 Dec 1990');
	const context = await browser.newContext({ baseURL: baseURL ?? '' });
	const { email, password } = account;
	await new Api(context.request, baseURL ?? '').mutate('auth.signIn', { email, password });
	const other = await context.newPage();
	await openLive(other, '/settings');
	const formats = other.getByRole('form', { name: 'Language and formats' });
	const form = await context.newPage();
	await openLive(form, '/patients/new');

	await formats.getByRole('combobox', { name: 'Dates' }).click();
	await other.getByRole('option', { name: 'Year, month, day' }).click();
	await formats.getByRole('button', { name: 'Save formats' }).click();
	await expect(page.getByText(/^Born /)).toContainText('1990-12-10');
	await api.mutate('auth.updateMe', { dateOrder: 'dmy' });
	await expect(page.getByText(/^Born /)).toContainText('10 Dec 1990');
	// A form that nobody has changed shows what is stored.
	await expect(formats.getByRole('combobox', { name: 'Dates' })).toHaveValue('Day, month, year');

	await form.getByLabel('Given name').fill('Zoë');
	await form.getByLabel('Birth date').fill('3/4/1990');
	const notice = form.getByRole('status').filter({ hasText: 'language or formats have changed' });
	await expect(notice).toBeHidden();
	await api.mutate('auth.updateMe', { dateOrder: 'mdy', language: 'de' });
	for (const idle of [page, other]) {
		await expect(idle.locator('html')).toHaveAttribute('lang', 'de');
	}
	await expect(notice).toBeVisible();
	await expect(form.getByLabel('Birth date')).toHaveValue('3/4/1990');
	await form.getByRole('button', { name: 'Register patient' }).click();
	await expect(form.locator('html')).toHaveAttribute('lang', 'de');
	await expect(form.getByRole('heading', { level: 1, name: 'Zoë' })).toBeVisible();
	const { items } = await api.get('/api/patients?q=zoe');
	expect(items).toMatchObject([{ givenName: 'Zoë', dateOfBirth: '1990-04-03' }]);

	await openLive(form, '/patients/new');
	await form.getByLabel('Vorname').fill('Nobody');
	await api.mutate('auth.updateMe', { language: 'en-GB' });
	await form.getByRole('button', { name: 'Verwerfen und neu laden' }).click();
	await expect(form.getByLabel('Given name')).toHaveValue('');
	await context.close();
});

test('a session that ends elsewhere covers the screen at once, and it goes on after signing in', async ({
	page,
	api,
	account,
}) => {
	const { id } = await api.createPatient(ada);
	await openLive(page, `/patients/${id}`);
	await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
	await api.mutate('auth.logout', {});
	const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
	await expect(dialog.getByLabel('E-mail address')).toHaveValue(account.email);
	const listens = page.waitForResponse(
		(response) => response.url().endsWith('/api/events') && response.ok(),
	);
	await dialog.getByRole('textbox', { name: 'Password' }).fill(account.password);
	await dialog.getByRole('button', { name: 'Sign in' }).click();
	await expect(dialog).toBeHidden();
	await listens;
	await api.mutate('patient.update', { id, familyName: 'King' });
	await expect(page.getByRole('heading', { name: 'Ada King' })).toBeVisible();
});
