import { execFileSync } from 'node:child_process';
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
const { metafile } = await build({
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
	metafile: true,
});

// What is bundled of others asks for its licence to be passed on.
const bundled = Object.keys(metafile.inputs).flatMap(
	(path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? [],
);
const licences = [...new Set(bundled)].map(async (folder) => {
	const file = (await readdir(join(root, folder))).find((name) => /^LICENSE/.test(name));
	if (file === undefined) throw new Error(`${folder} has no licence`);
	const text = await readFile(join(root, folder, file), 'utf8');
	return `${folder.replace(/^.*node_modules\//, '')}\n\n${text}`;
});
await writeFile(join(dist, 'LICENSES.txt'), (await Promise.all(licences)).join('\n\n'));
execFileSync(
	process.execPath,
	[
		join(root, 'node_modules/typescript/bin/tsc'),
		...['--project', join(root, 'tsconfig.build.json')],
	],
	{ stdio: 'inherit' },
);

// TypeScript leaves the extension of an import in declarations as it is in the source.
const declarations = (await readdir(dist, { recursive: true })).filter((file) =>
	file.endsWith('.d.ts'),
);
for (const file of declarations.map((name) => join(dist, name))) {
	const text = await readFile(file, 'utf8');
	await writeFile(file, text.replaceAll(/((?:from |import\()["']\.[^"']*)\.ts(["'])/g, '$1.js$2'));
}

/** The declaration files that one of them needs, itself too. */
async function neededBy(file: string, needed = new Set<string>()): Promise<Set<string>> {
	if (needed.has(file)) return needed;
	needed.add(file);
	const text = await readFile(file, 'utf8');
	for (const [, path = ''] of text.matchAll(/(?:from|import\()\s*["'](\.[^"']*)\.js["']/g)) {
		await neededBy(join(file, '..', `${path}.d.ts`), needed);
	}
	return needed;
}

// The declarations of what is only used within.
const needed = new Set<string>();
for (const entry of entries) await neededBy(join(dist, `${entry}.d.ts`), needed);
for (const file of declarations.map((name) => join(dist, name))) {
	if (!needed.has(file)) await rm(file);
}
