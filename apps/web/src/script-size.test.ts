import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** The maximum size of a screen's initial scripts, in compressed bytes. */
const limits = { anyScreen: 300_000, beforeSignIn: 200_000 };

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
