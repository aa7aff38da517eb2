import { clinicSettings, dayIn, maxPageSize } from '@hms/contracts';
import { type Listing, page } from '../list/page.ts';
import { accessTo, readable } from '../state/access.ts';
import { nameOf, nounOf } from '../state/records.ts';
import { notFound } from '../state/refusal.ts';
import type { Call, Decision, Entry, Json, Kind, Row, State } from '../state/state.ts';

const newestFirst: Pick<Listing<Entry>, 'sorts' | 'fallback'> = {
	sorts: { at: { by: ({ at }) => at, order: 'desc' } },
	fallback: 'at',
};

const show = (state: State, { id, at, actor, action, changes }: Entry): Json => ({
	...{ id, at, action, changes },
	actor: { id: actor, name: state.users.get(actor)?.name },
});

/** The history of one record, newest change first. */
export function history(call: Call, kind: Kind): Decision {
	const { state, input } = call;
	const row = readable(call, kind, input['id']);
	if (!row) return notFound(nounOf(kind));
	const entries = state.log.filter(({ subject }) => subject === row.id);
	return page(entries, input, { ...newestFirst, show: (entry) => show(state, entry) });
}

/** The changes of the records that the user may see, newest first. */
export function activity(call: Call): Decision {
	const { state, user, input } = call;
	const { mine, subject, actorId, patientId, doctorId, from, to } = input;
	const { timeZone } = clinicSettings();
	const entries = state.log.filter((entry) => {
		const row = state.rows.get(entry.subject);
		const day = dayIn(timeZone, Date.parse(entry.at));
		return (
			row !== undefined &&
			accessTo(call, row) !== undefined &&
			(!mine || entry.actor === user) &&
			(actorId ?? entry.actor) === entry.actor &&
			(subject ?? entry.kind) === entry.kind &&
			(patientId === undefined || isOf(row, 'patient', patientId)) &&
			(doctorId === undefined || isOf(row, 'doctor', doctorId)) &&
			(from === undefined || day >= String(from)) &&
			(to === undefined || day <= String(to))
		);
	});
	return activityPage(state, entries, input);
}

/** A part of an export: a page as large as can be. */
export const exportActivity = (call: Call): Decision =>
	activity({ ...call, input: { ...call.input, limit: maxPageSize } });

/** Whether a record is this person, or an assignment of theirs. */
const isOf = ({ id, fields }: Row, kind: 'patient' | 'doctor', person: unknown): boolean =>
	id === person || fields[`${kind}Id`] === person;

/** The changes of one patient and its assignments, newest first. */
export function patientActivity(call: Call): Decision {
	const { state, input } = call;
	const patient = readable(call, 'patient', input['id']);
	if (!patient) return notFound('patient');
	const isOfPatient = (id: string) =>
		id === patient.id || state.rows.get(id)?.fields['patientId'] === patient.id;
	const entries = state.log.filter(({ subject }) => isOfPatient(subject));
	return activityPage(state, entries, input);
}

const activityPage = (state: State, entries: Entry[], input: Json): Decision =>
	page(entries, input, {
		...newestFirst,
		show: (entry) => ({ ...show(state, entry), subject: subjectOf(state, entry) }),
	});

/** The record of a change; a mapping goes by the names of its patient and doctor. */
function subjectOf({ rows }: State, { kind, subject: id }: Entry): Json {
	const row = rows.get(id);
	const isGone = (one: Row | undefined) => one?.status === 'archived';
	if (row?.kind !== 'mapping') {
		const name = nameOf(row);
		return { type: kind, id, name, patient: null, doctor: null, archived: isGone(row) };
	}
	const named = (name: string) => {
		const person = rows.get(String(row.fields[name]));
		return { id: person?.id, name: nameOf(person) };
	};
	const [patient, doctor] = [named('patientId'), named('doctorId')];
	const archived = isGone(rows.get(String(row.fields['patientId'])));
	return { type: kind, id, name: `${patient.name} – ${doctor.name}`, patient, doctor, archived };
}
