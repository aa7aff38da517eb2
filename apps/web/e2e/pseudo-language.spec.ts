import { expectNoAxeViolations } from './expect-accessible.ts';
import { pathOf, screens } from './screens.ts';
import { test } from './shared-clinic.ts';
import { expect, originOf } from './test.ts';
import { untranslated } from './untranslated.ts';

// No animations, because axe would measure colours in the middle of one.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('every screen is translated, accessible, and fits, longer and from right to left', async ({
	page,
	context,
	clinic,
}) => {
	await context.addCookies([{ name: 'hms_language', value: 'ar-XB', url: originOf() }]);
	for (const [path] of screens) {
		await page.goto(pathOf(path, clinic));
		await expect(page.getByRole('heading').first()).toBeVisible();
		await page.waitForLoadState('networkidle');
		expect.soft(await untranslated(page), path).toEqual([]);
		await expectNoAxeViolations(page);
		for (const width of [1440, 1024, 390]) {
			await page.setViewportSize({ width, height: 800 });
			// Fractions of a pixel are rounded up.
			const needed = await page.evaluate(() => document.documentElement.scrollWidth);
			expect.soft(needed, `${path} at ${width}`).toBeLessThanOrEqual(width + 1);
		}
	}
});
