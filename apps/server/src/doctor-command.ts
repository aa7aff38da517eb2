import { parseArguments, UsageError } from './command.ts';
import { checkBackups } from './doctor/backups.ts';
import { checkDatabase } from './doctor/database.ts';
import { type Finding, findingsAbout } from './doctor/finding.ts';
import { checkHttps } from './doctor/https.ts';
import {
	checkDisk,
	checkFormerDatabases,
	checkMemory,
	checkNode,
	checkPort,
} from './doctor/machine.ts';
import { checkSettings, fileFindings, readSettings } from './doctor/settings.ts';
import { describeStartupError } from './startup-errors.ts';

const usage = `npm run doctor [-- --json]

Looks at an installation, whether or not the product runs, and prints a line for each thing: ok, warning or wrong, and what to do.
It changes nothing, and prints nothing of patients. The exit code is 1 if something is wrong.`;

const options = { json: { type: 'boolean' }, help: { type: 'boolean' } } as const;

/**
 * Looks at an installation.
 * @returns what to print, and whether nothing is wrong
 * @throws UsageError
 */
export async function runDoctorCommand(args: string[]): Promise<{ text: string; isWell: boolean }> {
	const { values, positionals } = parseArguments(args, options, usage);
	if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not known.\n\n${usage}`);
	if (values.help) return { text: usage, isWell: true };
	const findings = await examine();
	const isWell = findings.every(({ level }) => level !== 'wrong');
	const text = values.json
		? JSON.stringify({ isWell, findings }, null, '\t')
		: findings.map(lineOf).join('\n');
	return { text, isWell };
}

const lineOf = ({ level, about, text }: Finding) =>
	`${level.padEnd(8)} ${about.padEnd(13)} ${text}`;

async function examine(): Promise<Finding[]> {
	const machine = [...(await look('node', checkNode)), ...(await look('memory', checkMemory))];
	const settings = readSettings();
	if (!('config' in settings)) return [...machine, ...settings.findings];
	const { config } = settings;
	const now = new Date();
	return [
		...machine,
		...(await look('settings', () => checkSettings(config))),
		...(await look('settings', () => fileFindings(`${config.dataDir}/signing-keys.json`))),
		...(await look('disk', () => checkDisk(config))),
		...(await look('former data', () => checkFormerDatabases(config))),
		// Before the database, which is started where it does not run.
		...(await look('port', () => checkPort(config))),
		...(await look('database', () => checkDatabase(config))),
		...(await look('https', () => checkHttps(config, now))),
		...(await look('backups', () => checkBackups(config, now))),
	];
}

/** Findings of one look; one that fails is a finding, and does not keep the others from being made. */
async function look(
	about: string,
	check: () => Finding | Finding[] | Promise<Finding | Finding[]>,
): Promise<Finding[]> {
	try {
		return [await check()].flat();
	} catch (error) {
		const [text = ''] = describeStartupError(error).split('\n');
		return [findingsAbout(about).wrong(text)];
	}
}
