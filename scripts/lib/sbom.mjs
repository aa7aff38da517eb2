import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failures.mjs';
import { capture } from './processes.mjs';
import { report, step } from './steps.mjs';
import { installPackages, root, toolEnv } from './toolchain.mjs';

/** @typedef {{ license?: { id?: string, name?: string }, expression?: string }} License */
/** @typedef {{ group?: string, name: string, version: string, licenses?: License[] }} Component */

/** Makes the software bill of materials and the list of licences in the folder of the workspace. */
export async function sbom() {
	try {
		await installPackages({ testTools: false });
		const [bom, list] = [join(root, 'sbom.cdx.json'), join(root, 'licenses.txt')];
		await step(
			'Making the software bill of materials',
			`Made the software bill of materials: ${bom} and ${list}`,
			() => writeSbom(bom, list),
		);
	} catch (error) {
		process.exitCode = report(error);
	}
}

/**
 * Writes what the running product consists of: the server's packages and all that they depend on, as the lock file has them,
 * without tools of tests and builds. Needs the packages.
 *
 * @param {string} bom file for CycloneDX JSON.
 * @param {string} list file for the licences, a line a package.
 * @throws {Failure}
 */
export async function writeSbom(bom, list) {
	const { code, output } = await capture(
		'pnpm',
		[
			...['--dir', root, '--filter', '@hms/server', 'sbom', '--prod'],
			...['--sbom-format', 'cyclonedx', '--sbom-spec-version', '1.6', '--sbom-type', 'application'],
			...['--out', bom],
		],
		{ cwd: root, env: toolEnv() },
	);
	if (code !== 0) {
		throw new Failure(
			'The software bill of materials was not made.',
			'Run npm run setup, then try again.',
			output,
		);
	}
	/** @type {{ components: Component[] }} */
	const { components } = JSON.parse(readFileSync(bom, 'utf8'));
	const lines = components
		.filter(({ group }) => group !== '@hms')
		.map(({ group, name, version, licenses = [] }) => {
			const names = licenses.map(
				({ license, expression }) => expression ?? license?.id ?? license?.name,
			);
			return `${group ? `${group}/` : ''}${name} ${version}: ${names.join(', ')}`;
		});
	writeFileSync(list, `${lines.sort().join('\n')}\n`);
}
