import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder whose packages are tools of others for OpenAPI documents. */
export const toolsFolder = fileURLToPath(new URL('../../../tools/openapi', import.meta.url));

/** The committed OpenAPI document. */
export const openApiFile = fileURLToPath(new URL('../../../docs/openapi.json', import.meta.url));

export const toolPath = (name: string) => join(toolsFolder, 'node_modules/.bin', name);

/** The tools' shell scripts look for `node` in the path: this one, and no other. They tell nobody that they ran. */
export const toolEnvironment = {
	...process.env,
	PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
	DO_NOT_TRACK: '1',
	NO_COLOR: '1',
};

/** Runs a program to its end, by default in the tools' folder. @returns its output. @throws Error with the output if it fails */
export function runTool(
	program: string,
	args: string[],
	{ cwd = toolsFolder, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<string> {
	return new Promise((resolve, reject) => {
		execFile(
			program,
			args,
			{
				cwd,
				env: { ...toolEnvironment, ...env },
				maxBuffer: 64 * 1024 * 1024,
			},
			(error, stdout, stderr) => {
				const output = stdout + stderr;
				if (error) reject(new Error(`${program} ${args.join(' ')} failed:\n${output}`));
				else resolve(output);
			},
		);
	});
}
