import { join } from 'node:path';
import { listBackups } from '../backup-folder.ts';
import type { Config } from '../config.ts';
import { unlessMissing } from '../unless-missing.ts';
import { type Finding, findingsAbout } from './finding.ts';

const { ok, warning, wrong } = findingsAbout('backups');

/** Without BACKUP_DIR somebody makes one each day, it is assumed. */
const usualSeconds = 86_400;
/** What may pass beyond that, because a backup takes its time. */
const toleratedSeconds = 6 * 3600;

/** The folders in which the product, and `npm run backup` without a name, put backups. */
export const backupFoldersOf = ({ dataDir, backups }: Config): string[] => [
	...(backups ? [backups.folder] : []),
	join(dataDir, 'backups'),
];

/** Looks at the backups in the folders of the product; those elsewhere are unknown. */
export async function checkBackups(config: Config, now: Date): Promise<Finding[]> {
	const key =
		config.backupKey === undefined
			? [
					warning(
						'BACKUP_KEY is not set, so backups can be read by whoever has them. Make one: npm run backup -- --new-key',
					),
				]
			: [];
	return [await ageFinding(config, now), ...key];
}

async function ageFinding(config: Config, now: Date): Promise<Finding> {
	const folders = backupFoldersOf(config);
	const listed = await Promise.all(
		folders.map((folder) => unlessMissing(listBackups(folder, now))),
	);
	const found = listed.flatMap((backups) => backups ?? []);
	const [newest] = found.sort((one, other) => other.at.getTime() - one.at.getTime());
	const isByItself = config.backups !== null;
	const todo = isByItself
		? 'Look for "backup" in the log of the product'
		: 'Set BACKUP_DIR, or make one each day: npm run backup';
	const old = isByItself ? wrong : warning;
	if (!newest) return warning(`There is none in ${folders.join(' or ')}. ${todo}`);
	const seconds = (now.getTime() - newest.at.getTime()) / 1000;
	const text = `The newest, ${newest.file}, is ${Math.floor(seconds / 3600)} hours old`;
	const limit = (config.backups?.everySeconds ?? usualSeconds) + toleratedSeconds;
	return seconds > limit ? old(`${text}. ${todo}`) : ok(text);
}
