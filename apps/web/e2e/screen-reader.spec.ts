import type { Page } from '@playwright/test';
import { ada } from './sample.ts';
import { expect, test } from './test.ts';

/** The live region in which Next.js announces a new page. */
const routeAnnouncer = (page: Page) => page.locator('#__next-route-announcer__');

test('live regions announce the opened screen, the number of results, and what was done', async ({
	page,
	api,
}) => {
	await api.createPatient(ada);
	await api.createPatient({ givenName: 'Zoë', familyName: 'Müller' });
	await page.goto('/');
	await expect(page.getByRole('heading', { name: 'Home', level: 1 })).toBeVisible();
	await page.getByRole('link', { name: 'Patients', exact: true }).click();
	await expect(routeAnnouncer(page)).toHaveText('Patients · HMS');
	const count = page.getByRole('status').filter({ hasText: /patients?$/ });
	await expect(count).toHaveText('2 patients');
	// A live region has to stay the same element, or screen readers announce nothing.
	const liveRegion = await count.elementHandle();
	const announcement = () => liveRegion?.textContent();
	const search = page.getByRole('searchbox', { name: 'Search patients' });
	await search.fill('lovelace');
	await expect.poll(announcement).toBe('1 patient');
	await search.fill('nobody');
	await expect.poll(announcement).toBe('No patients');
	await search.fill('lovelace');
	await expect.poll(announcement).toBe('1 patient');

	await page.getByRole('link', { name: 'Ada Lovelace' }).click();
	await expect(routeAnnouncer(page)).toHaveText('Ada Lovelace · HMS');
	await page.getByRole('link', { name: 'Edit' }).click();
	await expect(routeAnnouncer(page)).toHaveText('Edit Ada Lovelace · HMS');
	await page.goBack();
	await page.getByRole('button', { name: 'Archive' }).click();
	await expect(page.getByRole('alert').filter({ hasText: 'archived' })).toBeVisible();
});

test('errors are announced with their field, and why saving failed in an alert', async ({
	page,
	api: _,
}) => {
	await page.goto('/patients/new');
	await page.getByLabel('E-mail').fill('nobody');
	await page.getByRole('button', { name: 'Register patient' }).click();
	const name = page.getByLabel('Given name');
	await expect(name).toBeFocused();
	await expect(name).toHaveAccessibleDescription(/must not be empty/);
	await expect(name).toHaveAttribute('aria-invalid', 'true');
	await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/Enter an e-mail address/);
	await page.getByLabel('E-mail').fill('');
	await name.fill('Ada');
	await page.getByLabel('Birth date').fill('10.12.1990');
	await expect(page.getByLabel('Birth date')).toHaveAccessibleDescription(/10 Dec 1990 · 35 years/);
	await page.route('**/api/trpc/patient.create*', (route) => route.abort());
	await page.getByRole('button', { name: 'Register patient' }).click();
	await expect(page.getByRole('main').getByRole('alert')).toContainText('did not answer');
});

test.describe('with reduced motion', () => {
	test.use({ contextOptions: { reducedMotion: 'reduce' } });

	test('nothing is animated', async ({ page, api }) => {
		await api.createPatient(ada);
		// Fading is no motion, and loading spinners may turn.
		await page.addInitScript(() => {
			const animated: string[] = [];
			Object.assign(window, { animated });
			addEventListener('transitionrun', (event) => {
				const isFading = /opacity|color|background|visibility|shadow/.test(event.propertyName);
				if (!isFading) animated.push(event.propertyName);
			});
			addEventListener('animationstart', ({ target, animationName }) => {
				const isLoader = target instanceof Element && target.matches('.mantine-Loader-root');
				if (!isLoader) animated.push(animationName);
			});
		});
		await page.goto('/patients');
		await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
		await page.keyboard.press('Control+k');
		const palette = page.getByRole('dialog', { name: 'Search or run a command' });
		await expect(palette).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(palette).toBeHidden();
		await page.getByRole('button', { name: /^Account/ }).click();
		await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
		await page.keyboard.press('Escape');
		await page.getByRole('link', { name: 'Ada Lovelace' }).click();
		await page.getByRole('button', { name: 'Assign doctor' }).click();
		await expect(page.getByRole('dialog', { name: 'Assign a doctor' })).toBeVisible();
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: 'Archive' }).click();
		await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
		await page.getByRole('button', { name: 'Undo' }).click();
		await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
		expect(await page.evaluate(() => Reflect.get(window, 'animated'))).toEqual([]);
	});
});
