import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const paletteOf = (page: Page) => page.getByRole('dialog', { name: 'Search or run a command' });

/** Opens a screen whose time stands still, so that a dialog that closes does not go. */
async function openStopped(page: Page, path: string, field: string): Promise<void> {
	await page.clock.install();
	await page.goto(path);
	await expect(page.getByLabel(field)).toBeVisible();
	await page.clock.pauseAt(Date.now() + 60_000);
}

async function openPalette(page: Page): Promise<void> {
	await page.keyboard.press('Control+k');
	const box = paletteOf(page).getByRole('combobox');
	while (!(await box.isVisible())) await page.clock.runFor(1);
	// Its opening is over, and the time for the focus.
	await page.clock.runFor(1_000);
	await expect(box).toBeFocused();
}

test('a palette that closes takes no more text, and starts anew when it is opened again', async ({
	page,
	api: _,
}) => {
	await openStopped(page, '/patients', 'Search patients');
	const box = paletteOf(page).getByRole('combobox');
	for (const timeUntilReopened of [0, 50]) {
		await openPalette(page);
		await box.fill('first');
		await page.keyboard.press('Escape');
		await expect(box).not.toBeEditable();
		await page.clock.runFor(timeUntilReopened);
		await page.keyboard.press('Control+k');
		await page.keyboard.type('go doct');
		await expect(box).toBeEditable();
		await page.clock.runFor(50);
		await expect(box).toHaveValue('go doct');
		await page.keyboard.press('Escape');
		await page.clock.runFor(1_000);
		await expect(paletteOf(page)).toBeHidden();
	}
});

test('staying gives the focus back to the field from which the palette was opened', async ({
	page,
	api: _,
}) => {
	await openStopped(page, '/patients/new', 'Given name');
	const field = page.getByLabel('Given name');
	const confirmation = page.getByRole('dialog', { name: 'Leave without saving?' });
	await field.fill('Ada');
	// The palette is still closing, or has gone.
	for (const timeUntilStay of [50, 1_000]) {
		await openPalette(page);
		await paletteOf(page).getByRole('combobox').fill('go doctors');
		await page.keyboard.press('Enter');
		const stay = confirmation.getByRole('button', { name: 'Stay' });
		while (!(await stay.isVisible())) await page.clock.runFor(1);
		await page.clock.runFor(timeUntilStay);
		await expect(stay).toBeFocused();
		await page.keyboard.press('Enter');
		await page.clock.runFor(1_000);
		await expect(confirmation).toBeHidden();
		await expect(paletteOf(page)).toBeHidden();
		await expect(field).toBeFocused();
	}
});
