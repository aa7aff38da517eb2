import { describe, expect, it } from 'vitest';
import { addYears, fieldErrors, listPatientsInput, patientFields, today } from './index.ts';

const errorsOf = (input: unknown) => {
	const result = patientFields.safeParse(input);
	return result.success ? [] : fieldErrors(result.error);
};

describe('a new patient', () => {
	it('needs a given name and nothing else', () => {
		expect(patientFields.parse({ givenName: 'Sukarno' })).toEqual({
			givenName: 'Sukarno',
			familyName: null,
			dateOfBirth: null,
			sex: 'unknown',
			phone: null,
			email: null,
			address: null,
			bloodGroup: null,
			allergies: [],
			notes: null,
			emergencyContact: null,
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
			{ givenName: 'A\nB' },
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
