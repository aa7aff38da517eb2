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
		givenName: 'Given name must not be empty',
		'address.city': 'City must not be empty',
		allergies: 'Allergies must not be empty',
	});
	expect(validateInput(patientFields, { givenName: 'Ada' }, labels)).toEqual({});
});

test('a message that is a sentence of its own stands without the label', () => {
	const found = [{ path: 'givenName', message: 'That isn’t your name' }];
	expect(describeErrors(found, labels).errors).toEqual({ givenName: 'That isn’t your name' });
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
		errors: { givenName: 'Given name must not be empty' },
		rest: ['patientId is not a patient of yours', 'must be something'],
	});
});
