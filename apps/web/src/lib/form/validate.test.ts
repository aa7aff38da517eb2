import { patientFields } from '@hms/contracts';
import { expect, test } from 'vitest';
import { describeErrors, validateInput } from './validate.ts';

const labels = { givenName: 'Given name', 'address.city': 'City', allergies: 'Allergies' };

test('the contract’s messages become sentences by field', () => {
	const input = {
		givenName: ' ',
		address: { line1: 'Street 1', city: '', country: 'GB' },
		allergies: ['latex', ''],
	};
	expect(validateInput(patientFields, input, labels)).toEqual({
		givenName: 'Must not be empty',
		'address.city': 'Must not be empty',
		allergies: 'Must not be empty',
	});
	expect(validateInput(patientFields, { givenName: 'Ada' }, labels)).toEqual({});
});

test('errors of no field are returned separately', () => {
	expect(
		describeErrors(
			[
				{ path: 'givenName', message: 'must not be empty' },
				{ path: 'givenName', message: 'must be nice' },
				{ path: 'patientId', message: 'is not a patient of yours' },
				{ path: '', message: 'must be something' },
			],
			labels,
		),
	).toEqual({
		errors: { givenName: 'Must not be empty' },
		rest: ['patientId: Is not a patient of yours', 'Must be something'],
	});
});
