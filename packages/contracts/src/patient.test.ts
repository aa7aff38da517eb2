import { describe, expect, it } from 'vitest';
import {
	addYears,
	doctorFields,
	fieldErrors,
	listPatientsInput,
	patientFields,
	today,
} from './index.ts';

const errorsOf = (input: unknown) => {
	const result = patientFields.safeParse(input);
	return result.success ? [] : fieldErrors(result.error);
};

const doctor = { givenName: 'D', specialty: 'other' };

describe('a new patient', () => {
	it('needs a given name and nothing else', () => {
		const { mrn: _assigned, ...optional } = patientFields.shape;
		const nulls = Object.fromEntries(Object.keys(optional).map((field) => [field, null]));
		expect(patientFields.parse({ givenName: 'Sukarno' })).toEqual({
			...nulls,
			givenName: 'Sukarno',
			sex: 'unknown',
			allergies: [],
		});
	});

	it('has its text trimmed and normalised, and otherwise as it was', () => {
		const odd = "  O'Brien <script>alert('x')</script> 👩‍⚕️ عمر ";
		const patient = patientFields.parse({ givenName: odd, familyName: 'Ame\u0301lie' });
		expect(patient.givenName).toBe(odd.trim());
		expect(patient.familyName).toBe('Amélie');
	});

	it.each([
		[{}, [{ path: 'givenName', message: 'is required' }]],
		[{ givenName: '   ' }, [{ path: 'givenName', message: 'must not be empty' }]],
		[{ givenName: 5 }, [{ path: 'givenName', message: 'must be text' }]],
		[
			{ givenName: 'A\u0000' },
			[{ path: 'givenName', message: 'must not contain control characters' }],
		],
		[
			{ givenName: 'A\u001bB' },
			[{ path: 'givenName', message: 'must not contain control characters' }],
		],
		[
			{ givenName: 'A\ud800' },
			[{ path: 'givenName', message: 'must not contain control characters' }],
		],
		[
			{ givenName: 'x'.repeat(101) },
			[{ path: 'givenName', message: 'must be at most 100 characters long' }],
		],
		[{ givenName: 'A', age: 5 }, [{ path: 'age', message: 'is not a known field' }]],
		[
			{ givenName: 'A', sex: 'robot' },
			[{ path: 'sex', message: 'must be one of: female, male, other, unknown' }],
		],
		[
			{ givenName: 'A', phone: '0207 946' },
			[
				{
					path: 'phone',
					message: 'must be a telephone number in international form, like +442079460000',
				},
			],
		],
		[
			{ givenName: 'A', address: { line1: 'x', city: 'y', country: 'ZZ' } },
			[{ path: 'address.country', message: 'must be a country, as its two letters in ISO 3166' }],
		],
		[
			{ givenName: 'A', allergies: ['a', ''] },
			[{ path: 'allergies.1', message: 'must not be empty' }],
		],
		[
			{ givenName: 'A', dateOfBirth: '1990-02-30' },
			[{ path: 'dateOfBirth', message: 'must be a day that exists, written YYYY-MM-DD' }],
		],
		[
			{ givenName: 'A', dateOfBirth: addYears(today(), 1) },
			[{ path: 'dateOfBirth', message: 'must not be in the future' }],
		],
		[
			{ givenName: 'A', dateOfBirth: addYears(today(), -131) },
			[{ path: 'dateOfBirth', message: 'must not be more than 130 years ago' }],
		],
	])('%j is refused at the field', (input, errors) => {
		expect(errorsOf(input)).toEqual(errors);
	});

	it.each([
		[{ city: 'Leeds', country: 'GB' }],
		[{ postalCode: 'SW1Y 4JH' }],
		[{ line1: '1 Road' }],
		[{ country: 'FR' }],
		[{ region: 'Bavaria', line2: null }],
	])('may have an address of which only this is known: %j', (given) => {
		expect(patientFields.parse({ givenName: 'A', address: given }).address).toEqual({
			...{ line1: null, line2: null, city: null, region: null, postalCode: null, country: null },
			...given,
		});
	});

	it.each([{}, { city: null }, { line1: null, country: null }])(
		'has no address where nothing of it is known: %j',
		(address) => {
			expect(patientFields.parse({ givenName: 'A', address }).address).toBeNull();
		},
	);

	it.each([
		{ name: 'Mum' },
		{ phone: '+442079460000' },
		{ relationship: 'mother', name: null },
		{ name: 'Mum', phone: '+442079460000' },
		{ name: 'Mum', relationship: 'mother', phone: null },
	])('may have an emergency contact of which only this is known: %j', (given) => {
		expect(
			patientFields.parse({ givenName: 'A', emergencyContact: given }).emergencyContact,
		).toEqual({ name: null, relationship: null, phone: null, ...given });
	});

	it.each([{}, { name: null }, { phone: null, relationship: null }])(
		'has no emergency contact where nothing of it is known: %j',
		(emergencyContact) => {
			expect(patientFields.parse({ givenName: 'A', emergencyContact }).emergencyContact).toBeNull();
		},
	);

	it.each([
		'GMC1234567',
		'12-345/B',
		'№ 77/в',
		'Лиц-77',
		'医師第123456号',
		'ترخيص ١٢٣',
		'ΑΜ 123',
		'MUDr. č. 5',
		'#12',
		'(2) 4',
		"Ref: 7, b'",
	])('%s is a number as clinics and authorities give them', (number) => {
		expect(patientFields.parse({ givenName: 'A', mrn: number }).mrn).toBe(number);
		expect(doctorFields.parse({ ...doctor, licenseNumber: number }).licenseNumber).toBe(number);
	});

	it.each(['-', '№', '<b>', '12;', '=1+1', '"12"', 'a\u0007b', '🙂'])('%j is none', (number) => {
		expect(errorsOf({ givenName: 'A', mrn: number }).map(({ path }) => path)).toContain('mrn');
		expect(doctorFields.safeParse({ ...doctor, licenseNumber: number }).success).toBe(false);
	});

	it('may be born today, and 130 years ago', () => {
		expect(errorsOf({ givenName: 'A', dateOfBirth: today() })).toEqual([]);
		expect(errorsOf({ givenName: 'A', dateOfBirth: addYears(today(), -130) })).toEqual([]);
	});

	it('may have notes of several lines', () => {
		expect(patientFields.parse({ givenName: 'A', notes: 'one\r\ntwo\tthree' }).notes).toBe(
			'one\ntwo\tthree',
		);
	});
});

describe('a list of patients', () => {
	it('coerces nothing', () => {
		expect(listPatientsInput.safeParse({ limit: '5' }).success).toBe(false);
		expect(listPatientsInput.safeParse({ total: 'true' }).success).toBe(false);
		expect(listPatientsInput.safeParse({ limit: 101 }).success).toBe(false);
		expect(listPatientsInput.safeParse({ limit: 0 }).success).toBe(false);
	});
});
