import type { Kind } from '@hms/client/testing/model';
import {
	addYears,
	type DoctorFields,
	mappingRoles,
	type PatientFields,
	type PlainDate,
	sexes,
	today,
} from '@hms/contracts';
import fc from 'fast-check';
import type { Json } from './operation.ts';

/** A reference to a record that is resolved when the step runs: by its number, mostly among the user's own. */
export const pick = (kind: Kind) =>
	fc.record({
		pick: fc.nat({ max: 30 }),
		kind: fc.constant(kind),
		anybody: fc.boolean(),
	});

/** Any subset of these fields. */
export const someOf = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> =>
	fc.record(fields, { requiredKeys: [] });
export const combine = (...parts: fc.Arbitrary<Json>[]): fc.Arbitrary<Json> =>
	fc.tuple(...parts).map((all) => Object.assign({}, ...all));
export const allOf = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> =>
	fc.record(fields);
type Values<Fields> = Record<keyof Fields, fc.Arbitrary<unknown>>;
const orNull = (value: fc.Arbitrary<unknown>) => fc.option(value, { freq: 3 });

// No two of them are one typo apart, so that a search finds only the name that it contains.
const name = fc.constantFrom(
	'Ada',
	' Zo\u200bë\u3000',
	'A\u030Angstro\u0308m',
	'O’Brien',
	'<script>',
	'李小龍',
	'\u202Bسلمان\u202C',
	'Lovelace',
	"Robert'); --",
);
const phone = fc.constantFrom('+442079460123', '+33123456789');
const email = fc.constantFrom('a@example.org', 'ada.lovelace@example.com');
export const day = fc.constantFrom(
	'1990-12-10',
	'2000-02-29',
	'2019-06-01',
	addYears(today(), -1),
	today(),
);
export const anyDay = fc.oneof(day, fc.constant<PlainDate>(addYears(today(), 1)));
const text = fc.constantFrom(
	'note',
	' two\nlines ',
	'🙂 <b>',
	'\u202Ertl',
	"'; drop table patients",
);
const word = fc.constantFrom('reason', ' referred ', '🙂');
const address = fc.constantFrom(
	{ postalCode: 'N1\t1AA' },
	{ city: null, country: null },
	{ line1: '1 Road', city: 'London', country: 'GB' },
	{
		line1: ' 2 Way ',
		line2: 'Flat',
		city: 'Paris',
		region: null,
		postalCode: '75001',
		country: 'FR',
	},
);
const contact = fc.constantFrom(
	{ name: ' Charles ', relationship: 'friend', phone: '+442079460001' },
	{ name: 'Mum' },
	{ phone: '+442079460002' },
);
const mrn = fc.constantFrom('A-1', 'a-1', 'B/2', 'P-000002', 'p-000003');
const license = fc.constantFrom('GMC1', 'gmc1', 'X 9/b');

/** Values for the optional fields of a patient; one that is forgotten is a type error. */
export const patient = {
	familyName: orNull(name),
	dateOfBirth: orNull(day),
	sex: fc.constantFrom(...sexes),
	phone: orNull(phone),
	email: orNull(email),
	bloodGroup: orNull(fc.constantFrom('A+', 'O-')),
	allergies: fc.constantFrom([], ['dust'], [' a,b "c" ', '{}', 'NULL', '\\d']),
	notes: orNull(text),
	emergencyContact: orNull(contact),
} satisfies Values<Omit<PatientFields, 'givenName' | 'mrn' | 'address'>>;
export const patientBody = combine(
	allOf({ givenName: name }),
	someOf({ ...patient, address: orNull(address) }),
	// Rarely present, so that the system assigns most of them.
	fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, allOf({ mrn })),
);
export const patientPatch = someOf({
	...patient,
	givenName: name,
	mrn,
	sex: orNull(patient.sex),
	allergies: orNull(patient.allergies),
	address: orNull(fc.oneof(address, fc.constantFrom({ city: 'Leeds' }, { line2: null }))),
	emergencyContact: orNull(fc.oneof(contact, fc.constantFrom({ phone: null }, { name: 'Dad' }))),
});

export const specialty = fc.constantFrom('cardiology', 'neurology', 'other');
/** Values for the optional fields of a doctor that are texts; one that is forgotten is a type error. */
const doctor = {
	familyName: orNull(name),
	licenseNumber: orNull(license),
	phone: orNull(phone),
	email: orNull(email),
} satisfies Values<Omit<DoctorFields, 'givenName' | 'specialty' | 'acceptingPatients'>>;
export const doctorBody = combine(
	allOf({ givenName: name, specialty }),
	someOf({ ...doctor, acceptingPatients: fc.boolean() }),
);
export const doctorPatch = someOf({
	...doctor,
	givenName: name,
	specialty,
	acceptingPatients: orNull(fc.boolean()),
});

const mapping = {
	role: fc.constantFrom(...mappingRoles),
	isPrimary: fc.boolean(),
	startedOn: anyDay,
	reason: orNull(word),
	notes: orNull(text),
};
export const sometimes = (fields: Record<string, fc.Arbitrary<unknown>>) =>
	fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, allOf(fields));
/** Each filter is rarely present: a list with all of them is empty. */
export const filters = (fields: Record<string, fc.Arbitrary<unknown>>) =>
	combine(...Object.entries(fields).map(([field, value]) => sometimes({ [field]: value })));
export const mappingBody = combine(
	allOf({ doctorId: pick('doctor') }),
	someOf(mapping),
	sometimes({ endedOn: orNull(anyDay) }),
);
export const mappingPatch = combine(
	someOf(
		Object.fromEntries(Object.entries(mapping).map(([field, value]) => [field, orNull(value)])),
	),
	sometimes({ doctorId: pick('doctor') }),
	sometimes({ endedOn: orNull(anyDay) }),
);
