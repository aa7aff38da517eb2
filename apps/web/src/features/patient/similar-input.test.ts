import { beforeAll, expect, test } from 'vitest';
import { formValues } from '../../lib/form/field-codec.ts';
import { loadPhoneLibrary } from '../../lib/phone/phone-number.ts';
import { translate } from '../../lib/text/translate.testing.ts';
import { type PatientFormValues, patientInputs } from './inputs.tsx';
import { similarInput } from './similar-input.ts';

beforeAll(loadPhoneLibrary);

const empty = formValues(patientInputs(translate), null, 'en-GB');
const inputOf = (typed: Partial<PatientFormValues>) =>
	similarInput({ ...empty, ...typed }, 'en-GB', 'GB');

test('no query is sent without a name, a valid phone number or a valid e-mail address', () => {
	expect(inputOf({})).toBeNull();
	expect(inputOf({ givenName: ' ' })).toBeNull();
	expect(inputOf({ dateOfBirth: '10 Dec 1990' })).toBeNull();
	expect(inputOf({ phone: '020' })).toBeNull();
	expect(inputOf({ email: 'ada@' })).toBeNull();
});

test('parsed values are sent in the contract’s format', () => {
	expect(inputOf({ givenName: 'Ada', dateOfBirth: '10/12/1990' })).toEqual({
		givenName: 'Ada',
		familyName: '',
		dateOfBirth: '1990-12-10',
	});
	expect(inputOf({ phone: '020 7946 0000' })).toEqual({
		givenName: '',
		familyName: '',
		phone: '+442079460000',
	});
	expect(
		inputOf({ familyName: 'Lovelace', dateOfBirth: '31.2.1990', email: 'ada@example.org' }),
	).toEqual({
		givenName: '',
		familyName: 'Lovelace',
		email: 'ada@example.org',
	});
});

test('a patient for a colleague is compared with the colleague’s patients', () => {
	expect(inputOf({ givenName: 'Ada', ownerId: '' })).not.toHaveProperty('ownerId');
	expect(inputOf({ givenName: 'Ada', ownerId: 'edith' })).toHaveProperty('ownerId', 'edith');
});
