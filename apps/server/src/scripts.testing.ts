import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The folder of the workspace. */
export const root = join(import.meta.dirname, '../../..');

/**
 * Calls a function of `scripts/lib`, in a process of its own: these are JavaScript for Node alone, without declarations.
 * @returns what it returns, as text
 */
export async function callScript(script: string, name: string, ...args: string[]): Promise<string> {
	const code = `import('./scripts/lib/${script}.mjs').then(async (lib) => console.log(await lib.${name}(...process.argv.slice(1))))`;
	const { stdout } = await promisify(execFile)(process.execPath, ['--eval', code, ...args], {
		cwd: root,
	});
	return stdout.trim().split('\n').at(-1) ?? '';
}
