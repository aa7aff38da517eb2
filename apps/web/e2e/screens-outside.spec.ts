// Screens without a session, of an empty clinic, and in exceptional states: axe in light and dark, layout on small screens.
import { expectAccessible } from './expect-accessible.ts';
import { ada, fillClinic } from './sample.ts';
import { expect, test } from './test.ts';

// No animations, because axe would measure colours in the middle of one.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('the sign-in page, with errors', async ({ page }) => {
	await page.goto('/sign-in');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByText('must not be empty').first()).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel('E-mail address').fill('nobody@example.org');
	await page.getByRole('textbox', { name: 'Password' }).fill('no such account');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByText('Not signed in')).toBeVisible();
	await expectAccessible(page);
});

test('the registration page', async ({ page }) => {
	await page.goto('/register');
	await expect(page.getByLabel('Your name')).toBeVisible();
	await expectAccessible(page);
});

for (const [path, text] of [
	['/', 'No patients yet'],
	['/assignments', 'No assignments yet'],
	['/activity?person=me', 'No matching changes'],
] as const) {
	test(`${path} of an empty clinic`, async ({ page, api: _ }) => {
		await page.goto(path);
		await expect(page.getByText(text).first()).toBeVisible();
		await expectAccessible(page);
	});
}

test('a conflict, and the confirmation before leaving a form', async ({ page, api }) => {
	const { id } = await api.createPatient(ada);
	await page.goto(`/patients/${id}/edit`);
	await page.getByLabel('Family name').fill('Byron');
	await api.mutate('patient.replace', { ...ada, id, phone: null, familyName: 'King' });
	await page.getByRole('button', { name: 'Save changes' }).click();
	const conflict = page.getByRole('dialog', { name: 'This record changed while you were editing' });
	await conflict.getByRole('radio', { name: 'Yours Byron' }).check();
	await expectAccessible(page);
	await conflict.getByRole('button', { name: 'Back to the form' }).click();
	await expect(conflict).toBeHidden();
	await page.getByRole('link', { name: 'Cancel' }).click();
	await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
	await expectAccessible(page);
});

test('a notification with Undo', async ({ page, api }) => {
	const { id } = await api.createPatient(ada);
	await page.goto(`/patients/${id}`);
	await page.getByRole('button', { name: 'Archive' }).click();
	await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
	await expectAccessible(page);
});

test('a session that has ended', async ({ page, api }) => {
	await page.goto('/patients');
	await expect(page.getByText('No patients yet')).toBeVisible();
	await api.mutate('auth.logout', {});
	await page.getByRole('searchbox', { name: 'Search patients' }).fill('ada');
	await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
	await expectAccessible(page);
});

test('a screen that failed, and no connection', async ({ context, api }) => {
	const { id } = await api.createPatient(ada);
	// A page without the check for console errors: there are some here.
	const page = await context.newPage();
	await page.route('**/api/trpc/*patient.get*', async (route) => {
		const answer = await route.fetch();
		const text = await answer.text();
		await route.fulfill({ response: answer, body: text.replace('"allergies"', '"lost"') });
	});
	await page.goto(`/patients/${id}`);
	await expect(
		page.getByRole('heading', { name: 'Something went wrong on this page' }),
	).toBeVisible();
	await expectAccessible(page);
	await context.setOffline(true);
	await expect(page.getByText('No connection')).toBeVisible();
	await expectAccessible(page);
	await context.setOffline(false);
	await page.unrouteAll();
	await page.getByRole('link', { name: 'Go to patients' }).click();
	await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 360, height: 800 } });

	test('the navigation opens', async ({ page, api }) => {
		await fillClinic(api);
		await page.goto('/patients');
		await expect(page.getByRole('link', { name: 'Doctors', exact: true })).toBeHidden();
		await page.getByRole('button', { name: 'Open navigation' }).click();
		await page.getByRole('link', { name: 'Doctors', exact: true }).click();
		await expect(page.getByRole('heading', { name: 'Doctors', level: 1 })).toBeVisible();
	});
});
