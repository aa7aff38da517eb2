import { existsSync } from 'node:fs';
import { capture } from './processes.mjs';

/** Whether this is Debian or its kin, and we may install packages. */
export const mayUseApt = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs packages of Debian and its kin. @param {string[]} packages */
export async function installWithApt(packages) {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const lists = await capture('apt-get', ['update'], { env });
	if (lists.code !== 0) return lists;
	return await capture('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], {
		env,
	});
}
