import { addYears, mappingRoles, type PlainDate, sexes, today } from '@hms/contracts';
import fc from 'fast-check';
import type { Json } from './operation.ts';
import type { Kind } from './records.ts';

/** An id to be chosen when the step is taken: the how-manieth of its kind, mostly of the user's own. */
const pick = (kind: Kind) =>
	fc.record({
		pick: fc.nat({ max: 30 }),
		kind: fc.constant(kind),
		anybody: fc.boolean(),
	});

/** Some of these fields. */
const some = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> =>
	fc.record(fields, { requiredKeys: [] });
const and = (...parts: fc.Arbitrary<Json>[]): fc.Arbitrary<Json> =>
	fc.tuple(...parts).map((all) => Object.assign({}, ...all));
const always = (fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Json> =>
	fc.record(fields);
const orNull = (value: fc.Arbitrary<unknown>) => fc.option(value, { freq: 3 });

// No two are one slip apart, so that a search finds what it names and nothing else.
const name = fc.constantFrom(
	'Ada',
	' Zoë ',
	'A\u030Angstro\u0308m',
	'O’Brien',
	'<script>',
	'李小龍',
	'سلمان',
	'Lovelace',
	"Robert'); --",
);
const phone = fc.constantFrom('+442079460123', '+33123456789');
const email = fc.constantFrom('a@example.org', 'ada.lovelace@example.com');
const day = fc.constantFrom(
	'1990-12-10',
	'2000-02-29',
	'2019-06-01',
	addYears(today(), -1),
	today(),
);
const anyDay = fc.oneof(day, fc.constant<PlainDate>(addYears(today(), 1)));
const text = fc.constantFrom(
	'note',
	' two\nlines ',
	'🙂 <b>',
	'\u202Ertl',
	"'; drop table patients",
);
const word = fc.constantFrom('reason', ' referred ', '🙂');
const address = fc.constantFrom(
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
const contact = fc.constant({ name: ' Charles ', relationship: 'friend', phone: '+442079460001' });
const mrn = fc.constantFrom('A-1', 'a-1', 'B/2', 'P-000002', 'p-000003');
const license = fc.constantFrom('GMC1', 'gmc1', 'X 9/b');

const patient = {
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
const patientBody = and(
	always({ givenName: name }),
	some({ ...patient, address: orNull(address) }),
	// Named now and then only, so that most are given theirs.
	fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, always({ mrn })),
);
const patientPatch = some({
	...patient,
	givenName: name,
	mrn,
	sex: orNull(patient.sex),
	allergies: orNull(patient.allergies),
	address: orNull(fc.oneof(address, fc.constantFrom({ city: 'Leeds' }, { line2: null }))),
});

const specialty = fc.constantFrom('cardiology', 'neurology', 'other');
const doctor = {
	familyName: orNull(name),
	licenseNumber: orNull(license),
	phone: orNull(phone),
	email: orNull(email),
};
const doctorBody = and(
	always({ givenName: name, specialty }),
	some({ ...doctor, acceptingPatients: fc.boolean() }),
);
const doctorPatch = some({
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
const rarely = (fields: Record<string, fc.Arbitrary<unknown>>) =>
	fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, always(fields));
/** Each of them now and then only: a list that is filtered by everything is empty. */
const filters = (fields: Record<string, fc.Arbitrary<unknown>>) =>
	and(...Object.entries(fields).map(([field, value]) => rarely({ [field]: value })));
const mappingBody = and(
	always({ doctorId: pick('doctor') }),
	some(mapping),
	rarely({ endedOn: orNull(anyDay) }),
);
const mappingPatch = and(
	some(Object.fromEntries(Object.entries(mapping).map(([field, value]) => [field, orNull(value)]))),
	rarely({ doctorId: pick('doctor') }),
	rarely({ endedOn: orNull(anyDay) }),
);

const row = (kind: Kind) => always({ id: pick(kind) });
/** A row to be changed, with or without the version that it is thought to have. */
const change = (kind: Kind) =>
	and(
		row(kind),
		fc.oneof(fc.constant({}), always({ version: fc.constantFrom('current', 'stale') })),
	);

const limit = fc.constantFrom(1, 2, 3, 100);
const paging = some({ limit, order: fc.constantFrom('asc', 'desc'), total: fc.boolean() });
/** With a search there is an order too: how well something fits is not for this model to say. */
const searching = (sorts: string[], queries: string[]) =>
	fc.oneof(
		some({ sort: fc.constantFrom(...sorts) }),
		always({ sort: fc.constantFrom(...sorts), q: fc.constantFrom(...queries) }),
	);
const recordStatus = fc.constantFrom('active', 'archived', 'all');
const queries = [
	'ada',
	'ZOE',
	'ngstr',
	'brien',
	'李',
	'love ada',
	'460123',
	'p-0000',
	'nothing-like-this',
];

/** What each procedure of the contract is asked with. */
export const inputs: Record<string, fc.Arbitrary<Json>> = {
	'patient.create': patientBody,
	'patient.get': row('patient'),
	'patient.replace': and(change('patient'), patientBody),
	'patient.update': and(change('patient'), patientPatch),
	'patient.archive': change('patient'),
	'patient.restore': row('patient'),
	'patient.history': and(
		row('patient'),
		paging.map(({ order: _order, ...rest }) => rest),
	),
	'patient.list': and(
		paging,
		searching(
			['createdAt', 'updatedAt', 'familyName', 'dateOfBirth'],
			[...queries, '1990', '1990-12-10'],
		),
		filters({ status: recordStatus, sex: patient.sex, bornFrom: day, bornTo: day }),
		rarely({ doctorId: pick('doctor') }),
	),
	'doctor.create': doctorBody,
	'doctor.get': row('doctor'),
	'doctor.replace': and(change('doctor'), doctorBody),
	'doctor.update': and(change('doctor'), doctorPatch),
	'doctor.archive': change('doctor'),
	'doctor.restore': row('doctor'),
	'doctor.history': and(
		row('doctor'),
		paging.map(({ order: _order, ...rest }) => rest),
	),
	'doctor.list': and(
		paging,
		searching(['familyName', 'createdAt', 'specialty'], [...queries, 'gmc1']),
		filters({ status: recordStatus, specialty, acceptingPatients: fc.boolean() }),
	),
	'mapping.create': and(always({ patientId: pick('patient') }), mappingBody),
	'mapping.replace': and(change('mapping'), mappingBody),
	'mapping.update': and(change('mapping'), mappingPatch),
	'mapping.end': change('mapping'),
	'mapping.restore': row('mapping'),
	'mapping.listForPatient': always({ patientId: pick('patient') }),
	'mapping.list': and(
		paging,
		filters({
			status: fc.constantFrom('active', 'ended', 'all'),
			isPrimary: fc.boolean(),
			on: anyDay,
		}),
		rarely({ patientId: pick('patient') }),
		rarely({ doctorId: pick('doctor') }),
	),
	'activity.list': and(
		always({ mine: fc.constant(true) }),
		some({ limit, subject: fc.constantFrom('patient', 'doctor', 'mapping') }),
	),
};

/** What is made with an idempotency key: a few bodies, so that the same comes again. */
export const keyedInputs: Record<string, fc.Arbitrary<Json>> = {
	'patient.create': fc.constantFrom({ givenName: 'Ada' }, { givenName: 'Ada', mrn: 'A-1' }),
	'doctor.create': fc.constantFrom(
		{ givenName: 'Ada', specialty: 'other' },
		{ givenName: 'Ada', specialty: 'other', licenseNumber: 'GMC1' },
	),
	'mapping.create': always({ patientId: pick('patient'), doctorId: pick('doctor') }),
};
