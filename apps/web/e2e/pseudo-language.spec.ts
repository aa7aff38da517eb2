import type { Page } from '@playwright/test';
import { languageLabels } from '../src/features/clinic/labels.ts';
import { expectNoAxeViolations } from './expect-accessible.ts';
import { sampleTexts } from './sample.ts';
import { pathOf, screens } from './screens.ts';
import { test } from './shared-clinic.ts';
import { expect, originOf } from './test.ts';

const months = Array.from({ length: 12 }, (_, month) =>
	new Date(2026, month).toLocaleString('en-GB', { month: 'short' }),
);
const languageNames = Object.values(languageLabels);
/** The product's name, the account's, and what `fillClinic` and the settings have beside the sample. */
const others = ['HMS', 'Florence Nightingale', 'Palpitations', 'Europe/Berlin'];

/** What people see or hear on a page that is neither in the pseudo-language nor in the records. */
async function untranslated(page: Page): Promise<string[]> {
	const { texts, userAgent } = await page.evaluate(() => {
		const texts = [document.title];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			if (!node.parentElement?.closest('script, style, bdi')) texts.push(node.textContent ?? '');
		}
		for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
			const elements = document.querySelectorAll(`[${name}]:not([aria-hidden])`);
			for (const element of elements) texts.push(element.getAttribute(name) ?? '');
		}
		return { texts, userAgent: navigator.userAgent };
	});
	const data = [...sampleTexts, ...languageNames, ...others, ...months, userAgent].sort(
		(one, other) => other.length - one.length,
	);
	const rest = texts.map((text) =>
		data.reduce(
			(left, part) => left.replaceAll(part, ''),
			text.replaceAll(/\S+@example\.org/g, ''),
		),
	);
	// Each text of the pseudo-language has `~` and accents.
	return rest.filter((text) => /[A-Za-z]{3}/.test(text) && !/[~åçéîñõšüýž]/i.test(text));
}

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
		// The colours of the dark scheme depend on no language: `screens-inside.spec.ts` checks them.
		await expectNoAxeViolations(page, { colorSchemes: ['light'] });
		for (const width of [1440, 1024, 390]) {
			await page.setViewportSize({ width, height: 800 });
			// Fractions of a pixel are rounded up.
			const needed = await page.evaluate(() => document.documentElement.scrollWidth);
			expect.soft(needed, `${path} at ${width}`).toBeLessThanOrEqual(width + 1);
		}
	}
});
