// Each screen behind the sign-in, and each dialog and menu: axe in light and dark, layout on small screens.
import { expectAccessible } from './expect-accessible.ts';
import { closeAll, overlays } from './overlays.ts';
import { asWritten } from './say.ts';
import { pathOf, screens } from './screens.ts';
import { test } from './shared-clinic.ts';
import { expect } from './test.ts';

// No animations, because axe would measure colours in the middle of one.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const [path, text] of screens) {
	test(path, async ({ page, clinic }) => {
		await page.goto(pathOf(path, clinic));
		await expect(page.getByText(text, { exact: true }).first()).toBeVisible();
		await expectAccessible(page);
	});
}

for (const [path, group] of Map.groupBy(overlays, (one) => one.path)) {
	test(`what opens on ${path}`, async ({ page, clinic }) => {
		await page.goto(pathOf(path, clinic));
		for (const { name, open, exceptRules } of group) {
			await test.step(name, async () => {
				await open(page, asWritten);
				await expectAccessible(page, exceptRules);
				await closeAll(page);
			});
		}
	});
}
