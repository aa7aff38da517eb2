import { addYears, mappingRoles, type PlainDate, sexes, today } from '@hms/contracts';
import fc from 'fast-check';
import type { Json } from './operation.ts';
import type { Kind } from './records.ts';

/** An id to be chosen when the step is taken: the how-manieth of its kind, mostly of the user's own. */
export const pick = (kind: Kind) =>
	fc.record({
		pick: fc.nat({ max: 30 }),
		kind: fc.constant(kind),
		anybody: fc.boolean(),
	});

/** Some of these fields. */
export const some = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> =>
	fc.record(fields, { requiredKeys: [] });
export const and = (...parts: fc.Arbitrary<Json>[]): fc.Arbitrary<Json> =>
	fc.tuple(...parts).map((all) => Object.assign({}, ...all));
export const always = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> =>
	fc.record(fields);
const orNull = (value: fc.Arbitrary<unknown>) => fc.option(value, { freq: 3 });

// No two are one slip apart, so that a search finds what it names and nothing else.
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
);
const mrn = fc.constantFrom('A-1', 'a-1', 'B/2', 'P-000002', 'p-000003');
const license = fc.constantFrom('GMC1', 'gmc1', 'X 9/b');

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
};
export const patientBody = and(
	always({ givenName: name }),
	some({ ...patient, address: orNull(address) }),
	// Named now and then only, so that most are given theirs.
	fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, always({ mrn })),
);
export const patientPatch = some({
	...patient,
	givenName: name,
	mrn,
	sex: orNull(patient.sex),
	allergies: orNull(patient.allergies),
	address: orNull(fc.oneof(address, fc.constantFrom({ city: 'Leeds' }, { line2: null }))),
	emergencyContact: orNull(fc.oneof(contact, fc.constantFrom({ phone: null }, { name: 'Dad' }))),
});

export const specialty = fc.constantFrom('cardiology', 'neurology', 'other');
const doctor = {
	familyName: orNull(name),
	licenseNumber: orNull(license),
	phone: orNull(phone),
	email: orNull(email),
};
export const doctorBody = and(
	always({ givenName: name, specialty }),
	some({ ...doctor, acceptingPatients: fc.boolean() }),
);
export const doctorPatch = some({
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
export const rarely = (fields: Record<string, fc.Arbitrary<unknown>>) =>
	fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, always(fields));
/** Each of them now and then only: a list that is filtered by everything is empty. */
export const filters = (fields: Record<string, fc.Arbitrary<unknown>>) =>
	and(...Object.entries(fields).map(([field, value]) => rarely({ [field]: value })));
export const mappingBody = and(
	always({ doctorId: pick('doctor') }),
	some(mapping),
	rarely({ endedOn: orNull(anyDay) }),
);
export const mappingPatch = and(
	some(Object.fromEntries(Object.entries(mapping).map(([field, value]) => [field, orNull(value)]))),
	rarely({ doctorId: pick('doctor') }),
	rarely({ endedOn: orNull(anyDay) }),
);
