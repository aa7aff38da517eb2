import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { callScript, root } from './scripts.testing.ts';

const run = promisify(execFile);

const clientFolder = join(root, 'packages/client');

/** The oldest versions that the package supports, and what examines packages. */
const installed = [
	'typescript@5.5.4',
	'node@20.19.5',
	'publint@0.3.25',
	'@arethetypeswrong/cli@0.18.5',
];

/** The strictest settings of TypeScript, as somebody may have them. */
export const strictest = {
	strict: true,
	skipLibCheck: false,
	exactOptionalPropertyTypes: true,
	noUncheckedIndexedAccess: true,
	noPropertyAccessFromIndexSignature: true,
	noImplicitOverride: true,
	verbatimModuleSyntax: true,
	target: 'es2022',
	lib: ['es2022', 'dom'],
	types: [],
	rootDir: 'src',
	outDir: 'out',
};

/** The client as a package, installed in a project of its own in an otherwise empty folder. */
export async function installClientPackage() {
	const folder = await mkdtemp(join(tmpdir(), 'client-package-'));
	const tarball = join(folder, 'hms-client.tgz');
	await writeClientPackage(tarball);
	const write = (file: string, content: unknown) =>
		writeFile(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
	await write('package.json', { name: 'consumer', private: true, type: 'module' });
	const npm = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
	await run('npm', [...npm, tarball, ...installed], { cwd: folder });
	await mkdir(join(folder, 'src'));
	for (const example of ['every-kind-of-call', 'react-hooks']) {
		await cp(join(clientFolder, `examples/${example}.ts`), join(folder, `src/${example}.ts`));
	}
	const bin = (command: string) => join(folder, 'node_modules/.bin', command);

	/** Runs a command in the project. @returns its output; that of a failed one is in the error */
	async function runThere(command: string, args: string[]): Promise<string> {
		try {
			const { stdout, stderr } = await run(command, args, { cwd: folder });
			return stdout + stderr;
		} catch (error) {
			const { stdout = '', stderr = '' } = Object(error);
			throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
		}
	}

	return {
		folder,
		tarball,
		write,
		run: runThere,
		bin,
		/** Makes packages of the workspace visible in the project. */
		async link(names: string[]): Promise<void> {
			for (const dependency of names) {
				const path = join(folder, 'node_modules', dependency);
				await mkdir(join(path, '..'), { recursive: true });
				await symlink(join(clientFolder, 'node_modules', dependency), path);
			}
		},
		/** Compiles some files. @returns the milliseconds that it took */
		async compile(
			tsc: string,
			files: string[],
			options: Record<string, unknown> = {},
		): Promise<number> {
			await write('tsconfig.json', { compilerOptions: { ...strictest, ...options }, files });
			const begin = performance.now();
			await runThere(tsc, ['--project', 'tsconfig.json']);
			return performance.now() - begin;
		},
		close: () => rm(folder, { recursive: true, force: true }),
	};
}

/** TypeScript of this repository. */
export const ownTypeScript = join(root, 'node_modules/.bin/tsc');

/** Bundles a script for browsers. @returns its text */
export async function bundle(folder: string, entry: string): Promise<string> {
	const { stdout } = await run(
		join(clientFolder, 'node_modules/.bin/esbuild'),
		[entry, '--bundle', '--minify', '--format=esm', '--platform=browser'],
		{ cwd: folder, maxBuffer: 10_000_000 },
	);
	return stdout;
}

/** Builds the client and packs it into a file. */
export const writeClientPackage = (file: string) =>
	callScript('pack-client', 'writeClientPackage', file);

/** The path of a browser on this machine. */
export const findBrowser = () => callScript('browser', 'findBrowser');

/** Serves a page with a script, which sends what it has to say to `/said`. */
export async function servePage(script: string) {
	const said = Promise.withResolvers<string>();
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => {
			body += chunk;
		});
		request.on('end', () => {
			if (request.url === '/said') said.resolve(body);
			const isScript = request.url === '/script.js';
			response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
			response.end(isScript ? script : '<script type="module" src="/script.js"></script>');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	return {
		origin: `http://127.0.0.1:${port}`,
		said: said.promise,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}
