import { expect, test } from 'vitest';
import { translate as t } from '../../lib/text/translate.testing.ts';
import {
	noRowsTexts,
	type RowNoun,
	recordFilters,
	sheetCount,
	sheetTitle,
} from './sheet-labels.ts';

test.each([
	['', 'patient.printedStatus.active', 'Patients: active'],
	['  ', 'patient.printedStatus.archived', 'Patients: archived'],
	[' smith ', 'patient.printedStatus.all', 'Patients: active and archived, matching “smith”'],
] as const)('the title of a list with the search %j and the status %s', (q, status, title) => {
	const labels = {
		title: 'Patients',
		filters: recordFilters(t, q, status),
		noun: 'patient',
	} as const;
	expect(sheetTitle(t, labels)).toBe(title);
});

test('the title of a list without filters is its name', () => {
	expect(sheetTitle(t, { title: 'Activity', filters: [], noun: 'change' })).toBe('Activity');
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
	expect(sheetCount(t, 'patient', shown, isComplete, total)).toBe(label);
});

// An object's keys are those of its type.
const nouns = Object.keys(noRowsTexts) as RowNoun[];

test.each(nouns)('rows are counted as “%s”', (noun) => {
	expect(sheetCount(t, noun, 1_234, true, undefined)).toBe(`1,234 ${noun}s`);
	const total = { count: 1, exact: false };
	expect(sheetCount(t, noun, 1, false, total)).toBe(`the first 1 of more than 1 ${noun}`);
});
