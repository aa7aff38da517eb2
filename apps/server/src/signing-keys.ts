import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateSigningKeys, type SigningKeySet, signingKeySet, Tokens } from '@hms/api';

/**
 * The keys that tokens are signed with: those that are configured, or the data folder's, made there the first time.
 * Processes that share no data folder need to be given the same keys.
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
		// Of several processes that start at once, one puts its keys there, whole, and all read them.
		await link(draft, file);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	} finally {
		await rm(draft);
	}
	return Tokens.from(signingKeySet.parse(JSON.parse(await readFile(file, 'utf8'))));
}
