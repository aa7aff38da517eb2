import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** The rules that depend on colours: only they can differ between light and dark. */
const colourRules = ['color-contrast', 'link-in-text-block'];

interface AxeOptions {
	exceptRules?: string[] | undefined;
	/** The only part of the page to check, as a selector. */
	within?: string;
}

/** Expects no violations of axe's rules, best practices included, in light and dark. */
export async function expectNoAxeViolations(
	page: Page,
	{ exceptRules = [], within }: AxeOptions = {},
): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
		// Legacy mode runs axe in the page itself, without a second page for the result; no screen has frames of another origin.
		const axe = new AxeBuilder({ page }).setLegacyMode().options({
			resultTypes: ['violations'],
			// By default axe reads all styles again too, for a rule that is an experiment and does not run.
			preload: { assets: ['media'] },
		});
		if (within !== undefined) axe.include(within);
		if (colorScheme === 'light') axe.disableRules(exceptRules);
		else axe.withRules(colourRules);
		const { violations } = await axe.analyze();
		expect
			.soft(
				violations.map(({ id, nodes }) => ({
					id,
					at: nodes.map(({ html }) => html.slice(0, 300)),
				})),
				`axe in ${colorScheme}`,
			)
			.toEqual([]);
	}
}

const mantineClass = /(?<=\.)m_[0-9a-f]+/g;

/** The classes in Mantine's complete styles. */
const mantineClasses = new Set(
	readFileSync(createRequire(import.meta.url).resolve('@mantine/core/styles.css'), 'utf8').match(
		mantineClass,
	),
);

/** Expects no horizontal overflow, and styles for all Mantine components: the app includes only some of Mantine's styles. */
async function expectLayout(page: Page): Promise<void> {
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
	}, mantineClass.source);
	expect(drawn.filter((name) => mantineClasses.has(name) && !styled.includes(name))).toEqual([]);
}

/** A phone; and a desktop screen at 200 % zoom, which has half the CSS pixels. */
const sizes = [
	{ width: 360, height: 800 },
	{ width: 640, height: 400 },
];

/** Expects what every screen and every dialog must fulfil. */
export async function expectAccessible(page: Page, exceptRules: string[] = []): Promise<void> {
	await expectNoAxeViolations(page, { exceptRules });
	await expectLayout(page);
	const usual = page.viewportSize();
	for (const size of sizes) {
		await page.setViewportSize(size);
		await expectLayout(page);
	}
	if (usual !== null) await page.setViewportSize(usual);
}
