import { z } from 'zod';
import { BackupError, BackupReader, backupFormat } from './format.ts';

const header = z.object({
	format: z.literal(backupFormat),
	version: z.string().regex(/^\d+\.\d+\.\d+$/),
	createdAt: z.iso.datetime(),
	/** The hashes of the migrations and of the SQL files that were applied. */
	applied: z.array(z.string()),
	tables: z.array(
		z.object({
			name: z.string(),
			columns: z.array(z.object({ name: z.string(), type: z.string() })).min(1),
			key: z.array(z.string()).min(1),
		}),
	),
});
export type Header = z.infer<typeof header>;

export const contents = z.object({ rows: z.int(), sha256: z.string() });

/** The error for a backup that this program has no schema for. */
export const unknownVersion = () =>
	new BackupError('The backup is of another version of the product, which this one does not know.');

/** @param version of this program @throws BackupError if it cannot restore such a backup */
export function parseHeader(value: unknown, version: string): Header {
	const known = header.safeParse(value);
	if (!known.success) throw unknownVersion();
	if (isNewer(known.data.version, version)) {
		throw new BackupError(
			`The backup was made by version ${known.data.version} of the product, and this is ${version}. Restore it with that version or a newer one.`,
		);
	}
	return known.data;
}

function isNewer(one: string, other: string): boolean {
	return one.localeCompare(other, 'en', { numeric: true }) > 0;
}

/**
 * Reads a backup to its end, without restoring it.
 * @param version of this program
 * @throws BackupError if it is not as it was written, or this program cannot restore it
 */
export async function inspectBackup(text: AsyncIterable<Buffer>, version: string): Promise<void> {
	const reader = new BackupReader(text);
	const { tables } = parseHeader(await reader.json(), version);
	for (const _table of tables) {
		for await (const _part of reader.rows());
		await reader.json();
	}
	await reader.end();
}
