import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fillClinic } from './sample.ts';
import { pathOf, screens } from './screens.ts';
import { expect, originOf, test } from './test.ts';

// Every screen at three widths, in English and Arabic, for docs/screens.md.

const docs = join(import.meta.dirname, '../../../docs');
const folder = join(docs, 'screenshots/all');
const widths = [1440, 1024, 390];
const languages = [
	{ language: 'en-GB', name: 'English' },
	{ language: 'ar', name: 'Arabic' },
];
const outside = ['/sign-in', '/register', '/forgot-password'];
const inside = [...screens.map(([path]) => path), '/settings/clinic', '/people/security'];

const fileOf = (path: string, language: string, width: number) =>
	`${path.replaceAll(/[^a-z]+/g, '-').replace(/^-|-$/g, '') || 'home'}-${language}-${width}.jpg`;

/** The part of the page below this line is written here. */
const mark = '## Every screen\n';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });
	const file = join(docs, 'screens.md');
	const [before = ''] = (await readFile(file, 'utf8')).split(mark);
	const rows = [...outside, ...inside].flatMap((path) => [
		`\n### \`${path}\`\n`,
		`|     | ${widths.join(' | ')} |`,
		`| --- |${' --- |'.repeat(widths.length)}`,
		...languages.map(({ language, name }) => {
			const images = widths.map((width) => {
				const shown = width < 500 ? 150 : 300;
				const source = `screenshots/all/${fileOf(path, language, width)}`;
				return `<img src="${source}" alt="${path}, ${name}, ${width} pixels wide" width="${shown}">`;
			});
			return `| ${name} | ${images.join(' | ')} |`;
		}),
	]);
	await writeFile(file, `${before}${mark}${rows.join('\n')}\n`);
	execFileSync('npx', ['biome', 'format', '--write', file], { cwd: join(docs, '..') });
});

for (const { language } of languages) {
	test(`every screen in ${language}`, async ({ page, context, api }) => {
		const ids = await fillClinic(api);
		await api.mutate('auth.updateMe', { language });
		await context.addCookies([{ name: 'hms_language', value: language, url: originOf() }]);
		const session = await context.cookies();
		const shoot = async (path: string) => {
			for (const width of widths) {
				await page.setViewportSize({ width, height: width < 500 ? 844 : 900 });
				await page.goto(pathOf(path, ids));
				await expect(page.getByRole('heading').first()).toBeVisible();
				await page.waitForLoadState('networkidle');
				await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
				const file = join(folder, fileOf(path, language, width));
				await page.screenshot({ path: file, type: 'jpeg', quality: 60 });
			}
		};
		for (const path of inside) await shoot(path);
		await context.clearCookies();
		await context.addCookies(session.filter(({ name }) => name === 'hms_language'));
		for (const path of outside) await shoot(path);
	});
}
