import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Cookie, chromium } from '@playwright/test';
import { fillClinic } from './sample.ts';
import { type Api, expect, test } from './test.ts';

/** Is downloaded on demand, because it is larger than all other dependencies together. */
const lighthouse = ['--yes', 'lighthouse@13.5.0'];
const run = promisify(execFile);

const results = join(import.meta.dirname, '../../bench/results/screens.json');
const categories = ['performance', 'accessibility', 'best-practices'] as const;
const forms = { mobile: [], desktop: ['--preset=desktop'] };

interface Report {
	categories: Record<(typeof categories)[number], { score: number }>;
	audits: Record<
		| 'first-contentful-paint'
		| 'largest-contentful-paint'
		| 'total-blocking-time'
		| 'cumulative-layout-shift',
		{ numericValue: number }
	>;
}

/**
 * Runs Lighthouse on a page, in a new browser with these cookies. They are not a header that Lighthouse adds: Chromium drops it
 * once the page sets a cookie, such as that of the language.
 */
async function runLighthouse(url: string, cookies: Cookie[], options: string[]): Promise<Report> {
	const folder = await mkdtemp(join(tmpdir(), 'hms-lighthouse-'));
	const file = join(folder, 'report.json');
	const port = 9222;
	const { launchOptions = {}, timezoneId } = test.info().project.use;
	const browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
		...launchOptions,
		viewport: null,
		args: [...(launchOptions.args ?? []), `--remote-debugging-port=${port}`],
		// As a device in the clinic; another one is told whose dates and times it shows.
		env: { ...process.env, ...(timezoneId ? { TZ: timezoneId } : {}) },
	});
	await browser.addCookies(cookies);
	await run('npx', [
		...lighthouse,
		url,
		...options,
		`--port=${port}`,
		'--output=json',
		`--output-path=${file}`,
		'--quiet',
		`--only-categories=${categories.join()}`,
	]).finally(() => browser.close());
	const report: Report = JSON.parse(await readFile(file, 'utf8'));
	await rm(folder, { recursive: true });
	return report;
}

/** Fills a clinic with more patients than a screen shows. */
async function fill(api: Api) {
	for (let n = 0; n < 40; n++) {
		await api.createPatient({
			givenName: `Paul${n}`,
			familyName: 'Erdős',
			dateOfBirth: '1953-03-26',
		});
	}
	return fillClinic(api);
}

test('the Lighthouse scores of the main screens', async ({ page, context, api, baseURL }) => {
	const { patientId } = await fill(api);
	// The page keeps the user's language in a cookie; without it each visit would begin in that of the browser.
	await page.goto('/');
	await expect(page.getByRole('heading', { name: 'Recent work' })).toBeVisible();
	const cookies = await context.cookies();
	const lines: object[] = [];
	for (const path of ['/', '/patients', `/patients/${patientId}`, '/doctors', '/assignments']) {
		for (const [form, options] of Object.entries(forms)) {
			const runOnce = () => runLighthouse(`${baseURL}${path}`, cookies, options);
			// Lighthouse occasionally misses the start of the page load, and asks to be run again.
			const measure = () =>
				runOnce().catch((error) => {
					if (String(error).includes('Please run Lighthouse again')) return runOnce();
					throw error;
				});
			// The median of three runs, because the machine may be busy in one of them.
			const [worst, median] = [await measure(), await measure(), await measure()].sort(
				(a, b) => a.categories.performance.score - b.categories.performance.score,
			);
			if (!worst || !median) throw new Error('there is no measurement');
			const { categories: scores, audits } = median;
			lines.push({
				screen: path.replace(patientId, '[id]'),
				form,
				...Object.fromEntries(categories.map((one) => [one, Math.round(scores[one].score * 100)])),
				lowestPerformance: Math.round(worst.categories.performance.score * 100),
				firstPaintMs: Math.round(audits['first-contentful-paint'].numericValue),
				largestPaintMs: Math.round(audits['largest-contentful-paint'].numericValue),
				blockedMs: Math.round(audits['total-blocking-time'].numericValue),
				shift: Number(audits['cumulative-layout-shift'].numericValue.toFixed(3)),
			});
		}
	}
	console.table(lines);
	await mkdir(join(results, '..'), { recursive: true });
	await writeFile(results, `${JSON.stringify(lines, undefined, 2)}\n`);
});

for (const [machine, slowdown] of [
	['this machine', 1],
	['one four times slower', 4],
] as const) {
	test(`interaction to next paint on ${machine}`, async ({ page, context, api }) => {
		await fill(api);
		const session = await context.newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
		await page.addInitScript(() => {
			const longest: Record<string, number> = {};
			Object.assign(window, { longest });
			new PerformanceObserver((list) => {
				for (const { name, duration } of list.getEntries()) {
					longest[name] = Math.max(longest[name] ?? 0, duration);
				}
			}).observe({
				type: 'event',
				durationThreshold: 16,
				buffered: true,
			} as PerformanceObserverInit);
		});
		const longestOf = (names: string[]) =>
			page.evaluate(
				(wanted) =>
					Math.max(
						0,
						...wanted.map(
							(name) =>
								(window as unknown as { longest: Record<string, number> }).longest[name] ?? 0,
						),
					),
				names,
			);
		await page.goto('/patients');
		await expect(page.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
		const box = page.getByRole('searchbox');
		await box.click();
		await box.pressSequentially('erdos paul', { delay: 120 });
		await expect(page.getByText('Ada Lovelace')).toHaveCount(0);
		const typing = await longestOf(['keydown', 'keypress', 'keyup', 'input']);
		await page
			.getByRole('link', { name: /Paul\d+ Erdős/ })
			.first()
			.click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Erdős');
		const opening = await longestOf(['pointerdown', 'pointerup', 'click']);
		console.log(
			`${machine}: interaction to next paint, typing ${typing} ms, opening a row ${opening} ms`,
		);
	});
}
