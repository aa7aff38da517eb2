import { beforeAll, expect, test } from 'vitest';
import { loadPhoneLibrary } from '../../lib/phone/phone-number.ts';
import { patientFormValues } from './form-values.ts';
import { similarInput } from './similar-input.ts';

beforeAll(loadPhoneLibrary);

const empty = patientFormValues(null, 'en-GB');
const ask = (typed: Partial<typeof empty>) => similarInput({ ...empty, ...typed }, 'en-GB', 'GB');

test('nothing is asked until there is a name, or a number or an address is understood', () => {
	expect(ask({})).toBeNull();
	expect(ask({ givenName: ' ' })).toBeNull();
	expect(ask({ dateOfBirth: '10 Dec 1990' })).toBeNull();
	expect(ask({ phone: '020' })).toBeNull();
	expect(ask({ email: 'ada@' })).toBeNull();
});

test('what was understood is asked, in the contract’s way of writing', () => {
	expect(ask({ givenName: 'Ada', dateOfBirth: '10/12/1990' })).toEqual({
		givenName: 'Ada',
		familyName: '',
		dateOfBirth: '1990-12-10',
	});
	expect(ask({ phone: '020 7946 0000' })).toEqual({
		givenName: '',
		familyName: '',
		phone: '+442079460000',
	});
	expect(
		ask({ familyName: 'Lovelace', dateOfBirth: '31.2.1990', email: 'ada@example.org' }),
	).toEqual({
		givenName: '',
		familyName: 'Lovelace',
		email: 'ada@example.org',
	});
});
