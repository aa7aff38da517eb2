import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateClient } from '../generate/generate.ts';

/** A source text as the formatter writes it. */
function formatted(name: string, text: string): Promise<string> {
	return new Promise((resolve, reject) => {
		const biome = execFile(
			'biome',
			['format', `--stdin-file-path=packages/client/src/generated/${name}`],
			{ cwd: join(import.meta.dirname, '../../..') },
			(error, stdout) => (error ? reject(error) : resolve(stdout)),
		);
		biome.stdin?.end(text);
	});
}

it.each(Object.entries(generateClient()))(
	'%s is generated from the procedures; `vitest run packages/client/src/generated.test.ts -u` writes it anew',
	async (name, text) => {
		await expect(await formatted(name, text)).toMatchFileSnapshot(`generated/${name}`);
	},
);
