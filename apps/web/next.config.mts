import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { NextConfig } from 'next';
import { PHASE_PRODUCTION_SERVER } from 'next/constants.js';

// Both `next build` and the server read this file before they would send telemetry.
process.env['NEXT_TELEMETRY_DISABLED'] = '1';

/**
 * Makes V8 compile a whole script in the background while it loads, instead of each function on the main thread at its first
 * call: https://v8.dev/blog/explicit-compile-hints. Other browsers ignore the comment.
 */
const compileHint = '//# allFunctionsCalledOnLoad\n';

/**
 * Adds the compile hint to each script, and writes compressed copies of each file: the best compression is too slow for
 * requests.
 */
async function postprocess(folder: string): Promise<void> {
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile() || !/\.(js|css|svg)$/.test(entry.name)) continue;
		const file = join(entry.parentPath, entry.name);
		const built = await readFile(file, 'utf8');
		const isScript = entry.name.endsWith('.js');
		const content = isScript ? compileHint + built : built;
		if (isScript) await writeFile(file, content);
		await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
		await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
	}
}

const config: NextConfig = {
	reactStrictMode: true,
	poweredByHeader: false,
	// No page has images to optimize, and the optimizer would log requested URLs.
	images: { unoptimized: true },
	// The address that `npm start -- --dev` prints.
	allowedDevOrigins: ['127.0.0.1'],
	// These packages are TypeScript source.
	transpilePackages: ['@hms/client', '@hms/contracts'],
	compiler: {
		runAfterProductionCompile: ({ distDir }) => postprocess(join(distDir, 'static')),
	},
	experimental: {
		// Halves the number of scripts of a screen: over HTTP/1.1 requests wait for each other.
		turbopackChunking: {
			requestCost: 1_000_000,
			minChunkSize: 300_000,
			maxChunkCountPerGroup: 5,
			maxMergeChunkSize: 2_000_000,
		},
		// The same for styles: a few unused bytes cost less than another request.
		cssChunking: { type: 'graph', requestCost: 1_000_000 },
		// Without a connection a link waits for it, instead of showing the browser's error page.
		useOffline: true,
		optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
	},
};

/** Each language is one file. Browsers get compiled texts, and no parser for them. */
async function withTexts(): Promise<NextConfig> {
	const { default: createNextIntlPlugin } = await import('next-intl/plugin');
	// next-intl finds files from the working directory, which is another one where the server is started for development.
	const before = process.cwd();
	process.chdir(import.meta.dirname);
	try {
		const plugin = createNextIntlPlugin({
			requestConfig: './src/lib/text/request.ts',
			experimental: {
				messages: { path: './messages', format: 'json', locales: 'infer', precompile: true },
				createMessagesDeclaration: './messages/en-GB.json',
			},
		});
		return plugin(config);
	} finally {
		process.chdir(before);
	}
}

// What is built has its texts, and its folder may be one that cannot be written.
export default async (phase: string): Promise<NextConfig> =>
	phase === PHASE_PRODUCTION_SERVER ? config : await withTexts();
