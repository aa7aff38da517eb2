import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { attach, Interrupted } from './processes.mjs';
import { judge, sum, tallyCheck, tallyPlaywright, tallyVitest } from './tally.mjs';
import { build, root, toolEnv } from './toolchain.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {{ name: string, title: string, run: () => Promise<Tally> }} Suite */

/** Colours are for a terminal; in a log they are noise. */
const isLog = !process.stdout.isTTY;

/** All that is tested, the quickest first. @type {Suite[]} */
export const SUITES = [
	{
		name: 'lint',
		title: 'Format and lint',
		run: () =>
			checks([
				['biome', 'ci', ...(isLog ? ['--colors=off'] : [])],
				['sherif'],
				['knip'],
				['redocly', 'lint', 'docs/openapi.json'],
				['squawk', '--config', 'squawk.toml', 'packages/db/migrations/*.sql'],
			]),
	},
	{
		name: 'types',
		title: 'Types',
		run: () =>
			checks([
				['turbo', 'run', 'typecheck', '--continue', '--output-logs=errors-only'],
				['tsc', '--project', 'scripts'],
			]),
	},
	{ name: 'unit', title: 'Unit, database and HTTP tests', run: unitTests },
	{ name: 'e2e', title: 'End-to-end tests', run: endToEndTests },
];

/** @param {string[][]} commands */
async function checks(commands) {
	/** @type {Tally} */
	let tally = { passed: 0, failed: 0, notes: [] };
	for (const [command = '', ...args] of commands) {
		console.log(`$ ${[command, ...args].join(' ')}`);
		tally = sum(tally, tallyCheck(await show(command, args)));
	}
	return tally;
}

/** Some of them start the product as a process, and that needs its pages built. */
async function unitTests() {
	await build();
	return await withReport(async (file) => {
		const code = await show('vitest', [
			'run',
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${file}`,
		]);
		return judge(readReport(file, tallyVitest), code);
	});
}

/** In a real browser, against the product as it is shipped: so it is built first. */
async function endToEndTests() {
	await build();
	const browser = await findBrowser();
	console.log(`  Browser: ${browser}`);
	return await withReport(async (file) => {
		const code = await show(
			join(root, 'apps/web/node_modules/.bin/playwright'),
			['test', '--reporter=list,json'],
			{
				cwd: join(root, 'apps/web'),
				env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
			},
		);
		return judge(readReport(file, tallyPlaywright), code);
	});
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 */
async function show(command, args, { cwd = root, env } = {}) {
	const plain = isLog ? { NO_COLOR: '1' } : {};
	const surroundings = { cwd, env: { ...toolEnv(), ...plain, ...env } };
	const { code, askedToStop } = await attach(command, args, surroundings);
	if (askedToStop) throw new Interrupted(askedToStop);
	return code;
}

/**
 * @template T
 * @param {(file: string) => Promise<T>} work
 */
async function withReport(work) {
	const folder = mkdtempSync(join(tmpdir(), 'report-'));
	try {
		return await work(join(folder, 'report.json'));
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * @template Report
 * @param {string} file
 * @param {(report: Report) => Tally} tally
 */
function readReport(file, tally) {
	try {
		return tally(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		// The runner died before it wrote its report; its exit code says so.
		return undefined;
	}
}
