import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { initialQueriesScript } from './src/lib/hydration/initial-queries-script.ts';

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** A script by its hash, as a content security policy names it. */
const hashOf = (script: string) =>
	`'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** Each inline script of a page. */
const scriptHashes = (html: string): string[] =>
	Array.from(html.matchAll(inlineScript), ([, script = '']) => hashOf(script));

/** Shown in place of any page: what is not there, and what failed. */
const stopgaps = ['/_not-found', '/_global-error'];

/**
 * Reads the pages that were drawn when the app was built. Each may run the scripts that it was built with, known by
 * their hashes, and those of what may stand in its place. The others are drawn for each request, and their scripts are
 * known by its nonce, but for the first one, which is the same everywhere.
 * @param built the folder that `next build` filled
 */
export async function readShells(built: string) {
	const manifest = JSON.parse(await readFile(join(built, 'prerender-manifest.json'), 'utf8'));
	const hashes = new Map<string, string[]>();
	const files = new Set<string>();
	for (const path of Object.keys(manifest.routes)) {
		// The icon is drawn at that time too.
		if (path.includes('.')) {
			files.add(path);
			continue;
		}
		const file = `${path === '/' ? '/index' : path}.html`;
		hashes.set(path, scriptHashes(await readFile(join(built, 'server/app', file), 'utf8')));
	}
	// The first script asks for whatever its element says, which is only read, from this origin.
	const everywhere = [
		hashOf(initialQueriesScript),
		...stopgaps.flatMap((path) => hashes.get(path) ?? []),
	];
	return {
		/** What was made at that time and is no page. */
		files,
		scriptSources: (pathname: string, nonce: string): string[] => [
			...new Set([...(hashes.get(pathname) ?? [`'nonce-${nonce}'`]), ...everywhere]),
		],
	};
}

/** The files below a folder, as "chunks/a.js"; compressed forms of others are not counted. */
export async function readStatic(root: string): Promise<Set<string>> {
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	const names = entries
		.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
	return new Set(names);
}
