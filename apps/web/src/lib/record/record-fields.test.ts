import { expect, test } from 'vitest';
import { labelsByPath, pickFields } from './record-fields.ts';

interface Fields {
	name: string;
	address: { city: string } | null;
}
const format = () => '';
const table = {
	name: { label: 'Name', format },
	address: { label: 'Address', parts: { city: 'City' }, format },
};

test('what the system sets, and fields of a newer API, are not among the fields of a record', () => {
	const record = { id: '1', name: 'Ada', address: null, version: 1, fieldOfNewerApi: 'x' };
	expect(pickFields<Fields>(table, record)).toEqual({ name: 'Ada', address: null });
});

test('labels are found by the path of a field in the contract', () => {
	expect(labelsByPath(table)).toEqual({ name: 'Name', 'address.city': 'City' });
});
