import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };

// Makes `dist`, which the package for other programs consists of: a script and declarations for each entry.

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

/** The entries of the published package, as "react/index". */
const entries = Object.values(packageJson.publishConfig.exports).flatMap((entry) =>
	typeof entry === 'string' ? [] : [entry.default.replace(/^\.\/dist\/|\.js$/g, '')],
);

await rm(dist, { recursive: true, force: true });
await build({
	absWorkingDir: root,
	entryPoints: entries.map((entry) => `src/${entry}.ts`),
	outdir: dist,
	outbase: 'src',
	bundle: true,
	splitting: true,
	format: 'esm',
	// What Node.js 20 and the browsers of its time understand.
	target: 'es2022',
	platform: 'neutral',
	external: [...Object.keys(packageJson.peerDependencies), 'node:*'],
	chunkNames: 'shared/[name]-[hash]',
	legalComments: 'inline',
});
execFileSync(
	process.execPath,
	[
		join(root, 'node_modules/typescript/bin/tsc'),
		...['--project', join(root, 'tsconfig.build.json')],
	],
	{ stdio: 'inherit' },
);

// TypeScript leaves the extension of an import in declarations as it is in the source.
for (const file of await readdir(dist, { recursive: true })) {
	if (!file.endsWith('.d.ts')) continue;
	const text = await readFile(join(dist, file), 'utf8');
	await writeFile(join(dist, file), text.replaceAll(/(from '[./][^']*)\.ts'/g, "$1.js'"));
}
const missing = entries.filter((entry) => !existsSync(join(dist, `${entry}.d.ts`)));
if (missing.length > 0) throw new Error(`there are no declarations of ${missing.join(', ')}`);
