import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { attach } from './processes.mjs';
import { report } from './steps.mjs';
import { build, installPackages, productNode, root, toolEnv } from './toolchain.mjs';

/**
 * Installs and builds what has to be, then runs the server until it ends, with its output, its signals and its exit code.
 * With `--dev` nothing is built: pages are compiled on demand and updated in the browser when their code changes, and the server
 * is restarted when its own code or a package changes.
 *
 * @param {string[]} args for the server.
 */
export function start(args) {
	const dev = args.includes('--dev');
	return dev
		? run('apps/server/src/main.ts', args, 'development', { built: false, node: watchOptions() })
		: run('apps/server/src/main.ts', args, 'production');
}

/** Options of Node that restart a program when the server or a package changes; Next.js itself watches the web app. */
function watchOptions() {
	const packages = readdirSync(join(root, 'packages')).flatMap((name) =>
		['src', 'sql', 'migrations'].map((folder) => join(root, 'packages', name, folder)),
	);
	const folders = [join(root, 'apps/server/src'), ...packages.filter((path) => existsSync(path))];
	return ['--watch-preserve-output', ...folders.map((path) => `--watch-path=${path}`)];
}

/** Installs the packages, so that tools can be run one by one. */
export async function setup() {
	try {
		await installPackages();
	} catch (error) {
		process.exitCode = report(error);
	}
}

/**
 * Installs, builds and runs the load generator, which starts the server itself.
 *
 * @param {string[]} args for the load generator.
 */
export function bench(args) {
	return run('apps/bench/src/main.ts', args, 'production');
}

/**
 * Starts the cluster of `ops/cluster`, and measures what killing and replacing parts of it costs; with `--clinics` so many clinics
 * on one machine, and measures what they take.
 *
 * @param {string[]} args for it.
 */
export function rehearse(args) {
	const ofClinics = args.some((arg) => arg.startsWith('--clinics'));
	const program = ofClinics ? 'apps/bench/src/clinics/main.ts' : 'ops/cluster/src/main.ts';
	return run(program, args, 'production');
}

/**
 * Starts the product, lets things go wrong while clients write, and verifies what is there afterwards.
 *
 * @param {string[]} args for it.
 */
export function chaos(args) {
	return run('apps/chaos/src/main.ts', args, 'production');
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
 * Checks that the history is as it was written. Nothing is built for that.
 *
 * @param {string[]} args for the command.
 */
export function verifyAudit(args) {
	return run('apps/server/src/verify-audit.ts', args, 'production', { built: false });
}

/**
 * Says what is wrong with an installation. Nothing is built for that.
 *
 * @param {string[]} args for the command.
 */
export function doctor(args) {
	return run('apps/server/src/doctor.ts', args, 'production', { built: false });
}

/**
 * Deletes a patient with everything that hangs on it. Nothing is built for that.
 *
 * @param {string[]} args for the command.
 */
export function erase(args) {
	return run('apps/server/src/erase.ts', args, 'production', { built: false });
}

/**
 * Writes a backup. Nothing is built for that.
 *
 * @param {string[]} args for the command.
 */
export function backup(args) {
	return run('apps/server/src/backup.ts', args, 'production', { built: false });
}

/**
 * Restores or checks a backup. Nothing is built for that.
 *
 * @param {string[]} args for the command.
 */
export function restore(args) {
	return run('apps/server/src/restore.ts', args, 'production', { built: false });
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {'development' | 'production'} mode
 * @param {{ built: boolean, node?: string[] }} [needs] whether the build is needed, and options of Node.
 */
async function run(program, args, mode, { built, node = [] } = { built: mode === 'production' }) {
	try {
		await installPackages({ testTools: false });
		if (built) await build();
		const { code } = await attach(productNode, [...node, program, ...args], {
			cwd: root,
			env: { ...toolEnv(), NODE_ENV: mode },
		});
		process.exitCode = code;
	} catch (error) {
		process.exitCode = report(error);
	}
}
