import { attach } from './processes.mjs';
import { report } from './steps.mjs';
import { build, installPackages, productNode, root, toolEnv } from './toolchain.mjs';

/**
 * Installs and builds what has to be, then runs the server until it ends, with its output, its signals and its exit code.
 * With `--dev` nothing is built: pages are compiled as they are asked for, and change under the eyes of whoever edits them.
 *
 * @param {string[]} args for the server.
 */
export async function start(args) {
	try {
		await installPackages();
		const dev = args.includes('--dev');
		if (!dev) await build();
		const { code } = await attach(productNode, ['apps/server/src/main.ts', ...args], {
			cwd: root,
			env: { ...toolEnv(), NODE_ENV: dev ? 'development' : 'production' },
		});
		process.exitCode = code;
	} catch (error) {
		process.exitCode = report(error);
	}
}
