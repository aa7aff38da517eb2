import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateSigningKeys, type SigningKeySet, signingKeySet, Tokens } from '@hms/api';

/**
 * Loads the keys that tokens are signed with: the configured ones, or those of the data folder, which are created at the first
 * start. Processes without a common data folder need configured keys.
 */
export async function loadTokens(
	dataDir: string,
	configured: SigningKeySet | undefined,
): Promise<Tokens> {
	if (configured) return Tokens.from(configured);
	await mkdir(dataDir, { recursive: true });
	const file = join(dataDir, 'signing-keys.json');
	const draft = `${file}.${process.pid}`;
	await writeFile(draft, JSON.stringify(await generateSigningKeys()), { mode: 0o600 });
	try {
		// Of several processes that start at once, one creates the file atomically, and all read it.
		await link(draft, file);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	} finally {
		await rm(draft);
	}
	return Tokens.from(signingKeySet.parse(JSON.parse(await readFile(file, 'utf8'))));
}
