import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { type Finding, findingsAbout } from './finding.ts';

const { ok, warning } = findingsAbout('backups');

/** A backup each day, and some hours for a day on which it takes longer. */
const maxHours = 30;

/** Looks at the backups in the data folder; those elsewhere are unknown. */
export async function checkBackups({ dataDir, backupKey }: Config, now: Date): Promise<Finding[]> {
	const folder = join(dataDir, 'backups');
	const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return [];
		throw error;
	});
	const times = await Promise.all(
		names
			.filter((name) => name.endsWith('.backup'))
			.map(async (name) => (await stat(join(folder, name))).mtimeMs),
	);
	const key =
		backupKey === undefined
			? [
					warning(
						'BACKUP_KEY is not set, so backups can be read by whoever has them. Make one: npm run backup -- --new-key',
					),
				]
			: [];
	if (times.length === 0) {
		return [
			warning(
				`There is no backup in ${folder}. Make one each day, unless you do elsewhere: npm run backup`,
			),
			...key,
		];
	}
	const hours = Math.floor((now.getTime() - Math.max(...times)) / 3_600_000);
	const text = `The newest of ${times.length} in ${folder} is ${hours} hours old`;
	return [
		hours > maxHours ? warning(`${text}. Make one each day: npm run backup`) : ok(text),
		...key,
	];
}
