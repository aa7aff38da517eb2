import { expect, test } from './test.ts';

test.use({ viewport: { width: 390, height: 800 } });
test('focus order', async ({ page, api: _ }) => {
	await page.goto('/patients');
	await expect(page.getByText('No patients yet')).toBeVisible();
	const seen = [];
	for (let i = 0; i < 12; i++) {
		await page.keyboard.press('Tab');
		seen.push(
			await page.evaluate(() =>
				(
					document.activeElement?.textContent ||
					document.activeElement?.getAttribute('aria-label') ||
					document.activeElement?.tagName ||
					''
				).slice(0, 40),
			),
		);
	}
	console.log(seen);
});
