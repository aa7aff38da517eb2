import { programsFolder, type Upgraded, upgradeMajor } from '@hms/db';
import { sentenceOf } from './audit-command.ts';
import { printProgress } from './output.ts';
import { withProgress } from './progress.ts';
import { version } from './version.ts';

/**
 * Brings the database in a data folder, which this process has locked, from a former major version of PostgreSQL to the one that
 * comes with the product, and says so. It does nothing where it is of that version.
 * @param signal ends it
 */
export async function upgradePostgres(dataDir: string, signal: AbortSignal): Promise<void> {
	let doing = 'looking at the database';
	const upgraded = await withProgress(
		() => doing,
		() =>
			upgradeMajor(dataDir, {
				version,
				signal,
				onStep: (step) => {
					doing = step;
					printProgress(`… ${step}`);
				},
				onProgress: (table, rows) => {
					doing = `copying the rows: ${table}, ${rows}`;
				},
			}),
	);
	if (upgraded) for (const line of linesAbout(upgraded, dataDir)) printProgress(line);
}

function linesAbout({ to, restored, audit, others, former }: Upgraded, dataDir: string): string[] {
	const size = restored
		? `: ${restored.tables} tables with ${restored.rows} rows, each compared`
		: '';
	const findings = audit?.findings ?? [];
	return [
		`The database is of PostgreSQL ${to} now${size}.`,
		...(findings.length > 0
			? ['The history was not as it was written before that:', ...findings.map(sentenceOf)]
			: []),
		...(others.length > 0
			? [`Not taken along, because the product has not made it: ${others.join(', ')}.`]
			: []),
		`The former database is in ${former}. Delete it, and ${programsFolder(dataDir)}, when you do not need it any more.`,
	];
}
