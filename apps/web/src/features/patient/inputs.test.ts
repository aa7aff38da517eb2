import { type Patient, patientFields, patient as patientSchema } from '@hms/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { formErrors, formInput, formValues } from '../../lib/form/field-codec.ts';
import { loadPhoneLibrary } from '../../lib/phone/phone-number.ts';
import { patientLabels } from './fields.tsx';
import { type PatientFormValues, patientInputs } from './inputs.tsx';

beforeAll(loadPhoneLibrary);

const patientFormValues = (record: Patient | null, locale: string) =>
	formValues(patientInputs, record, locale);
const patientInput = (values: PatientFormValues, locale: string, country: string) =>
	formInput(patientInputs, values, { locale, country });
const patientFormErrors = (values: PatientFormValues, locale: string, country: string) =>
	formErrors(patientInputs, values, { locale, country }, patientLabels);

/** The contract's example, which has every field. */
const [example] = patientSchema.array().parse(patientSchema.meta()?.['examples']);
if (example === undefined) throw new Error('the contract has no example of a patient');
const patient: Patient = { ...example, notes: 'a\nb' };

const noAddress = {
	...{ line1: null, line2: null, city: null },
	...{ region: null, postalCode: null, country: null },
};
const records: [string, Partial<Patient>][] = [
	['all fields', {}],
	['no address', { address: null }],
	['a city without a country', { address: { ...noAddress, city: 'Leeds' } }],
	['a postal code', { address: { ...noAddress, postalCode: 'N1 1AA' } }],
	['a country', { address: { ...noAddress, country: 'GB' } }],
	['a contact’s name', { emergencyContact: { name: 'Mum', relationship: null, phone: null } }],
	['an address of another script', { email: 'jürgen@münchen.de' }],
];

describe.each(['en-GB', 'en-US', 'de-DE', 'ja-JP', 'ar-EG'])('in %s', (locale) => {
	test.each(records)('a record with %s that is opened and saved does not change', (_, fields) => {
		const record = { ...patient, ...fields };
		const { id: _id, status: _status, version: _v, createdAt: _c, ...rest } = record;
		const { updatedAt: _u, ...expected } = rest;
		const sent = patientInput(patientFormValues(record, locale), locale, 'GB');
		expect(patientFields.parse(sent)).toEqual(expected);
	});
});

test.each([
	['a chosen country is an address', { country: 'FR' }, { ...noAddress, country: 'FR' }],
	['the initial country alone is none', {}, null],
	['an empty address is none', { country: '' }, null],
	['a cleared country is none', { country: null }, null],
	[
		'a city keeps no cleared country',
		{ city: 'Leeds', country: null },
		{ ...noAddress, city: 'Leeds' },
	],
	[
		'a city keeps the initial country',
		{ city: 'Leeds' },
		{ ...noAddress, city: 'Leeds', country: 'GB' },
	],
	['or no country', { city: 'Leeds', country: '' }, { ...noAddress, city: 'Leeds' }],
])('%s', (_, typed, address) => {
	const values = patientFormValues(null, 'en-GB');
	const input = { ...values, address: { ...values.address, ...typed } };
	const sent = patientInput(input, 'en-GB', 'GB');
	expect(patientFields.parse({ ...sent, givenName: 'A' }).address).toEqual(address);
});

test('an empty form sends no values', () => {
	const values = { ...patientFormValues(null, 'en-GB'), givenName: 'Ada' };
	expect(values.address.country).toBe('GB');
	const sent = patientFields.parse(patientInput(values, 'en-GB', 'GB'));
	expect(sent).toEqual(patientFields.parse({ givenName: 'Ada' }));
	expect(patientFormErrors(values, 'en-GB', 'GB')).toEqual({});
});

test('values that cannot be parsed have errors', () => {
	const values = patientFormValues(patient, 'en-GB');
	const errors = patientFormErrors(
		{
			...values,
			dateOfBirth: '31.2.1990',
			phone: 'none',
		},
		'en-GB',
		'GB',
	);
	expect(Object.keys(errors)).toEqual(['dateOfBirth', 'phone']);
});

test.each(['', 'GB', 'DE', 'US', 'IT', 'FR'])(
	'the country %j of the address does not change phone numbers',
	(country) => {
		const values = patientFormValues(patient, 'en-GB');
		const typed = {
			...values,
			phone: '07700 900123',
			emergencyContact: { ...values.emergencyContact, phone: '020 7946 0018' },
			address: { ...values.address, country },
		};
		expect(patientInput(typed, 'de-DE', 'GB')).toMatchObject({
			phone: '+447700900123',
			emergencyContact: { phone: '+442079460018' },
		});
	},
);

test.each(['020 7946 0018 ext 123', '+44 20 7946 0018 x123', '020 7946 0018 #123'])(
	'an extension is an error, and the text is sent unchanged: %s',
	(phone) => {
		const values = patientFormValues(patient, 'en-GB');
		const contact = { ...values.emergencyContact, phone };
		const typed = { ...values, phone, emergencyContact: contact };
		const error = 'must not have an extension, which cannot be kept here; write it in the notes';
		expect(patientFormErrors(typed, 'en-GB', 'GB')).toEqual({
			phone: `Telephone ${error}`,
			'emergencyContact.phone': `Telephone of the contact ${error}`,
		});
		expect(patientInput(typed, 'en-GB', 'GB').phone).toBe(phone);
	},
);
