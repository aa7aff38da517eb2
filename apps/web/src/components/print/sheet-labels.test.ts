import { expect, test } from 'vitest';
import { recordFilters, sheetCount, sheetTitle } from './sheet-labels.ts';

test.each([
	['', 'active', 'Patients: active'],
	['  ', 'archived', 'Patients: archived'],
	[' smith ', 'all', 'Patients: active and archived, matching “smith”'],
] as const)('the title of a list with the search %j and the status %s', (q, status, title) => {
	const labels = { title: 'Patients', filters: recordFilters(q, status), noun: 'patient' };
	expect(sheetTitle(labels)).toBe(title);
});

test('the title of a list without filters is its name', () => {
	expect(sheetTitle({ title: 'Activity', filters: [], noun: 'change' })).toBe('Activity');
});

test.each([
	[0, true, undefined, '0 patients'],
	[1, true, { count: 1, exact: true }, '1 patient'],
	// The total may have changed since it was counted.
	[60, true, { count: 59, exact: true }, '60 patients'],
	[50, false, { count: 60, exact: true }, 'the first 50 of 60 patients'],
	[50, false, { count: 100, exact: false }, 'the first 50 of more than 100 patients'],
	[50, false, undefined, 'the first 50 patients'],
])('%i rows, complete: %s, of %j', (shown, isComplete, total, label) => {
	expect(sheetCount('patient', shown, isComplete, total)).toBe(label);
});
