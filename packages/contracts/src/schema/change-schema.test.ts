import { describe, expect, it } from 'vitest';
import { changeSchema, doctorFields, fieldErrors, mappingFields, patientFields } from '../index.ts';

/** What a record becomes, or the errors. */
function changed(
	schema: Parameters<typeof changeSchema>[0],
	before: Record<string, unknown>,
	after: unknown,
) {
	const result = changeSchema(schema, before).safeParse(after);
	return result.success
		? { success: true, data: result.data, errors: [] }
		: { success: false, errors: fieldErrors(result.error) };
}

const patient = {
	...patientFields.parse({ givenName: 'Ada', mrn: 'P-1' }),
	address: {
		line1: '1 Road',
		line2: null,
		city: 'London',
		region: null,
		postalCode: null,
		country: 'GB',
	},
	emergencyContact: { name: 'William', relationship: 'Husband', phone: '+442079460111' },
};

/** Values that rules of today refuse, as an older version or another rule may have let them in. */
const old: [string, Record<string, unknown>][] = [
	['telephone number', { phone: '020 7946' }],
	['e-mail address', { email: 'nobody' }],
	['MRN', { mrn: '#1' }],
	['birth date', { dateOfBirth: '1850-01-01' }],
	['name', { familyName: 'x'.repeat(300) }],
	['sex', { sex: 'F' }],
	['blood group', { bloodGroup: 'A' }],
	['list of allergies', { allergies: [''] }],
	['notes', { notes: 'a\u0007b' }],
	['country', { address: { ...patient.address, country: 'AN' } }],
	['contact', { emergencyContact: { ...patient.emergencyContact, phone: '1' } }],
];

describe.each(old)('an old %s that would be refused now', (_, values) => {
	const before = { ...patient, ...values };

	it('stays when another field is changed', () => {
		const after = { ...before, givenName: ' Augusta ' };
		expect(changed(patientFields, before, after)).toMatchObject({
			success: true,
			data: { ...before, givenName: 'Augusta' },
		});
	});

	it('does not let other wrong values in', () => {
		expect(changed(patientFields, before, { ...before, givenName: ' ' })).toEqual({
			success: false,
			errors: [{ path: 'givenName', message: 'must not be empty' }],
		});
		expect(changed(patientFields, before, { ...before, givenName: 'A', age: 5 })).toEqual({
			success: false,
			errors: [{ path: 'age', message: 'is not a known field' }],
		});
	});
});

it.each([
	[{ address: { ...patient.address, country: 'AN' } }, { address: { city: 'Leeds ' } }, 'Leeds'],
	[
		{ emergencyContact: { ...patient.emergencyContact, phone: '1' } },
		{ emergencyContact: { name: 'Will' } },
		'Will',
	],
])('an old value within %j stays when its neighbour is changed', (values, change, now) => {
	const before: Record<string, unknown> = { ...patient, ...values };
	const [[name, part]] = Object.entries(change) as [[string, object]];
	const after = { ...before, [name]: { ...(before[name] as object), ...part } };
	const result = changed(patientFields, before, after);
	expect(result.success && JSON.stringify(result.data)).toContain(`"${now}"`);
});

it('a value that is changed is held to the rules', () => {
	const before = { ...patient, phone: '020 7946', address: { ...patient.address, country: 'AN' } };
	const after = { ...before, phone: '020 7947', address: { ...before.address, country: 'ZZ' } };
	const result = changed(patientFields, before, after);
	expect(result.errors.map(({ path }) => path)).toEqual(['phone', 'address.country']);
});

it('is the same for doctors and assignments', () => {
	const doctor = {
		...doctorFields.parse({ givenName: 'Grace', specialty: 'other' }),
		licenseNumber: '№ 1',
		email: 'x',
	};
	expect(changed(doctorFields, doctor, { ...doctor, acceptingPatients: false })).toMatchObject({
		success: true,
		data: { ...doctor, acceptingPatients: false },
	});
	const mapping = {
		...mappingFields.parse({ doctorId: '01936b1f-5e10-7b21-a6c4-9f0d3e7b5a34' }),
		startedOn: '2020-01-01',
		reason: 'two\nlines',
	};
	expect(changed(mappingFields, mapping, { ...mapping, role: 'surgeon' })).toMatchObject({
		success: true,
		data: { ...mapping, role: 'surgeon' },
	});
});

it('what is taken away gets its default', () => {
	const { role: _role, ...after } = {
		role: 'surgeon',
		doctorId: '01936b1f-5e10-7b21-a6c4-9f0d3e7b5a34',
	};
	const before = { ...after, role: 'surgeon' };
	expect(changed(mappingFields, before, after)).toMatchObject({ data: { role: 'attending' } });
});
