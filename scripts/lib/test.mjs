import { parseArgs } from 'node:util';
import { Failure } from './failures.mjs';
import { Interrupted } from './processes.mjs';
import { duration, report } from './steps.mjs';
import { SUITES } from './suites.mjs';
import { sum } from './tally.mjs';
import { installPackages } from './toolchain.mjs';

/** @typedef {import('./suites.mjs').Suite} Suite */
/** @typedef {import('./tally.mjs').Tally} Tally */

/**
 * Runs all suites, or those named in `--only=lint,types,unit,e2e`, and ends with one line that counts everything.
 * A suite runs whatever became of the one before, so that one look shows all that is wrong.
 *
 * @param {string[]} args
 */
export async function test(args) {
	try {
		const suites = chosen(args);
		/** @type {Tally} */
		let total = await installPackages().then(() => ({ passed: 0, failed: 0, notes: [] }), broken);
		/** @type {string[]} */
		const summary = [];
		for (const suite of total.failed ? [] : suites) {
			const begin = performance.now();
			const tally = await run(suite);
			summary.push(line(suite, tally, performance.now() - begin));
			total = sum(total, tally);
		}
		console.log(`\n${summary.join('\n')}\n`);
		console.log(`${total.passed} passed, ${total.failed} failed`);
		process.exitCode = total.failed > 0 ? 1 : 0;
	} catch (error) {
		process.exitCode = report(error);
	}
}

/** @param {string[]} args */
function chosen(args) {
	const { only } = parseArgs({ args, options: { only: { type: 'string' } } }).values;
	if (only === undefined) return SUITES;
	const names = only.split(',');
	const known = SUITES.map(({ name }) => name);
	const unknown = names.filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		throw new Failure(`There is no suite "${unknown}".`, `The suites are ${known.join(', ')}.`);
	}
	return SUITES.filter(({ name }) => names.includes(name));
}

/** @param {Suite} suite */
function run({ title, run }) {
	console.log(`\n── ${title} ${'─'.repeat(76 - title.length)}\n`);
	return run().catch(broken);
}

/**
 * What broke before it could count anything is one failure.
 *
 * @param {unknown} error
 * @returns {Tally}
 */
function broken(error) {
	if (error instanceof Interrupted) throw error;
	report(error);
	return { passed: 0, failed: 1, notes: [] };
}

/**
 * @param {Suite} suite
 * @param {Tally} tally
 * @param {number} ms
 */
function line({ title }, { passed, failed, notes }, ms) {
	const counts = `${failed ? '✗' : '✓'} ${title}: ${passed} passed, ${failed} failed (${duration(ms)})`;
	return [counts, ...notes.map((note) => `    ${note}`)].join('\n');
}
