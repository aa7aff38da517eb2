import type { Page } from '@playwright/test';
import { languageLabels } from '../src/features/clinic/labels.ts';
import { sampleTexts } from './sample.ts';

const months = Array.from({ length: 12 }, (_, month) =>
	new Date(2026, month).toLocaleString('en-GB', { month: 'short' }),
);
const languageNames = Object.values(languageLabels);
/** The product's name, the account's, and what `fillClinic` and the settings have beside the sample. */
const others = ['HMS', 'Florence Nightingale', 'Palpitations', 'Europe/Berlin'];

const totpSecret = /([A-Z2-7]{4} ?){8}/;

/** What people see or hear on a page, or in its last element of a selector, that is neither in the pseudo-language nor in the records. */
export async function untranslated(
	page: Page,
	within = 'html',
	names: string[] = [],
): Promise<string[]> {
	const { texts, userAgent } = await page
		.locator(within)
		.last()
		.evaluate((root) => {
			const texts = [document.title];
			const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
			for (let node = walker.nextNode(); node; node = walker.nextNode()) {
				if (!node.parentElement?.closest('script, style, bdi')) texts.push(node.textContent ?? '');
			}
			for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
				const elements = root.querySelectorAll(`[${name}]:not([aria-hidden])`);
				for (const element of elements) {
					// A name in an attribute stands in isolates, as one in a text stands in `bdi`.
					texts.push((element.getAttribute(name) ?? '').replaceAll(/\u2068[^\u2069]*\u2069/g, ''));
				}
			}
			return { texts, userAgent: navigator.userAgent };
		});
	const data = [...sampleTexts, ...languageNames, ...others, ...names, ...months, userAgent].sort(
		(one, other) => other.length - one.length,
	);
	const rest = texts.map((text) =>
		data.reduce(
			(left, part) => left.replaceAll(part, ''),
			text.replaceAll(/\S+@example\.org/g, '').replace(totpSecret, ''),
		),
	);
	// Each text of the pseudo-language has `~` and accents.
	return rest.filter((text) => /[A-Za-z]{3}/.test(text) && !/[~åçéîñõšüýž]/i.test(text));
}
