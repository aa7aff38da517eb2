import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pageLanguages } from './lib/text/languages.ts';

/** The maximum size of a screen's initial scripts, in compressed bytes; the texts of its language come beside them. */
const limits = { anyScreen: 300_000, beforeSignIn: 200_000, texts: 34_000 };
/** The maximum size of a page, in compressed bytes: before the sign-in it fits into a connection's first ten packets. */
const pageLimits = { anyScreen: 16_000, beforeSignIn: 10_000 };

const web = join(import.meta.dirname, '..');
const statistics = '.next/diagnostics/route-bundle-stats.json';

/** A route in the build's statistics, with the scripts of a first visit. */
interface Route {
	route: string;
	firstLoadChunkPaths: string[];
}

const routes: Route[] = JSON.parse(await readFile(join(web, statistics), 'utf8'));

/** The total size of the compressed copies; browsers request brotli over https, and gzip over http. */
async function sizeOf(paths: string[], form: 'br' | 'gz'): Promise<number> {
	const files = await Promise.all(paths.map((path) => stat(join(web, `${path}.${form}`))));
	return files.reduce((sum, file) => sum + file.size, 0);
}

const screens = await Promise.all(
	routes.map(async ({ route, firstLoadChunkPaths: paths }) => ({
		// Its scripts are the same in every language.
		route: route.replace('/[locale]', '') || '/',
		brotli: await sizeOf(paths, 'br'),
		gzip: await sizeOf(paths, 'gz'),
	})),
);
const authPages = ['/sign-in', '/register', '/forgot-password', '/reset-password'];

test('the scripts of a first visit to a screen are within their limit', () => {
	const inKilobytes = (bytes: number) => Math.round(bytes / 1000);
	console.table(
		screens
			.toSorted((a, b) => b.gzip - a.gzip)
			.map(({ route, brotli, gzip }) => ({
				screen: route,
				'KB (brotli)': inKilobytes(brotli),
				'KB (gzip)': inKilobytes(gzip),
			})),
	);
	expect(screens.map(({ route }) => route)).toEqual(expect.arrayContaining(authPages));
	const tooLarge = screens.filter(
		({ route, gzip }) =>
			gzip > (authPages.includes(route) ? limits.beforeSignIn : limits.anyScreen),
	);
	expect(tooLarge).toEqual([]);
});

/** The pages of the build in a language, by their screens; those of a record are rendered for each request. */
async function pagesIn(language: string): Promise<{ route: string; html: string }[]> {
	const built = screens.filter(({ route }) => !/\[|_not-found/.test(route));
	return Promise.all(
		built.map(async ({ route }) => ({
			route,
			html: await readFile(
				join(web, `.next/server/app/${language}${route === '/' ? '' : route}.html`),
				'utf8',
			),
		})),
	);
}

test.each(pageLanguages)(
	'pages in %s are within their limit, and so are their texts',
	async (language) => {
		const pages = await pagesIn(language);
		const tooLarge = pages
			.map(({ route, html }) => ({ route, gzip: gzipSync(html).length }))
			.filter(
				({ route, gzip }) =>
					gzip > (authPages.includes(route) ? pageLimits.beforeSignIn : pageLimits.anyScreen),
			);
		expect(tooLarge).toEqual([]);
		// A page preloads its texts as a script that is none of the screen's own.
		const own = new Set(routes.flatMap(({ firstLoadChunkPaths }) => firstLoadChunkPaths));
		const preloaded = new Set(
			pages.flatMap(({ html }) =>
				Array.from(
					html.matchAll(/<link rel="preload"[^>]* href="\/_next\/([^"]+\.js)"/g),
					([, path = '']) => `.next/${path}`,
				),
			),
		);
		const texts = [...preloaded].filter((path) => !own.has(path));
		expect(texts).not.toEqual([]);
		expect(await sizeOf(texts, 'gz')).toBeLessThan(limits.texts);
	},
);
