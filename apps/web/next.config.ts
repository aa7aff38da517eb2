import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { NextConfig } from 'next';

// Both `next build` and the server read this file before they would send anything.
process.env['NEXT_TELEMETRY_DISABLED'] = '1';

/**
 * Has a browser compile all of a script as it comes, beside the main thread, and not each function there when it is first
 * called: https://v8.dev/blog/explicit-compile-hints. One that does not know of it reads a comment.
 */
const compileHint = '//# allFunctionsCalledOnLoad\n';

/** Adds the hint to each script, and puts beside each file its compressed forms: a build has the time for that, a request has not. */
async function finish(folder: string): Promise<void> {
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
	// No page has a picture to be made smaller, and what makes one writes the address that was asked for into the log.
	images: { unoptimized: true },
	// Where `npm start -- --dev` says that it listens.
	allowedDevOrigins: ['127.0.0.1'],
	// They ship TypeScript as it is written.
	transpilePackages: ['@hms/client', '@hms/contracts'],
	compiler: {
		runAfterProductionCompile: ({ distDir }) => finish(join(distDir, 'static')),
	},
	experimental: {
		// A screen asks for half as many scripts as it would: over HTTP/1.1 each waits for its turn.
		turbopackChunking: {
			requestCost: 1_000_000,
			minChunkSize: 300_000,
			maxChunkCountPerGroup: 5,
			maxMergeChunkSize: 2_000_000,
		},
		// Styles likewise: few bytes of other screens are worth no further request.
		cssChunking: { type: 'graph', requestCost: 1_000_000 },
		// Without a connection a link waits for it, instead of leaving for the browser's own page of failure.
		useOffline: true,
		optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
	},
};

export default config;
