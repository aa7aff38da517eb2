import { describe, expect, test } from 'vitest';
import { judge, sum, tallyPlaywright, tallyVitest } from './tally.mjs';

const vitest = {
	numPassedTests: 5,
	numFailedTests: 0,
	numPendingTests: 0,
	numTodoTests: 0,
	testResults: [],
};
const playwright = { stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

describe('tallyVitest', () => {
	test('takes over what passed and failed', () => {
		expect(tallyVitest({ ...vitest, numFailedTests: 2 })).toEqual({
			passed: 5,
			failed: 2,
			notes: [],
		});
	});

	test('counts skipped tests and those still to be written as failed', () => {
		const tally = tallyVitest({ ...vitest, numPendingTests: 2, numTodoTests: 1 });
		expect(tally).toEqual({
			passed: 5,
			failed: 3,
			notes: ['3 tests were skipped: counted as failed.'],
		});
	});

	test('counts a file that could not be loaded, but no failed test twice', () => {
		const testResults = [
			{ status: 'failed', name: 'a.test.ts', assertionResults: [] },
			{
				status: 'failed',
				name: 'b.test.ts',
				assertionResults: [{ status: 'passed' }, { status: 'failed' }],
			},
			{ status: 'passed', name: 'c.test.ts', assertionResults: [{ status: 'passed' }] },
		];
		expect(tallyVitest({ ...vitest, numFailedTests: 1, testResults })).toMatchObject({ failed: 2 });
	});
});

describe('tallyPlaywright', () => {
	test('counts what is flaky, skipped or outside of a test as failed', () => {
		const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
		const tally = tallyPlaywright(report);
		expect(tally).toMatchObject({ passed: 5, failed: 5 });
		expect(tally.notes).toHaveLength(3);
	});

	test('has nothing to add to a clean run', () => {
		expect(tallyPlaywright(playwright)).toEqual({ passed: 5, failed: 0, notes: [] });
	});
});

describe('judge', () => {
	const clean = { passed: 5, failed: 0, notes: [] };

	test('agrees with a clean run', () => {
		expect(judge(clean, 0)).toEqual(clean);
	});

	test.each([
		['without a report', undefined, 1],
		['that ended well, without a report', undefined, 0],
		['in which no test ran', { passed: 0, failed: 0, notes: [] }, 0],
		['that ended badly though no test failed', clean, 1],
	])('finds one failure in a run %s', (_, counted, code) => {
		const tally = judge(counted, code);
		expect(tally.failed).toBe(1);
		expect(tally.notes).toHaveLength(1);
	});

	test('adds nothing to failures that were counted', () => {
		const failed = { passed: 5, failed: 2, notes: [] };
		expect(judge(failed, 1)).toEqual(failed);
	});
});

test('sum adds counts and keeps all notes', () => {
	const total = sum({ passed: 1, failed: 2, notes: ['a'] }, { passed: 3, failed: 4, notes: ['b'] });
	expect(total).toEqual({ passed: 4, failed: 6, notes: ['a', 'b'] });
});
