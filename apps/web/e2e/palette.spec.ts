import { holdRequests } from './hold-requests.ts';
import { ada } from './sample.ts';
import { expect, test, unique } from './test.ts';

test('the palette finds patients and doctors from every screen', async ({ page, api }) => {
	await api.createPatient({ givenName: 'Ada', familyName: 'Byron' });
	await api.createPatient(ada);
	const familyName = unique('Hopper');
	await api.createDoctor({ givenName: 'Grace', familyName });
	await page.goto('/doctors');
	await page.keyboard.press('Control+k');
	const palette = page.getByRole('dialog', { name: 'Search or run a command' });
	const box = palette.getByRole('combobox', { name: 'Search or run a command' });
	await expect(box).toBeFocused();
	await box.fill('lovelace');
	const option = palette.getByRole('option', { name: /^Ada Lovelace 10 Dec/ });
	await expect(option).toHaveAttribute('aria-selected', 'true');
	await expect(option).toContainText('10 Dec 1990');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
	await expect(palette).toBeHidden();

	await page.keyboard.press('Control+k');
	await box.fill(familyName);
	await palette.getByRole('option', { name: `Grace ${familyName}` }).click();
	await expect(page.getByRole('heading', { name: `Grace ${familyName}` })).toBeVisible();

	await page.getByRole('button', { name: /^Search or run a command/ }).click();
	await box.fill('zzzz');
	await expect(palette.getByText('Nothing matches “zzzz”.')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(palette).toBeHidden();
});

test('Enter never opens a result for an earlier text', async ({ page, api }) => {
	await api.createPatient({ givenName: 'Older', familyName: 'Answer' });
	await api.createPatient({ givenName: 'Newer', familyName: 'Answer' });
	await page.goto('/patients');
	await page.keyboard.press('Control+k');
	const palette = page.getByRole('dialog', { name: 'Search or run a command' });
	const box = palette.getByRole('combobox');
	await box.fill('older');
	await expect(palette.getByRole('option', { name: /^Older/ })).toHaveAttribute(
		'aria-selected',
		'true',
	);
	const { release } = await holdRequests(page, '**/api/trpc/*patient.list*');
	await box.fill('newer');
	await page.keyboard.press('Enter');
	await expect(palette.getByRole('option', { name: /^Older/ })).toBeDisabled();
	await expect(palette).toBeVisible();
	// Enter waits for the results of its own text.
	release();
	await expect(page.getByRole('heading', { name: 'Newer Answer' })).toBeVisible();
});

test('the palette runs its actions', async ({ page, api: _ }) => {
	await page.goto('/patients');
	const palette = page.getByRole('dialog', { name: 'Search or run a command' });
	const box = palette.getByRole('combobox');
	await page.keyboard.press('Control+k');
	await box.fill('dark');
	await page.keyboard.press('Enter');
	await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');

	await page.keyboard.press('Control+k');
	await box.fill('register');
	// The first result.
	await expect(palette.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'New patient' })).toBeVisible();

	// From a text field too; unsaved input is protected by a confirmation.
	await page.getByLabel('Given name').fill('Ada');
	await page.keyboard.press('Control+k');
	await box.fill('go doctors');
	await page.keyboard.press('Enter');
	const confirmation = page.getByRole('dialog', { name: 'Leave without saving?' });
	await confirmation.getByRole('button', { name: 'Stay' }).click();
	await expect(page.getByLabel('Given name')).toHaveValue('Ada');
	await page.keyboard.press('Control+k');
	await box.fill('go doctors');
	await page.keyboard.press('Enter');
	await confirmation.getByRole('button', { name: 'Leave' }).click();
	await expect(page.getByRole('heading', { name: 'Doctors', level: 1 })).toBeVisible();

	for (const [typed, title, path] of [
		['go home', 'Home', '/'],
		['gaps', 'Assignments', '/assignments'],
		['go activity', 'Activity', '/activity'],
		['password', 'Settings', '/settings'],
	] as const) {
		await page.keyboard.press('Control+k');
		await box.fill(typed);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
		await expect(page).toHaveURL(path);
	}

	await page.keyboard.press('Control+k');
	await box.fill('sign out');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL('/sign-in');
});

test('a search that fails can be retried', async ({ page, api }) => {
	await api.createPatient(ada);
	await page.goto('/doctors');
	await page.route('**/api/trpc/*patient.list*', (route) =>
		route.fulfill({ status: 400, json: { error: { message: 'no', code: -1, data: {} } } }),
	);
	await page.keyboard.press('Control+k');
	const palette = page.getByRole('dialog', { name: 'Search or run a command' });
	await palette.getByRole('combobox').fill('lovelace');
	await expect(palette.getByText('could not be searched')).toBeVisible({ timeout: 20_000 });
	await page.unroute('**/api/trpc/*patient.list*');
	await palette.getByRole('button', { name: 'Try again' }).click();
	await expect(palette.getByRole('option', { name: /^Ada Lovelace 10 Dec/ })).toBeVisible();
});

test('shortcuts are listed by “?”, inactive while typing, and can be switched off', async ({
	page,
	api: _,
}) => {
	await page.goto('/patients');
	await expect(page.getByText('No patients yet')).toBeVisible();
	const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
	await page.keyboard.press('?');
	await expect(keys).toBeVisible();
	// Shortcuts are inactive while a dialog is open.
	await page.keyboard.press('n');
	await expect(page).toHaveURL('/patients');
	await page.keyboard.press('Escape');
	await expect(keys).toBeHidden();
	await page.getByRole('searchbox').pressSequentially('?n');
	await expect(page.getByRole('searchbox')).toHaveValue('?n');
	await expect(keys).toBeHidden();

	await page.getByRole('button', { name: /^Account/ }).click();
	await page.getByRole('switch', { name: 'Single-key shortcuts' }).uncheck();
	await page.keyboard.press('Escape');
	await page.keyboard.press('?');
	await page.keyboard.press('Control+k');
	await expect(page.getByRole('dialog', { name: 'Search or run a command' })).toBeVisible();
	await expect(keys).toBeHidden();
});

test('the palette closes an open popover, and the focus returns to the popover’s button', async ({
	page,
	api,
}) => {
	await api.createPatient(ada);
	await page.goto('/patients');
	const button = page.getByRole('button', { name: 'Columns and density' });
	const settings = page.getByRole('dialog', { name: 'Columns and density' });
	await button.press('Enter');
	await expect(settings).toBeFocused();
	await page.keyboard.press('Tab');
	await expect(settings.getByRole('radio', { name: 'Comfortable' })).toBeFocused();

	await page.keyboard.press('Control+k');
	await expect(page.getByRole('combobox', { name: 'Search or run a command' })).toBeFocused();
	await expect(settings).toBeHidden();
	await page.keyboard.press('Escape');
	await expect(button).toBeFocused();

	await page.keyboard.press('Enter');
	await settings.getByRole('checkbox', { name: 'Sex' }).press('Space');
	await settings.getByRole('button', { name: 'As many as fit' }).press('Enter');
	await expect(settings).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(button).toBeFocused();
});

test('the palette shows the patients who were opened last, and finds by telephone number', async ({
	page,
	api,
}) => {
	const { id } = await api.createPatient(ada);
	await page.goto(`/patients/${id}`);
	await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
	const palette = page.getByRole('dialog', { name: 'Search or run a command' });
	const option = palette.getByRole('option', { name: /^Ada Lovelace 10 Dec/ });
	await page.keyboard.press('Control+k');
	await expect(palette.getByRole('option', { name: 'Go to doctors' })).toBeVisible();
	await expect(option).toBeHidden();
	await palette.getByRole('option', { name: 'Go to doctors' }).click();
	await expect(page.getByRole('heading', { name: 'Doctors', level: 1 })).toBeVisible();
	await page.keyboard.press('Control+k');
	await expect(palette.getByRole('group', { name: 'Recent patients' })).toContainText(
		'Ada Lovelace',
	);
	await expect(palette.getByRole('combobox')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();

	await page.keyboard.press('Control+k');
	await palette.getByRole('combobox').fill('020 7946 0000');
	await expect(option).toHaveAttribute('aria-selected', 'true');
});
