import type { AccessKind } from '@hms/contracts';
import { type Listing, page } from '../list/page.ts';
import { readable, refuseAccess, rightTo } from '../state/access.ts';
import { notFound } from '../state/refusal.ts';
import type { Access, Call, Decision, Json } from '../state/state.ts';

/** Within this time the same is recorded once. */
export const slotMs = 300_000;

interface Reading {
	kind: (input: Json) => AccessKind;
	/** The ids of the patients in an answer. */
	patients: (output: Json, call: Call) => unknown[];
}

const items = ({ items }: Json) => (Array.isArray(items) ? (items as Json[]) : []); // of a rule's page
const itself = ({ id }: Json) => [id];
const itsPatient = ({ patientId }: Json) => [patientId];

const record: Reading = { kind: () => 'record', patients: itself };
const careTeam: Reading = { kind: () => 'care_team', patients: itsPatient };

/** The patient of a change's record; none of a doctor's. */
const patientOf = ({ type, id, patient }: Json) =>
	type === 'doctor' ? [] : [type === 'patient' ? id : Object(patient)['id']];

const patientsOfChanges = (output: Json) =>
	items(output).flatMap((item) => patientOf(Object(item['subject'])));

/** The procedures that answer patients, by their names over tRPC. */
const readings: ReadonlyMap<string, Reading> = new Map(
	Object.entries<Reading>({
		'patient.list': {
			kind: ({ q }) => (q === undefined ? 'list' : 'search'),
			patients: (output) => items(output).flatMap(itself),
		},
		'patient.get': record,
		'patient.create': record,
		'patient.update': record,
		'patient.replace': record,
		'patient.restore': record,
		'patient.history': { kind: () => 'history', patients: (_, { input }) => [input['id']] },
		'patient.activity': { kind: () => 'history', patients: (_, { input }) => [input['id']] },
		'patient.similar': {
			kind: () => 'similar',
			patients: (output) => items(output).flatMap(itself),
		},
		'mapping.list': {
			kind: ({ patientId }) => (patientId === undefined ? 'list' : 'care_team'),
			patients: (output) => items(output).flatMap(itsPatient),
		},
		'mapping.listForPatient': {
			kind: () => 'care_team',
			patients: (_, { input }) => [input['patientId']],
		},
		'mapping.get': careTeam,
		'mapping.create': careTeam,
		'mapping.update': careTeam,
		'mapping.replace': careTeam,
		'mapping.restore': careTeam,
		'mapping.history': {
			kind: () => 'history',
			patients: (_, { state, input }) => [state.rows.get(String(input['id']))?.fields['patientId']],
		},
		'activity.list': { kind: () => 'history', patients: patientsOfChanges },
		'activity.export': { kind: () => 'export', patients: patientsOfChanges },
	}),
);

/** Records which patients an answer shows: one for each session, kind and five minutes. */
export function recordAccesses(call: Call, procedure: string, output: unknown): void {
	const reading = readings.get(procedure);
	if (!reading) return;
	const { state, user, session, chosen, input } = call;
	const kind = reading.kind(input);
	for (const patient of new Set(reading.patients(Object(output), call).map(String))) {
		const at = chosen.now();
		const row = state.rows.get(patient);
		if (row === undefined) continue;
		const right = rightTo(call, row);
		const slot = Math.floor(Date.parse(at) / slotMs);
		const key = [patient, user, session, right, kind, slot].join(' ');
		if (state.accesses.has(key)) continue;
		state.accesses.set(key, { id: chosen.otherId(), at, patient, user, session, right, kind });
	}
}

const newestFirst: Pick<Listing<Access>, 'sorts' | 'fallback'> = {
	sorts: { at: { by: ({ at }) => at, order: 'desc' } },
	fallback: 'at',
};

/** Who saw a patient, newest first, for its owner. */
export function accesses(call: Call): Decision {
	const { state, input } = call;
	const patient = readable(call, 'patient', input['id']);
	if (!patient) return notFound('patient');
	const refused = refuseAccess(call, patient, 'own');
	if (refused) return refused;
	const seen = [...state.accesses.values()].filter(
		(one) => one.patient === patient.id && (input['userId'] ?? one.user) === one.user,
	);
	return page(seen, input, {
		...newestFirst,
		show: ({ id, at, user, session, right, kind }) => ({
			...{ id, at, kind, right, sessionId: session },
			user: { id: user, name: state.users.get(user)?.name },
		}),
	});
}
