/** @typedef {{ passed: number, failed: number, notes: string[] }} Tally what a suite adds to the last line, and why it is more than the runner showed. */

/**
 * The part of a vitest JSON report that is counted.
 * @typedef {{
 *   numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, name: string, assertionResults: { status: string }[] }[],
 * }} VitestReport
 */

/**
 * The part of a Playwright JSON report that is counted.
 * @typedef {{
 *   stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[],
 * }} PlaywrightReport
 */

/** Two tallies in one. @param {Tally} a @param {Tally} b @returns {Tally} */
export function sum(a, b) {
	return {
		passed: a.passed + b.passed,
		failed: a.failed + b.failed,
		notes: [...a.notes, ...b.notes],
	};
}

/** A check that either holds or does not. @param {number} code the exit code. @returns {Tally} */
export function tallyCheck(code) {
	return code === 0 ? { passed: 1, failed: 0, notes: [] } : { passed: 0, failed: 1, notes: [] };
}

/** @param {VitestReport} report @returns {Tally} */
export function tallyVitest(report) {
	const unloadable = report.testResults.filter(
		(file) =>
			file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
	).length;
	return withUnproven(report.numPassedTests, report.numFailedTests, [
		[unloadable, 'files failed outside of their tests'],
		[report.numPendingTests + report.numTodoTests, 'tests were skipped'],
	]);
}

/** @param {PlaywrightReport} report @returns {Tally} */
export function tallyPlaywright({ stats, errors }) {
	return withUnproven(stats.expected, stats.unexpected, [
		[errors.length, 'errors outside of a test'],
		[stats.flaky, 'tests passed only when repeated'],
		[stats.skipped, 'tests were skipped'],
	]);
}

/**
 * What a runner does not call a failure, but what proves nothing either, counts as failed.
 *
 * @param {number} passed
 * @param {number} failed
 * @param {[count: number, what: string][]} unproven
 * @returns {Tally}
 */
function withUnproven(passed, failed, unproven) {
	const found = unproven.filter(([count]) => count > 0);
	return {
		passed,
		failed: failed + found.reduce((total, [count]) => total + count, 0),
		notes: found.map(([count, what]) => `${count} ${what}: counted as failed.`),
	};
}

/**
 * The tally of a suite, with the runner's exit code as a second opinion: a suite must have run something, and a runner that
 * is not content has a failure, whatever its report counts.
 *
 * @param {Tally | undefined} counted undefined where the runner left no report.
 * @param {number} code the runner's exit code.
 * @returns {Tally}
 */
export function judge(counted, code) {
	if (!counted)
		return {
			passed: 0,
			failed: 1,
			notes: [`The runner ended with code ${code} and left no report.`],
		};
	if (counted.passed + counted.failed === 0)
		return { ...counted, failed: 1, notes: [...counted.notes, 'No test ran.'] };
	if (code !== 0 && counted.failed === 0) {
		return {
			...counted,
			failed: 1,
			notes: [...counted.notes, `The runner ended with code ${code} though no test failed.`],
		};
	}
	return counted;
}
