import { attach } from './processes.mjs';
import { report } from './steps.mjs';
import { build, installPackages, productNode, root, toolEnv } from './toolchain.mjs';

/**
 * Installs and builds what has to be, then runs the server until it ends, with its output, its signals and its exit code.
 * With `--dev` nothing is built: pages are compiled as they are asked for, and change under the eyes of whoever edits them.
 *
 * @param {string[]} args for the server.
 */
export function start(args) {
	const dev = args.includes('--dev');
	return run('apps/server/src/main.ts', args, dev ? 'development' : 'production');
}

/**
 * The same with the load generator, which starts the server itself.
 *
 * @param {string[]} args for the load generator.
 */
export function bench(args) {
	return run('apps/bench/src/main.ts', args, 'production');
}

/**
 * Makes an account, or gives one another password. Nothing is built for that.
 *
 * @param {string[]} args for the command.
 */
export function admin(args) {
	return run('apps/server/src/admin.ts', args, 'production', { built: false });
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {'development' | 'production'} mode
 * @param {{ built: boolean }} [needs]
 */
async function run(program, args, mode, { built } = { built: mode === 'production' }) {
	try {
		await installPackages();
		if (built) await build();
		const { code } = await attach(productNode, [program, ...args], {
			cwd: root,
			env: { ...toolEnv(), NODE_ENV: mode },
		});
		process.exitCode = code;
	} catch (error) {
		process.exitCode = report(error);
	}
}
