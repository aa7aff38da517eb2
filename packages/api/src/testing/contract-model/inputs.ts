import fc from 'fast-check';
import {
	always,
	and,
	anyDay,
	day,
	doctorBody,
	doctorPatch,
	filters,
	mappingBody,
	mappingPatch,
	patient,
	patientBody,
	patientPatch,
	pick,
	rarely,
	some,
	specialty,
} from './bodies.ts';
import type { Json } from './operation.ts';
import type { Kind } from './records.ts';

const row = (kind: Kind) => always({ id: pick(kind) });
/** A row to be changed, with or without the version that it is thought to have. */
const change = (kind: Kind) =>
	and(
		row(kind),
		fc.oneof(fc.constant({}), always({ version: fc.constantFrom('current', 'stale') })),
	);
/** The same where the body may be a row as it was read, with what the system sets. */
const rewrite = (kind: Kind) =>
	and(change(kind), rarely({ carried: fc.constantFrom('current', 'current', 'stale') }));

const limit = fc.constantFrom(1, 2, 3, 100);
const paging = some({ limit, order: fc.constantFrom('asc', 'desc'), total: fc.boolean() });
/** The newest comes first, whatever else is asked for. */
const history = (kind: Kind) =>
	and(
		row(kind),
		paging.map(({ order: _order, ...rest }) => rest),
	);
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
	'patient.replace': and(rewrite('patient'), patientBody),
	'patient.update': and(rewrite('patient'), patientPatch),
	'patient.archive': change('patient'),
	'patient.restore': row('patient'),
	'patient.history': history('patient'),
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
	'doctor.replace': and(rewrite('doctor'), doctorBody),
	'doctor.update': and(rewrite('doctor'), doctorPatch),
	'doctor.archive': change('doctor'),
	'doctor.restore': row('doctor'),
	'doctor.history': history('doctor'),
	'doctor.list': and(
		paging,
		searching(['familyName', 'createdAt', 'specialty'], [...queries, 'gmc1']),
		filters({ status: recordStatus, specialty, acceptingPatients: fc.boolean() }),
	),
	'mapping.create': and(always({ patientId: pick('patient') }), mappingBody),
	'mapping.replace': and(rewrite('mapping'), mappingBody),
	'mapping.update': and(rewrite('mapping'), mappingPatch),
	'mapping.end': change('mapping'),
	'mapping.restore': row('mapping'),
	'mapping.history': history('mapping'),
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
