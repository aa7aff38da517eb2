import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainBuild, explainInstall, registryIsOutOfReach } from './failures.mjs';
import { fingerprint } from './fingerprint.mjs';
import { alone } from './lock.mjs';
import { capture } from './processes.mjs';
import { step } from './steps.mjs';

/** The folder of the whole workspace. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const modules = join(root, 'node_modules');

/**
 * The Node that the product runs on: the pinned one, whatever the machine has. It is the program itself and no wrapper,
 * so that it receives our signals.
 */
export const productNode = join(modules, 'node', 'bin', 'node');

/** Installing and building change the same folders, so whoever does either holds this. */
const lockFile = join(modules, '.preparing');

/**
 * Does work that nobody else may do in the folder of the workspace meanwhile: installing, building, packing.
 *
 * @template T
 * @param {() => Promise<T>} work
 */
export const prepareAlone = (work) => alone(lockFile, work);

/** Written when an installation is complete, and only then: one that was killed is done again. */
const stampFile = join(modules, '.installed');

/**
 * The environment for everything that comes out of node_modules, and for the product: its programs first on the path, compiled
 * scripts kept for the next start, and no telemetry.
 */
export function toolEnv() {
	return {
		...process.env,
		PATH: [join(modules, '.bin'), process.env.PATH].join(delimiter),
		// Starting the product costs a quarter less processor time.
		NODE_COMPILE_CACHE: join(modules, '.cache', 'node'),
		// One arena of malloc: what threads free is used again by others. It saves 25 MB.
		MALLOC_ARENA_MAX: '1',
		DO_NOT_TRACK: '1',
		NEXT_TELEMETRY_DISABLED: '1',
		REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
		REDOCLY_TELEMETRY: 'off',
		TURBO_NO_UPDATE_NOTIFIER: '1',
		TURBO_TELEMETRY_DISABLED: '1',
	};
}

/** Package managers wait up to a minute before they try again; with somebody watching, ten seconds in all must do. */
const IMPATIENT = {
	npm_config_fetch_retry_mintimeout: '2000',
	npm_config_fetch_retry_maxtimeout: '8000',
	pnpm_config_fetch_retry_mintimeout: '2000',
	pnpm_config_fetch_retry_maxtimeout: '8000',
	npm_config_update_notifier: 'false',
};

/**
 * Installs what the lockfile names, unless exactly that is installed.
 *
 * @param {{ testTools?: boolean }} [needs] whether `tools/openapi` is needed: 190 MB that only tests use.
 * @throws {Failure}
 */
export async function installPackages({ testTools = true } = {}) {
	await step('Installing packages', 'Installed packages', async () => {
		const done = 'Packages are installed';
		// Before the lock file, which an account that may only run the product cannot write.
		if (isInstalled(testTools)) return done;
		return await prepareAlone(async () => {
			if (isInstalled(testTools)) return done;
			rmSync(stampFile, { force: true });
			const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
			const { code, output } = await capture(
				'npx',
				[
					'--yes',
					packageManager,
					'--dir',
					root,
					...(testTools ? [] : ['--filter=!@hms/openapi-tools']),
					'install',
					'--frozen-lockfile',
					'--config.confirm-modules-purge=false',
				],
				// From elsewhere, because here npx would take the pnpm in node_modules, which a killed installation leaves broken.
				{ cwd: tmpdir(), env: { ...IMPATIENT, ...process.env }, giveUp: registryIsOutOfReach },
			);
			if (code !== 0) throw explainInstall(output);
			writeFileSync(stampFile, installedState(testTools));
		});
	});
}

/** @param {boolean} testTools whether `tools/openapi` is needed */
function isInstalled(testTools) {
	const stamp = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
	return (testTools ? [true] : [true, false]).some(
		(withTools) => stamp === installedState(withTools),
	);
}

/**
 * What was asked for, and the mark of the installation that answered it: pnpm rewrites that file whenever it changes something.
 *
 * @param {boolean} testTools
 */
function installedState(testTools) {
	const installed = statSync(join(modules, '.modules.yaml'), { throwIfNoEntry: false });
	return `${fingerprint(root)} ${installed?.mtimeMs} ${testTools ? 'with' : 'without'} test tools`;
}

/** Builds what changed since the last build. Needs the packages. @throws {Failure} */
export async function build() {
	await step('Building', 'Built', () =>
		prepareAlone(async () => {
			const { code, output } = await capture(
				'turbo',
				['run', 'build', '--output-logs=new-only', '--log-prefix=none'],
				{
					cwd: root,
					env: toolEnv(),
				},
			);
			if (code !== 0) throw explainBuild(output);
			if (output.includes('FULL TURBO')) return 'Build is up to date';
		}),
	);
}
