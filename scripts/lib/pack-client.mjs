import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { explainBuild } from './failures.mjs';
import { capture } from './processes.mjs';
import { report, step } from './steps.mjs';
import { installPackages, prepareAlone, root, toolEnv } from './toolchain.mjs';

/** Makes hms-client.tgz in the folder of the workspace. */
export async function packClient() {
	try {
		await installPackages({ testTools: false });
		const file = join(root, 'hms-client.tgz');
		await step('Packing the client', `Packed the client: ${file}`, () => writeClientPackage(file));
	} catch (error) {
		process.exitCode = report(error);
	}
}

/**
 * Builds the client, unless what it consists of is as it was, and writes it to a file. Needs the packages.
 *
 * @param {string} file
 * @throws {Failure}
 */
export async function writeClientPackage(file) {
	await prepareAlone(async () => {
		// What is taken from the cache would come next to what is left of another build.
		rmSync(join(root, 'packages/client/dist'), { recursive: true, force: true });
		await run('turbo', ['run', 'dist', '--filter=@hms/client', '--output-logs=errors-only']);
		await run('pnpm', ['--dir', root, '--filter', '@hms/client', 'pack', '--out', file]);
	});
}

/** @param {string} command @param {string[]} args @throws {Failure} */
async function run(command, args) {
	const { code, output } = await capture(command, args, { cwd: root, env: toolEnv() });
	if (code !== 0) throw explainBuild(output);
}
