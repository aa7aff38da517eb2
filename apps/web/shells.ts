import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { initialQueriesScript } from './src/lib/hydration/initial-queries-script.ts';
import type { PageLanguage } from './src/lib/text/languages.ts';

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** The hash of a script, as a source for a content security policy. */
const hashOf = (script: string) =>
	`'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** The hashes of a page's inline scripts. */
const scriptHashes = (html: string): string[] =>
	Array.from(html.matchAll(inlineScript), ([, script = '']) => hashOf(script));

/** How a page is rendered. */
export interface Rendering {
	/** For the inline scripts of a page that is rendered for this request. */
	nonce: string;
	/** Null for a file. */
	language: PageLanguage | null;
}

/** The path at which the build has a page in a language. */
export const pathInLanguage = (pathname: string, language: PageLanguage): string =>
	pathname === '/' ? `/${language}` : `/${language}${pathname}`;

/** The page for paths that no page has: `not-found.tsx` is rendered by the browser alone where it replaces a page. */
const unknownPage = 'unknown';

/** The pages that may replace any other: not found, and failed. */
const replacementPages = ['/_not-found', '/_global-error'];

/**
 * Reads the static pages of the build. Each may run its own inline scripts and those of the pages that may replace it,
 * by their hashes. Other pages are rendered for each request, and their scripts are allowed by a nonce, except for those that
 * are the same on every page and allowed by their hashes: the layout's, and the one of the initial queries.
 * @param built the output folder of `next build`
 */
export async function readShells(built: string) {
	const manifest = JSON.parse(await readFile(join(built, 'prerender-manifest.json'), 'utf8'));
	const hashes = new Map<string, string[]>();
	const files = new Set<string>();
	for (const path of Object.keys(manifest.routes)) {
		// The icon is a route of the build too.
		if (path.includes('.')) {
			files.add(path);
			continue;
		}
		hashes.set(
			path,
			scriptHashes(await readFile(join(built, 'server/app', `${path}.html`), 'utf8')),
		);
	}
	const { dynamicRoutes } = JSON.parse(
		await readFile(join(built, 'routes-manifest.json'), 'utf8'),
	) as { dynamicRoutes: { page: string; regex: string }[] };
	// Each page has the language in its path, so it counts as dynamic.
	const patterns = dynamicRoutes
		.filter(({ page }) => page !== `/[locale]/${unknownPage}`)
		.map(({ regex }) => new RegExp(regex));
	/** The path at which the build has what is answered to a path. */
	const findPage = (pathname: string, language: PageLanguage) => {
		const path = pathInLanguage(pathname, language);
		const isKnown = patterns.some((pattern) => pattern.test(path));
		return { path: isKnown ? path : `/${language}/${unknownPage}`, isKnown };
	};
	const pages = [...hashes].filter(([path]) => !replacementPages.includes(path));
	const [[, first = []] = []] = pages;
	const onEveryPage = [
		// Those of the layout.
		...first.filter((hash) => pages.every(([, own]) => own.includes(hash))),
		// The hash allows this script with any data attributes: it only sends GET requests to this origin.
		hashOf(initialQueriesScript),
		...replacementPages.flatMap((path) => hashes.get(path) ?? []),
	];
	return {
		/** The files among the routes, such as the icon. */
		files,
		findPage,
		scriptSources: (pathname: string, { nonce, language }: Rendering): string[] => {
			const path = language === null ? pathname : findPage(pathname, language).path;
			return [...new Set([...(hashes.get(path) ?? [`'nonce-${nonce}'`]), ...onEveryPage])];
		},
	};
}

/** The files below a folder, as "chunks/a.js", without the compressed copies. */
export async function readStatic(root: string): Promise<Set<string>> {
	const entries = await readdir(root, { recursive: true, withFileTypes: true });
	const names = entries
		.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
	return new Set(names);
}
