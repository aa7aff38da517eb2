import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { expect } from './test.ts';

const { resolve } = createRequire(import.meta.url);

declare global {
	interface Window {
		axe: typeof import('axe-core');
	}
}

const axeSource = readFileSync(resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that depend on colours: only they can differ between light and dark. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Once a page: axe takes longer to load than to run. */
async function loadAxe(page: Page): Promise<void> {
	const isLoaded = await page.evaluate(() => 'axe' in window);
	if (!isLoaded) await page.evaluate(axeSource);
}

/** Runs axe in a page. @returns the rules that are violated, and where */
async function violationsOf(
	page: Page,
	rules: Pick<RunOptions, 'runOnly' | 'rules'>,
	within = 'html',
) {
	await loadAxe(page);
	return await page.evaluate(
		async ({ within, options }) => {
			const { violations } = await window.axe.run(within, options);
			return violations.map(({ id, nodes }) => ({
				id,
				at: nodes.map(({ html }) => html.slice(0, 300)),
			}));
		},
		{
			within,
			options: {
				resultTypes: ['violations'],
				// By default axe reads all styles again too, for a rule that is an experiment and does not run.
				preload: { assets: ['media'] },
				...rules,
			} satisfies RunOptions,
		},
	);
}

interface AxeOptions {
	exceptRules?: string[] | undefined;
	/** The only part of the page to check, as a selector. */
	within?: string;
}

const allExcept = (rules: string[]) => ({
	rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
});

/** Expects no violations of axe's rules, best practices included: of all in light, of those on colours in dark. */
export async function expectNoAxeViolations(
	page: Page,
	{ exceptRules = [], within }: AxeOptions = {},
): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
		const rules = colorScheme === 'light' ? allExcept(exceptRules) : { runOnly: colourRules };
		expect.soft(await violationsOf(page, rules, within), `axe in ${colorScheme}`).toEqual([]);
	}
}

const mantineClass = /(?<=\.)m_[0-9a-f]+/g;

/** The classes in Mantine's complete styles. */
const mantineClasses = new Set(
	readFileSync(resolve('@mantine/core/styles.css'), 'utf8').match(mantineClass),
);

/** Expects no horizontal overflow. @returns the classes on the page */
async function expectNoOverflow(page: Page): Promise<string[]> {
	const { width, drawn } = await page.evaluate(() => ({
		width: document.documentElement.scrollWidth,
		drawn: Array.from(document.querySelectorAll('[class]'), ({ classList }) => [...classList]),
	}));
	expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
	return drawn.flat();
}

/** The classes of Mantine in the styles of the page. */
async function styledClasses(page: Page): Promise<Set<string>> {
	const names = await page.evaluate((pattern) => {
		const rules = Array.from(document.styleSheets, ({ cssRules }) => [...cssRules]).flat();
		return rules.flatMap(({ cssText }) => cssText.match(new RegExp(pattern, 'g')) ?? []);
	}, mantineClass.source);
	return new Set(names);
}

/** A phone; and a desktop screen at 200 % zoom, which has half the CSS pixels. */
const sizes = [
	{ width: 360, height: 800 },
	{ width: 640, height: 400 },
];

/**
 * Expects what every screen and every dialog must fulfil: no violations, no overflow, and styles for all Mantine components, as
 * the app includes only some of Mantine's styles.
 */
export async function expectAccessible(page: Page, exceptRules: string[] = []): Promise<void> {
	await expectNoAxeViolations(page, { exceptRules });
	const drawn = new Set(await expectNoOverflow(page));
	const usual = page.viewportSize();
	for (const size of sizes) {
		await page.setViewportSize(size);
		for (const name of await expectNoOverflow(page)) drawn.add(name);
	}
	// A small screen has other elements, such as the bar with the navigation's button.
	const violations = await violationsOf(page, allExcept([...exceptRules, ...colourRules]));
	expect.soft(violations, 'axe on a small screen').toEqual([]);
	const styled = await styledClasses(page);
	expect([...drawn].filter((name) => mantineClasses.has(name) && !styled.has(name))).toEqual([]);
	if (usual !== null) await page.setViewportSize(usual);
}
