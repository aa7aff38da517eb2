import {
	type ChangeAction,
	type FieldChange,
	type FieldError,
	fullName,
	type PatientAccess,
} from '@hms/contracts';
import { readable, refuseAccess } from './access.ts';
import { readOnlyErrors } from './read-only.ts';
import { field, notFound, type Refusal, refusal, refusalOf } from './refusal.ts';
import type { Call, Json, Kind, Row, State } from './state.ts';
import { tellChange } from './tell.ts';

export const rowsOf = (state: State, kind: Kind): Row[] =>
	[...state.rows.values()].filter((row) => row.kind === kind);

/** The full name of a patient or doctor; empty where there is none any more. */
export function nameOf(row: Row | undefined): string {
	const { givenName = '', familyName } = row?.fields ?? {};
	return fullName({
		givenName: String(givenName),
		familyName: typeof familyName === 'string' ? familyName : null,
	});
}

/** A record that is this user's or the directory's, archived or not; undefined if there is none. */
export function owned({ state, user }: Call, kind: Kind, id: unknown): Row | undefined {
	const row = state.rows.get(String(id));
	return row?.kind === kind && (row.owner === null || row.owner === user) ? row : undefined;
}

/** A record of this user's or of the directory; undefined if it is archived, another user's or does not exist. */
export const reachable = (call: Call, kind: Kind, id: unknown): Row | undefined =>
	unlessArchived(call, owned(call, kind, id));

/** A record that this user may read, also one that is shared; undefined if it is archived, another user's or does not exist. */
export const shown = (call: Call, kind: Kind, id: unknown): Row | undefined =>
	unlessArchived(call, readable(call, kind, id));

/** The same, or where the request asks for it an archived record of this user's or of the directory. */
export const shownOrArchived = (call: Call, kind: Kind, id: unknown): Row | undefined =>
	shown(call, kind, id) ?? (call.input['archived'] === true ? owned(call, kind, id) : undefined);

function unlessArchived({ state }: Call, row: Row | undefined): Row | undefined {
	const patient = row?.kind === 'mapping' ? state.rows.get(String(row.fields['patientId'])) : row;
	return patient?.status === 'active' ? row : undefined;
}

export const nounOf = (kind: Kind) => (kind === 'mapping' ? 'assignment' : kind);

/**
 * Finds the record to change, and compares its version and read-only fields with those that were sent.
 * @param need what the user has to be allowed
 */
export function findForChange(
	call: Call,
	kind: Kind,
	show: (row: Row) => Json,
	need: PatientAccess = 'write',
): Row | Refusal {
	const found = readable(call, kind, call.input['id']);
	const refused = found && refuseAccess(call, found, need);
	if (refused) return refused;
	const row = unlessArchived(call, found);
	if (!row) return notFound(nounOf(kind));
	// A `version` in the body is an expected version too.
	const expected = [call.input['expectedVersion'], call.input['version']];
	if (expected.some((version) => Number.isInteger(version) && version !== row.version)) {
		return refusalOf(
			'precondition_failed',
			`This record changed while you were editing; it has version ${row.version} now. Review, then save.`,
		);
	}
	const errors = readOnlyErrors(show(row), call.input);
	return errors.length > 0 ? refusal('validation', ...errors) : row;
}

/** The errors for a patient or doctor who was not found. */
export function notFoundErrors(found: { patientId?: boolean; doctorId: boolean }): FieldError[] {
	return [
		...(found.patientId === false ? [field('patientId', 'is not a patient of yours')] : []),
		...(found.doctorId ? [] : [field('doctorId', 'is not a doctor in the directory')]),
	];
}

/** The fields that the history compares; of a mapping also its status and primary days. */
const historyFields = (row: Row): Json => ({
	...row.fields,
	...(row.kind === 'mapping' ? { status: row.status, primaryOn: row.primary?.on ?? null } : {}),
});

function differences(before: Json, after: Json): FieldChange[] {
	// The history has what the record has, which is JSON.
	const recorded = (value: unknown) => (value ?? null) as FieldChange['before'];
	return Object.keys(after)
		.sort()
		.map((name) => ({
			field: name,
			before: recorded(before[name]),
			after: recorded(after[name]),
		}))
		.filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function actionOf(before: Row['status'], after: Row['status']): ChangeAction {
	if (before === after) return 'updated';
	if (after === 'archived') return 'archived';
	if (before === 'archived') return 'restored';
	return after === 'ended' ? 'ended' : 'reopened';
}

function appendHistory(call: Call, row: Row, action: ChangeAction, changes: FieldChange[]): void {
	const { state, user, chosen } = call;
	const { kind, id, owner } = row;
	const entry = { id: chosen.otherId(), at: chosen.now(), kind, subject: id, owner };
	state.log.push({ ...entry, actor: user, action, changes });
	tellChange(call, row);
}

/** Adds a record. */
export function add(
	call: Call,
	row: Pick<Row, 'kind' | 'fields' | 'status' | 'primary' | 'owner'>,
): Row {
	const at = call.chosen.now();
	const added: Row = { ...row, id: call.chosen.id(), version: 1, createdAt: at, updatedAt: at };
	call.state.rows.set(added.id, added);
	appendHistory(call, added, 'created', differences({}, historyFields(added)));
	return added;
}

/** Writes a record: increments its version, and adds an entry to the history if anything changed. */
export function write(
	call: Call,
	row: Row,
	{ fields = row.fields, status = row.status, primary = row.primary }: Partial<Row>,
): void {
	const before = { ...row };
	const updatedAt = call.chosen.now();
	Object.assign(row, { fields, status, primary, version: row.version + 1, updatedAt });
	const action = actionOf(before.status, status);
	const changes = differences(historyFields(before), historyFields(row));
	if (action !== 'updated' || changes.length > 0) appendHistory(call, row, action, changes);
}

/**
 * Gives a patient to another owner, with its assignments, history and shares; a share with that one ends.
 * @param mrn its number from now on
 */
export function give(call: Call, patient: Row, to: string, mrn: string): void {
	const { state } = call;
	const ofPatient = new Set([patient.id]);
	for (const row of rowsOf(state, 'mapping')) {
		if (row.fields['patientId'] !== patient.id) continue;
		ofPatient.add(row.id);
		Object.assign(row, { owner: to, version: row.version + 1, updatedAt: call.chosen.now() });
	}
	for (const entry of state.log) if (ofPatient.has(entry.subject)) entry.owner = to;
	for (const share of state.shares.values()) {
		if (share.patientId !== patient.id) continue;
		if (share.user === to) state.shares.delete(share.id);
		else share.owner = to;
	}
	const before = { owner: patient.owner, fields: patient.fields };
	const fields = { ...patient.fields, mrn };
	Object.assign(patient, {
		...{ owner: to, fields, version: patient.version + 1, updatedAt: call.chosen.now() },
		formerMrns: [...(patient.formerMrns ?? []), String(before.fields['mrn'])].filter(
			(former) => former !== mrn,
		),
	});
	appendHistory(call, patient, 'updated', [
		...differences(before.fields, fields),
		{ field: 'ownerId', before: before.owner, after: to },
	]);
}

/**
 * The outcome of a bulk command: requested rows that are not in `done` do not exist for this user, or are only shared with them.
 */
export function bulkOutcome(call: Call, kind: Kind, requested: string[], done: string[]) {
	const isShared = (id: string) => !owned(call, kind, id) && readable(call, kind, id);
	const isDone = new Set(done);
	return {
		done,
		notDone: [...new Set(requested)]
			.filter((id) => !isDone.has(id))
			.map((id) => ({
				id,
				reason: isShared(id) ? ('forbidden' as const) : ('not_found' as const),
			})),
	};
}

export const pickFields = (object: Json, names: readonly string[]): Json =>
	Object.fromEntries(names.map((name) => [name, object[name]]));
