import { installWithApt, mayUseApt } from './apt.mjs';
import { Failure, lastLines } from './failures.mjs';
import { capture } from './processes.mjs';

/** The path of a Python with `requests`, for the programs of the guides: the first of the path, or Debian's, which is installed where there is none. @throws {Failure} */
export async function findPython() {
	const found = await present();
	if (found) return found;
	const { output } = mayUseApt() ? await installWithApt(['python3-requests']) : { output: '' };
	const installed = await present();
	if (installed) return installed;
	throw new Failure(
		'No Python with the library "requests" was found, and none could be installed.',
		'Install it: `apt-get install python3-requests`, or `pip install requests`.',
		lastLines(output),
	);
}

async function present() {
	for (const python of ['python3', '/usr/bin/python3']) {
		// A shell, because a program that does not exist has no exit code.
		const { code } = await capture('sh', ['-c', `${python} -c 'import requests'`]);
		if (code === 0) return python;
	}
	return undefined;
}
