import {
	checkApplicationAccount,
	FormerMajorError,
	hasDatabase,
	type Inspection,
	inspectDatabase,
	refusePooler,
} from '@hms/db';
import { withTarget } from '../command.ts';
import type { Config } from '../config.ts';
import { describeStartupError } from '../startup-errors.ts';
import { type Finding, findingsAbout } from './finding.ts';

const about = findingsAbout('database');
const rights = findingsAbout('rights');
const rows = findingsAbout('row security');
const clock = findingsAbout('clock');
const migrations = findingsAbout('migrations');
const indexes = findingsAbout('indexes');
const locks = findingsAbout('locks');

/** Codes of authenticators and the times of sessions depend on it. */
const maxClockMs = { ok: 2_000, warning: 30_000 };

/** Looks at the database, which is started for that where it is the product's own and does not run. */
export async function checkDatabase(config: Config): Promise<Finding[]> {
	if (!config.databaseUrl && !(await hasDatabase(config.dataDir))) {
		return [about.ok('There is no database yet; a start makes it')];
	}
	try {
		const findings = judge(await withTarget(config, inspectDatabase, { migrate: false }));
		return [...findings, ...(await applicationFindings(config))];
	} catch (error) {
		const level = error instanceof FormerMajorError ? 'warning' : 'wrong';
		return [about[level](oneLine(describeStartupError(error)))];
	}
}

/** Looks at the account that an administrator has made for the application. */
async function applicationFindings({ databaseAppUrl }: Config): Promise<Finding[]> {
	if (databaseAppUrl === undefined) return [];
	const target = { url: databaseAppUrl };
	await refusePooler(target, 'DATABASE_APP_URL');
	await checkApplicationAccount(target);
	return [rights.ok('The account in DATABASE_APP_URL may do what it needs, and no more')];
}

const oneLine = (text: string) => text.replaceAll(/\s*\n\s*/g, ' ');

/** What is wrong with a database in a state, and what to do. */
export function judge(found: Inspection): Finding[] {
	return [
		found.encoding === 'UTF8'
			? about.ok(`PostgreSQL ${found.version} answers`)
			: about.wrong(
					`Its encoding is ${found.encoding}. Make one with ENCODING 'UTF8', and restore a backup into it.`,
				),
		clockFinding(found.clockAheadMs),
		migrationFinding(found.pendingMigrations),
		...rightsFindings(found),
		found.invalidIndexes.length === 0
			? indexes.ok('All are valid')
			: indexes.wrong(
					`Not valid: ${found.invalidIndexes.join(', ')}. Let the owner run for each: REINDEX INDEX CONCURRENTLY …;`,
				),
		...lockFindings(found),
	];
}

function clockFinding(aheadMs: number): Finding {
	const seconds = Math.abs(aheadMs) / 1000;
	const off = Math.abs(aheadMs);
	if (off < maxClockMs.ok) return clock.ok('That of the database and that of this machine agree');
	const text = `That of the database and that of this machine differ by ${seconds.toFixed(0)} s. Let NTP set both.`;
	return off < maxClockMs.warning ? clock.warning(text) : clock.wrong(text);
}

function migrationFinding(pending: number | undefined): Finding {
	if (pending === undefined)
		return migrations.warning('The product has not made its tables here yet; a start does');
	if (pending === 0) return migrations.ok('All are applied');
	return migrations.warning(`${pending} are not applied. Make a backup; a start applies them.`);
}

function rightsFindings({ refusal, lacksRights, rowSecurity }: Inspection): Finding[] {
	const { statements, hasNone } = rowSecurity;
	return [
		refusal === undefined
			? lacksRights
				? rights.wrong('The application lacks rights in the database. A start gives them.')
				: rights.ok('The application has what it needs')
			: rights.wrong(oneLine(refusal)),
		statements.length === 0
			? rows.ok('It is on where it should be')
			: hasNone
				? rows.wrong(
						'Its policies are missing, as after a restore without the role "hms_app". A start makes them.',
					)
				: rows.wrong(
						`It was changed. Find out who did that; then let the owner run: ${oneLine(statements.join(' '))}`,
					),
	];
}

function lockFindings({ oldTransactions, blocked, settingUp }: Inspection): Finding[] {
	const findings = [
		...oldTransactions.map(({ what, minutes, end }) =>
			locks.warning(
				`A transaction is open for ${minutes} minutes (${what}). If nobody needs it: ${end}`,
			),
		),
		...blocked.map(({ pid, by, minutes }) =>
			locks.warning(
				`Process ${pid} of PostgreSQL waits for ${by.join(', ')} for ${minutes} minutes. If nobody needs that one: SELECT pg_terminate_backend(${by[0]});`,
			),
		),
		...(settingUp && settingUp.minutes >= 5
			? [
					locks.warning(
						`Process ${settingUp.pid} of PostgreSQL sets up or backs up the database for ${settingUp.minutes} minutes; starts wait for it.`,
					),
				]
			: []),
	];
	return findings.length > 0 ? findings : [locks.ok('None is held for long')];
}
