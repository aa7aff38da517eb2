import { stat } from 'node:fs/promises';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { isLoopback } from '../config-addresses.ts';
import { unlessMissing } from '../unless-missing.ts';
import { type Finding, findingsAbout } from './finding.ts';

const { ok, warning, wrong } = findingsAbout('settings');

/** What stands for a secret in the documents. */
const examples = /^(secret|password|postgres|hms|changeme|LettersAndDigits123|the-token)$/i;

/** As many letters and digits as 128 random bits have. */
const strongLength = 22;

/** Reads the settings; without them nothing else can be looked at. */
export function readSettings(): { config: Config } | { findings: Finding[] } {
	try {
		return { config: readConfig() };
	} catch (error) {
		if (!(error instanceof ConfigError)) throw error;
		return { findings: error.message.split('\n').map(wrong) };
	}
}

/** What of the settings is weak. */
export async function checkSettings(config: Config): Promise<Finding[]> {
	const { publicUrl, registration, backupKey } = config;
	const findings = [
		...secretFindings(config),
		...encryptionFindings(config),
		...(registration === 'open' && publicUrl !== undefined
			? [warning('REGISTRATION=open lets everybody register who reaches PUBLIC_URL; set invite.')]
			: []),
		...(backupKey?.startsWith('AGE-SECRET-KEY-')
			? [
					warning(
						'BACKUP_KEY also decrypts; set the key that only encrypts (age1…) here, and keep this one elsewhere.',
					),
				]
			: []),
		...(await fileFindings('.env')),
	];
	return findings.length > 0 ? findings : [ok('All settings can be used, and none is weak.')];
}

function secretFindings({ databaseUrl, databaseAppUrl, metricsToken }: Config): Finding[] {
	const secrets = {
		DATABASE_URL: passwordIn(databaseUrl),
		DATABASE_APP_URL: passwordIn(databaseAppUrl),
		METRICS_TOKEN: metricsToken,
	};
	return Object.entries(secrets).flatMap(([name, secret]) => {
		if (secret === undefined) return [];
		if (examples.test(secret)) {
			return [wrong(`${name} has a secret that stands in documents; make a random one.`)];
		}
		const isWeak = secret.length < strongLength || new Set(secret).size < strongLength / 3;
		return isWeak
			? [
					warning(
						`${name} has a weak secret; make a random one of ${strongLength} letters and digits.`,
					),
				]
			: [];
	});
}

const authorityOf = (url: string) => /^\w+:\/\/([^/?]*)/.exec(url)?.[1] ?? '';

function passwordIn(url: string | undefined): string | undefined {
	const [, password] = /^[^:@]*:([^@]*)@/.exec(authorityOf(url ?? '')) ?? [];
	return password === undefined ? undefined : decodeURIComponent(password);
}

function encryptionFindings({ databaseUrl, databaseAppUrl }: Config): Finding[] {
	return Object.entries({ DATABASE_URL: databaseUrl, DATABASE_APP_URL: databaseAppUrl }).flatMap(
		([name, url]) => {
			if (url === undefined) return [];
			const hosts = authorityOf(url).replace(/^.*@/, '').split(',');
			const isNear = hosts.every((host) =>
				isLoopback(host.replace(/:\d+$/, '').replace(/[[\]]/g, '')),
			);
			const isVerified = /[?&]sslmode=verify-/.test(url);
			return isNear || isVerified || hosts.join('') === ''
				? []
				: [
						warning(
							`${name} leads over a network and does not check who answers; set sslmode=verify-full.`,
						),
					];
		},
	);
}

/** Whether others on this machine can read a file with secrets. */
export async function fileFindings(path: string): Promise<Finding[]> {
	const found = await unlessMissing(stat(path));
	if (!found || (found.mode & 0o077) === 0) return [];
	return [warning(`Others on this machine can read ${path}, which has secrets: chmod 600 ${path}`)];
}
