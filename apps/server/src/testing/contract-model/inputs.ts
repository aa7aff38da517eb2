import type { Kind } from '@hms/client/testing/model';
import { addYears, type PlainDate, today } from '@hms/contracts';
import fc from 'fast-check';
import {
	allOf,
	anyDay,
	combine,
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
	someOf,
	sometimes,
	specialty,
} from './bodies.ts';
import type { Json } from './operation.ts';

/** Before or after everything that is done: the model does not know at which moment the API does it. */
const distantDay = fc.constantFrom('1990-12-10' as PlainDate, addYears(today(), 1));

const nothing: fc.Arbitrary<Json> = fc.constant({});
const row = (kind: Kind) => allOf({ id: pick(kind) });
/** Whether archived records are asked for too. */
const withArchived = filters({ archived: fc.boolean() });
const rows = (kind: Kind) => allOf({ ids: fc.array(pick(kind), { minLength: 1, maxLength: 4 }) });
/** The id of a record to change, with or without the expected version. */
const change = (kind: Kind) =>
	combine(
		row(kind),
		fc.oneof(fc.constant({}), allOf({ version: fc.constantFrom('current', 'stale') })),
	);
/** The same with or without the read-only fields of a record. */
const rewrite = (kind: Kind) =>
	combine(change(kind), sometimes({ readOnly: fc.constantFrom('current', 'current', 'stale') }));

const limit = fc.constantFrom(1, 2, 3, 100);
const paging = someOf({ limit, order: fc.constantFrom('asc', 'desc'), total: fc.boolean() });
/** The newest entry comes first, whatever else is asked for. */
const history = (kind: Kind) =>
	combine(
		row(kind),
		paging.map(({ order: _order, ...rest }) => rest),
	);
/** A search always has a sort order, because the model does not rank by relevance. */
const searching = (sorts: string[], queries: string[]) =>
	fc.oneof(
		someOf({ sort: fc.constantFrom(...sorts) }),
		allOf({ sort: fc.constantFrom(...sorts), q: fc.constantFrom(...queries) }),
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

/** The inputs of each procedure. */
export const inputs: Record<string, fc.Arbitrary<Json>> = {
	'patient.create': patientBody,
	'patient.get': combine(row('patient'), withArchived),
	'patient.replace': combine(rewrite('patient'), patientBody),
	'patient.update': combine(rewrite('patient'), patientPatch),
	'patient.archive': change('patient'),
	'patient.restore': row('patient'),
	'patient.history': history('patient'),
	'patient.activity': history('patient'),
	'patient.list': combine(
		paging,
		searching(
			['createdAt', 'updatedAt', 'familyName', 'dateOfBirth'],
			[...queries, '1990', '1990-12-10'],
		),
		filters({ status: recordStatus, sex: patient.sex, bornFrom: day, bornTo: day }),
		sometimes({ withoutPrimary: fc.boolean() }),
		sometimes({ doctorId: pick('doctor') }),
	),
	'patient.archiveMany': rows('patient'),
	'patient.restoreMany': rows('patient'),
	'patient.statistics': nothing,
	'doctor.create': doctorBody,
	'doctor.get': combine(row('doctor'), withArchived),
	'doctor.replace': combine(rewrite('doctor'), doctorBody),
	'doctor.update': combine(rewrite('doctor'), doctorPatch),
	'doctor.archive': change('doctor'),
	'doctor.restore': row('doctor'),
	'doctor.history': history('doctor'),
	'doctor.list': combine(
		paging,
		searching(['familyName', 'createdAt', 'specialty'], [...queries, 'gmc1']),
		filters({ status: recordStatus, specialty, acceptingPatients: fc.boolean() }),
	),
	'mapping.get': combine(row('mapping'), allOf({ patientId: pick('patient') })),
	'mapping.create': combine(allOf({ patientId: pick('patient') }), mappingBody),
	'mapping.replace': combine(rewrite('mapping'), mappingBody),
	'mapping.update': combine(rewrite('mapping'), mappingPatch),
	'mapping.end': change('mapping'),
	'mapping.restore': row('mapping'),
	'mapping.history': history('mapping'),
	'mapping.endMany': rows('mapping'),
	'mapping.gaps': nothing,
	'mapping.panels': nothing,
	'mapping.workload': row('doctor'),
	'mapping.listForPatient': allOf({ patientId: pick('patient') }),
	'mapping.list': combine(
		paging,
		filters({
			status: fc.constantFrom('active', 'ended', 'all'),
			isPrimary: fc.boolean(),
			on: anyDay,
			role: fc.constantFrom('attending', 'surgeon'),
			gap: fc.constantFrom('archived_doctor', 'past_end'),
			archived: fc.boolean(),
		}),
		sometimes({ patientId: pick('patient') }),
		sometimes({ doctorId: pick('doctor') }),
	),
	'activity.list': combine(
		allOf({ mine: fc.boolean() }),
		someOf({ limit, subject: fc.constantFrom('patient', 'doctor', 'mapping') }),
		filters({ from: distantDay, to: distantDay }),
		sometimes({ patientId: pick('patient') }),
		sometimes({ doctorId: pick('doctor') }),
	),
	'activity.export': sometimes({ patientId: pick('patient') }),
};

/** Inputs with an idempotency key: few, so that they are repeated. */
export const keyedInputs: Record<string, fc.Arbitrary<Json>> = {
	'patient.create': fc.constantFrom({ givenName: 'Ada' }, { givenName: 'Ada', mrn: 'A-1' }),
	'doctor.create': fc.constantFrom(
		{ givenName: 'Ada', specialty: 'other' },
		{ givenName: 'Ada', specialty: 'other', licenseNumber: 'GMC1' },
	),
	'mapping.create': allOf({ patientId: pick('patient'), doctorId: pick('doctor') }),
};
