import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

const paletteOf = (page: Page) => page.getByRole('dialog', { name: 'Search or run a command' });

/** Opens a screen whose time stands still, so that a dialog that closes does not go. */
async function openStopped(page: Page, path: string, field: string): Promise<void> {
	await page.clock.install();
	await page.goto(path);
	await expect(page.getByLabel(field)).toBeVisible();
	await page.clock.pauseAt(Date.now() + 60_000);
}

/** Lets time pass in small steps until something is so: React renders in between, however slow the machine is. */
async function runUntil(page: Page, isSo: () => Promise<boolean>): Promise<void> {
	while (!(await isSo())) await page.clock.runFor(10);
}

const isFocused = (element: Locator) => element.evaluate((it) => it === document.activeElement);

async function openPalette(page: Page): Promise<void> {
	await page.keyboard.press('Control+k');
	const box = paletteOf(page).getByRole('combobox');
	await runUntil(page, () => box.isVisible());
	await runUntil(page, () => isFocused(box));
	// The opening is over too.
	await page.clock.runFor(1_000);
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
		await runUntil(page, async () => (await box.inputValue()) !== '');
		await expect(box).toHaveValue('go doct');
		await page.keyboard.press('Escape');
		await runUntil(page, () => paletteOf(page).isHidden());
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
		await runUntil(page, () => stay.isVisible());
		await runUntil(page, () => isFocused(stay));
		await page.clock.runFor(timeUntilStay);
		await page.keyboard.press('Enter');
		await runUntil(page, () => confirmation.isHidden());
		await runUntil(page, () => paletteOf(page).isHidden());
		await expect(field).toBeFocused();
	}
});
