import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A hash of all that decides what an installation puts where: the lockfile, the settings, every package.json, and, as
 * links and binaries depend on them, the place and the kind of machine.
 *
 * @param {string} root the folder of the workspace.
 */
export function fingerprint(root) {
	const hash = createHash('sha256').update(`${root}\0${process.platform}\0${process.arch}`);
	for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests(root)]) {
		hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
	}
	return hash.digest('hex');
}

/** Every package.json of the workspace, in a fixed order. @param {string} root */
function manifests(root) {
	const settings = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
	const groups = [...settings.matchAll(/^\s+- ['"]?([\w-]+)\/\*['"]?$/gm)].map(([, folder]) =>
		String(folder),
	);
	const folders = groups
		.filter((group) => existsSync(join(root, group)))
		.flatMap((group) =>
			readdirSync(join(root, group))
				.sort()
				.map((name) => join(group, name)),
		);
	return [
		'package.json',
		...folders
			.map((folder) => join(folder, 'package.json'))
			.filter((file) => existsSync(join(root, file))),
	];
}
