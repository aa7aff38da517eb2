import { expect, test } from 'vitest';
import { choosableColumns, type ListColumn, shownColumns } from './list-columns.ts';

interface Row {
	name: string;
	born: string;
	phone: string;
}

const columns: ListColumn<Row>[] = [
	{ accessor: 'name', title: 'Name', room: 'always', render: ({ name }) => name },
	{ accessor: 'born', title: 'Born', room: 'wide', render: ({ born }) => born },
	{ accessor: 'phone', title: 'Telephone', room: 'widest', render: ({ phone }) => phone },
];

const shown = (chosen: string[] | null) =>
	shownColumns(columns, chosen).map(({ accessor, className }) => [accessor, className]);

test('until somebody chooses, the width of the screen does', () => {
	expect(shown(null)).toEqual([
		['name', undefined],
		['born', 'mantine-visible-from-sm'],
		['phone', 'mantine-visible-from-lg'],
	]);
});

test('what was chosen is there wherever there are columns, and the first one always', () => {
	expect(shown(['phone', 'gone meanwhile'])).toEqual([
		['name', undefined],
		['phone', 'mantine-visible-from-sm'],
	]);
	expect(shown([])).toEqual([['name', undefined]]);
});

test('only what can be missed is for choosing', () => {
	expect(choosableColumns(columns)).toEqual([
		{ value: 'born', label: 'Born' },
		{ value: 'phone', label: 'Telephone' },
	]);
});
