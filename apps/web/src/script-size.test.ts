import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What a screen may load before it is there, in bytes as they travel. */
const limits = { anyScreen: 300_000, beforeSignIn: 200_000 };

const web = join(import.meta.dirname, '..');
const statistics = '.next/diagnostics/route-bundle-stats.json';

/** What `next build` says of a route: the scripts that a first visit to it begins with. */
interface Route {
	route: string;
	firstLoadChunkPaths: string[];
}

const routes: Route[] = JSON.parse(await readFile(join(web, statistics), 'utf8'));

/** The build puts each file's compressed forms beside it; browsers ask for brotli over https, and for gzip without it. */
async function sizeOf(paths: string[], form: 'br' | 'gz'): Promise<number> {
	const files = await Promise.all(paths.map((path) => stat(join(web, `${path}.${form}`))));
	return files.reduce((sum, file) => sum + file.size, 0);
}

const screens = await Promise.all(
	routes.map(async ({ route, firstLoadChunkPaths: paths }) => ({
		route,
		brotli: await sizeOf(paths, 'br'),
		gzip: await sizeOf(paths, 'gz'),
	})),
);
const doors = ['/sign-in', '/register'];

test('a first visit to a screen loads no more script than it may', () => {
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
	expect(screens.map(({ route }) => route)).toEqual(expect.arrayContaining(doors));
	const tooLarge = screens.filter(
		// The larger of the two forms.
		({ route, gzip }) => gzip > (doors.includes(route) ? limits.beforeSignIn : limits.anyScreen),
	);
	expect(tooLarge).toEqual([]);
});
