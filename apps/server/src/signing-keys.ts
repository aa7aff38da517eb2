import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateSigningKey, Tokens } from '@hms/api';

/** The key that tokens are signed with, from the data folder; made there the first time. */
export async function loadTokens(dataDir: string): Promise<Tokens> {
	await mkdir(dataDir, { recursive: true });
	const file = join(dataDir, 'signing-keys.json');
	try {
		// 'wx': of several processes that start at once, one writes and all read.
		await writeFile(file, JSON.stringify({ keys: [await generateSigningKey()] }), {
			flag: 'wx',
			mode: 0o600,
		});
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	}
	const { keys } = JSON.parse(await readFile(file, 'utf8'));
	return Tokens.from(keys[0]);
}
