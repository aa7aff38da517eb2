import { expect, test } from 'vitest';
import { choosableColumns, type ListColumn, shownColumns } from './list-columns.ts';

interface Row {
	name: string;
	born: string;
	phone: string;
	added: string;
}

const columns: ListColumn<Row>[] = [
	{ accessor: 'name', title: 'Name', shownOn: 'always', render: ({ name }) => name },
	{ accessor: 'born', title: 'Born', shownOn: 'wide', render: ({ born }) => born },
	{ accessor: 'phone', title: 'Telephone', shownOn: 'wider', render: ({ phone }) => phone },
	{ accessor: 'added', title: 'Added', shownOn: 'widest', render: ({ added }) => added },
];

const shown = (chosen: string[] | null) =>
	shownColumns(columns, chosen).map(({ accessor, className }) => [accessor, className]);

test('without a choice, the width of the screen decides which columns are shown', () => {
	expect(shown(null)).toEqual([
		['name', undefined],
		['born', 'mantine-visible-from-sm'],
		['phone', 'mantine-visible-from-md'],
		['added', 'mantine-visible-from-lg'],
	]);
});

test('chosen columns are shown from the first breakpoint, and the first column always', () => {
	expect(shown(['phone', 'no longer a column'])).toEqual([
		['name', undefined],
		['phone', 'mantine-visible-from-sm'],
	]);
	expect(shown([])).toEqual([['name', undefined]]);
});

test('columns that are always shown cannot be chosen', () => {
	expect(choosableColumns(columns)).toEqual([
		{ value: 'born', label: 'Born', isDefault: true },
		{ value: 'phone', label: 'Telephone', isDefault: true },
		{ value: 'added', label: 'Added', isDefault: true },
	]);
});

test('a column that has to be chosen is hidden until then', () => {
	const doctor: ListColumn<Row> = {
		...{ accessor: 'doctor', title: 'Doctor', shownOn: 'chosen' },
		render: ({ name }) => name,
	};
	const accessors = (chosen: string[] | null) =>
		shownColumns([...columns, doctor], chosen).map(({ accessor }) => accessor);
	expect(accessors(null)).toEqual(['name', 'born', 'phone', 'added']);
	expect(accessors(['doctor'])).toEqual(['name', 'doctor']);
	expect(choosableColumns([doctor])).toEqual([
		{ value: 'doctor', label: 'Doctor', isDefault: false },
	]);
});
