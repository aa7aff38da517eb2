import { expect, test } from 'vitest';
import { recordFilters, sheetCount, sheetTitle } from './sheet-labels.ts';

test.each([
	['', 'active', 'Patients: active'],
	['  ', 'archived', 'Patients: archived'],
	[' smith ', 'all', 'Patients: active and archived, matching “smith”'],
] as const)('what %j among the %s is called', (q, status, title) => {
	const words = { title: 'Patients', filters: recordFilters(q, status), noun: 'patient' };
	expect(sheetTitle(words)).toBe(title);
});

test('a list that nothing narrows down is called by its name', () => {
	expect(sheetTitle({ title: 'Activity', filters: [], noun: 'change' })).toBe('Activity');
});

test.each([
	[0, true, undefined, '0 patients'],
	[1, true, { count: 1, exact: true }, '1 patient'],
	// What was counted before may be another number by now.
	[60, true, { count: 59, exact: true }, '60 patients'],
	[50, false, { count: 60, exact: true }, 'the first 50 of 60 patients'],
	[50, false, { count: 100, exact: false }, 'the first 50 of more than 100 patients'],
	[50, false, undefined, 'the first 50 of more patients'],
])('%i rows, all of them: %s, of %j', (shown, isAll, total, said) => {
	expect(sheetCount('patient', shown, isAll, total)).toBe(said);
});
