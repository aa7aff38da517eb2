import { type Kind, type Row, rowsOf } from '@hms/client/testing/model';
import fc from 'fast-check';
import type { Request } from './expected-answer.ts';
import { inputs, keyedInputs } from './inputs.ts';
import { invalidInputsOf } from './invalid-inputs.ts';
import { isObject, type Json, type UserName, userNames } from './operation.ts';
import type { Model } from './state.ts';

/** A request whose ids are chosen when it runs, so that it refers to records that exist then. */
export interface Step {
	user: UserName;
	procedure: string;
	input: Json;
	key?: string | undefined;
	invalidPath?: string | undefined;
}

/** The relative frequency of procedures. */
const weights: Record<string, number> = {
	'patient.create': 6,
	'doctor.create': 4,
	'mapping.create': 9,
	'mapping.end': 3,
	'mapping.replace': 4,
	'mapping.update': 4,
	'patient.list': 5,
	'doctor.list': 4,
	'mapping.list': 4,
};

/** Steps of the two users; most by the first, so that one user's requests often concern the same records. */
export function steps(offered: (procedure: string) => boolean): fc.Arbitrary<Step> {
	const procedures = Object.keys(inputs).filter(offered);
	return fc.oneof(
		...procedures.map((procedure) => ({
			weight: weights[procedure] ?? 2,
			arbitrary: step(procedure),
		})),
	);
}

function step(procedure: string): fc.Arbitrary<Step> {
	const user = fc.oneof(
		{ weight: 3, arbitrary: fc.constant(userNames[0]) },
		fc.constantFrom(...userNames),
	);
	const input = inputs[procedure] ?? fc.constant({});
	const keyed = keyedInputs[procedure];
	const valid = fc.record({
		user,
		procedure: fc.constant(procedure),
		input,
	});
	const repeated = fc.record({
		user,
		procedure: fc.constant(procedure),
		input: keyed ?? input,
		key: fc.constantFrom('k1', 'k2'),
	});
	const invalidInputs = invalidInputsOf(procedure);
	const invalid = fc
		.tuple(valid, fc.constantFrom(...invalidInputs))
		.map(([whole, [part, invalidPath]]) => ({
			...whole,
			input: { ...whole.input, ...part },
			invalidPath,
		}));
	return fc.oneof(
		{ weight: 9, arbitrary: valid },
		{ weight: invalidInputs.length > 0 ? 1 : 0, arbitrary: invalid },
		{ weight: keyed ? 3 : 0, arbitrary: repeated },
	);
}

const unknownId = '01900000-0000-7000-8000-000000000000';

/** Chooses the ids: of existing records, the user's own or anybody's, or one that does not exist. */
export function requestOf(
	{ state, users }: Model,
	{ user, procedure, input, key, invalidPath }: Step,
): Request {
	const choose = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(choose);
		if (!isObject(value) || !('pick' in value)) return value;
		const kind = value['kind'] as Kind; // `pick` in bodies.ts makes these
		const rows = rowsOf(state, kind).filter(
			({ owner }) => value['anybody'] || owner === null || owner === users[user].id,
		);
		return rows[Number(value['pick']) % (rows.length + 1)]?.id ?? unknownId;
	};
	const whole: Json = Object.fromEntries(
		Object.entries(input).map(([name, value]) => [name, choose(value)]),
	);
	const { version, readOnly, ...fields } = whole;
	const row = state.rows.get(String(whole['id']));
	const current = row?.version ?? 1;
	const expectedVersion =
		version === 'current' ? current : version === 'stale' ? current + 1 : undefined;
	return {
		user,
		operation: {
			procedure,
			input: {
				...(expectedVersion === undefined ? {} : { expectedVersion }),
				...(readOnly === undefined ? {} : readOnlyFieldsOf(row, { stale: readOnly === 'stale' })),
				...fields,
			},
			key,
		},
		invalidPath,
	};
}

/** The read-only fields of a record. */
const readOnlyFieldsOf = (row: Row | undefined, { stale }: { stale: boolean }): Json => ({
	status: row?.status ?? 'active',
	version: (row?.version ?? 1) + (stale ? 1 : 0),
	createdAt: row?.createdAt ?? '2026-01-01T00:00:00.000Z',
});

/** Creates a few records of each user before the random steps. */
export const initialSteps: Step[] = [
	{ user: 'ada', procedure: 'patient.create', input: { givenName: 'Ada', mrn: 'A-1' } },
	{ user: 'ada', procedure: 'patient.create', input: { givenName: 'Zoë' } },
	{ user: 'grace', procedure: 'patient.create', input: { givenName: 'Grace' } },
	{
		user: 'ada',
		procedure: 'doctor.create',
		input: { givenName: 'D', specialty: 'other', licenseNumber: 'GMC1' },
	},
	{ user: 'grace', procedure: 'doctor.create', input: { givenName: 'E', specialty: 'other' } },
	...[0, 1].map((doctor) => ({
		user: 'ada' as const,
		procedure: 'mapping.create',
		input: {
			patientId: { kind: 'patient', pick: 0 },
			doctorId: { kind: 'doctor', pick: doctor },
			isPrimary: true,
		},
	})),
];
