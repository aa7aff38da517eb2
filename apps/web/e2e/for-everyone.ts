import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** What depends on the colours; nothing else differs between light and dark. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** Every rule of axe, the best practices too, in light and dark. */
async function expectAccessible(page: Page, exceptRules: string[] = []): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
		// No screen has frames of another origin, so axe runs where the page is: without that mode it opens a second page for the
		// outcome. Nor does it tell of what is right, which is most.
		const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
		if (colorScheme === 'light') axe.disableRules(exceptRules);
		else axe.withRules(rulesOfColour);
		const { violations } = await axe.analyze();
		expect(
			violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 300)) })),
		).toEqual([]);
	}
}

const classOfMantine = /(?<=\.)m_[0-9a-f]+/g;

/** The classes that Mantine has styles for. */
const styledByMantine = new Set(
	readFileSync(createRequire(import.meta.url).resolve('@mantine/core/styles.css'), 'utf8').match(
		classOfMantine,
	),
);

/** Nothing is wider than the screen, and what Mantine drew has the styles that it needs: the app brings a choice of them. */
async function expectWellDrawn(page: Page): Promise<void> {
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
	const { drawn, styled } = await page.evaluate((pattern) => {
		const names = (texts: string[]) => [...new Set(texts)];
		return {
			drawn: names(
				Array.from(document.querySelectorAll('[class]'), ({ classList }) => [...classList]).flat(),
			),
			styled: names(
				Array.from(document.styleSheets, ({ cssRules }) =>
					Array.from(cssRules, ({ cssText }) => cssText.match(new RegExp(pattern, 'g')) ?? []),
				).flat(2),
			),
		};
	}, classOfMantine.source);
	expect(drawn.filter((name) => styledByMantine.has(name) && !styled.includes(name))).toEqual([]);
}

/** A telephone; and a large screen at 200 %, which has half the pixels, each twice as large. */
const sizes = [
	{ width: 360, height: 800 },
	{ width: 640, height: 400 },
];

/** What holds of every screen, and of whatever opens over one. */
export async function expectForEveryone(page: Page, exceptRules: string[] = []): Promise<void> {
	await expectAccessible(page, exceptRules);
	await expectWellDrawn(page);
	const usual = page.viewportSize();
	for (const size of sizes) {
		await page.setViewportSize(size);
		await expectWellDrawn(page);
	}
	if (usual !== null) await page.setViewportSize(usual);
}
