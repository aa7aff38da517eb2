import { cleanLine, cleanParagraph } from '@hms/contracts';
import { isObject, type Json, type Refusal, refusal, type UserName } from './operation.ts';

export type Kind = 'patient' | 'doctor' | 'mapping';

/** A time for which a mapping was made the primary one. */
export interface Term {
	from: string;
	until: string | null;
	/** The day on which it took effect, and its order among those of one day. */
	since: string;
	order: number;
}

/** The primary doctor's data of a mapping. */
export interface Primary {
	terms: Term[];
	/** Its primary days, as in the history. */
	on: { from: string; until: string | null }[] | null;
	/** Whether it was the primary one when it ended. */
	was: boolean;
}

/** A record of the model. */
export interface Row {
	kind: Kind;
	id: string;
	/** Its owner; null for a record of the directory. */
	owner: UserName | null;
	/** The writable fields. */
	fields: Json;
	/** Of a mapping that was ever made the primary one: its terms and primary days. */
	primary?: Primary | undefined;
	status: 'active' | 'archived' | 'ended';
	version: number;
	createdAt: string;
	/** Undefined from a write until an answer contains it. */
	updatedAt: string | undefined;
	/** A lower bound of `updatedAt`. */
	notUpdatedBefore: string;
}

/** One entry of the history. */
interface Entry {
	kind: Kind;
	id: string;
	owner: UserName | null;
	actor: UserName;
	action: string;
	changes: { field: string; before: unknown; after: unknown }[];
}

/**
 * The values of absent and cleared fields. They are the contract's, whose tests list them, so that a new field has one here.
 * @param required the fields without a default
 */
export function defaultsOf(fields: { parse(input: Json): Json }, required: Json): Json {
	const all = Object.entries(fields.parse(required));
	return Object.fromEntries(all.filter(([field]) => !(field in required)));
}

/** The state of the model. It is plain data, so that it can be copied to try out an order of requests. */
export interface State {
	rows: Map<string, Row>;
	log: Entry[];
	/** The request and answer of each user's idempotency keys. */
	idempotentAnswers: Map<string, { request: string; body: unknown }>;
	users: Record<UserName, { id: string; name: string }>;
}

/** A request, as a rule of the model gets it. */
export interface Call {
	state: State;
	user: UserName;
	input: Json;
	/** The API's answer, for values that the system chooses: ids, instants, numbers. */
	actual: Json;
}

/** A refusal, or a function that returns the expected body. */
export type Decision = Refusal | (() => unknown);

export const rowsOf = (state: State, kind: Kind): Row[] =>
	[...state.rows.values()].filter((row) => row.kind === kind);

/** A record that this user may read and change; undefined if it is archived, another user's or does not exist. */
export function reachable({ state, user }: Call, kind: Kind, id: unknown): Row | undefined {
	const row = state.rows.get(String(id));
	if (row?.kind !== kind || row.status === 'archived') return undefined;
	if (row.owner !== null && row.owner !== user) return undefined;
	if (kind === 'mapping' && state.rows.get(String(row.fields['patientId']))?.status !== 'active')
		return undefined;
	return row;
}

/** Finds the record to change, and compares its version with the expected one. */
export function findForChange(call: Call, kind: Kind): Row | Refusal {
	const row = reachable(call, kind, call.input['id']);
	if (!row) return refusal('not_found');
	// A `version` in the body is an expected version too.
	const expected = [call.input['expectedVersion'], call.input['version']];
	return expected.every((version) => version === undefined || version === row.version)
		? row
		: refusal('precondition_failed');
}

/** The path `version` if the body of an invalid change has another version than the record. */
export function staleVersionErrors(call: Call, kind: Kind): string[] {
	const sent = call.input['version'];
	const row = reachable(call, kind, call.input['id']);
	return row && sent !== undefined && sent !== row.version ? ['version'] : [];
}

/** The fields that the history compares; of a mapping also its status and primary days. */
const historyFields = (row: Row): Json => ({
	...row.fields,
	...(row.kind === 'mapping' ? { status: row.status, primaryOn: row.primary?.on ?? null } : {}),
});

function differences(before: Json, after: Json): Entry['changes'] {
	return Object.keys(after)
		.sort()
		.map((field) => ({ field, before: before[field] ?? null, after: after[field] ?? null }))
		.filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function actionOf(before: Row['status'], after: Row['status']): string {
	if (before === after) return 'updated';
	if (after === 'archived') return 'archived';
	if (before === 'archived') return 'restored';
	return after === 'ended' ? 'ended' : 'reopened';
}

function appendHistory({ state, user }: Call, row: Row, action: string, changes: Entry['changes']) {
	const { kind, id, owner } = row;
	state.log.push({ kind, id, owner, actor: user, action, changes });
}

/** Adds a record, with the id and instants of the API's answer. */
export function add(
	call: Call,
	row: Pick<Row, 'kind' | 'fields' | 'status' | 'primary'> & { owner: UserName | null },
): Row {
	const { actual, state } = call;
	const isNew =
		typeof actual['id'] === 'string' && uuid.test(actual['id']) && !state.rows.has(actual['id']);
	const id = isNew ? String(actual['id']) : 'a new UUID of version 7';
	const at = isInstant(actual['createdAt']) ? actual['createdAt'] : 'a point in time';
	const added: Row = { ...row, id, version: 1, createdAt: at, updatedAt: at, notUpdatedBefore: at };
	state.rows.set(id, added);
	appendHistory(call, added, 'created', differences({}, historyFields(added)));
	return added;
}

/** Writes a record: increments its version, and adds an entry to the history if anything changed. */
export function write(
	call: Call,
	row: Row,
	fields: Json,
	status = row.status,
	primary = row.primary,
): void {
	const before = { ...row };
	Object.assign(row, { fields, status, primary, version: row.version + 1 });
	row.notUpdatedBefore = row.updatedAt ?? row.notUpdatedBefore;
	row.updatedAt = undefined;
	const action = actionOf(before.status, status);
	const changes = differences(historyFields(before), historyFields(row));
	if (action !== 'updated' || changes.length > 0) appendHistory(call, row, action, changes);
}

export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
export const isInstant = (value: unknown): value is string =>
	typeof value === 'string' && instant.test(value);

/** Takes `updatedAt` of the records in an answer over into the state, where it is plausible. */
export function learnTimestamps(state: State, body: unknown): void {
	if (!isObject(body)) return;
	if (Array.isArray(body['items'])) for (const item of body['items']) learnTimestamps(state, item);
	const row = state.rows.get(String(body['id']));
	const at = body['updatedAt'];
	if (row?.updatedAt !== undefined || row?.version !== body['version']) return;
	if (row && isInstant(at) && at >= row.notUpdatedBefore) row.updatedAt = at;
}

/** Values with their texts normalized; notes may have several lines. */
export function normalized(value: unknown, name = ''): unknown {
	if (typeof value === 'string') return name === 'notes' ? cleanParagraph(value) : cleanLine(value);
	if (Array.isArray(value)) return value.map((one) => normalized(one));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([part, inner]) => [part, normalized(inner, part)]),
	);
}

/** Read-only fields that a request may contain. */
const readOnly = ['status', 'version', 'createdAt'];

/** The writable fields of a patch. */
export function writableFields(input: Json): Json {
	const elsewhere = ['id', 'expectedVersion', ...readOnly];
	return Object.fromEntries(Object.entries(input).filter(([name]) => !elsewhere.includes(name)));
}

/** JSON merge patch, RFC 7396, to one level of objects within a record. */
export function applyPatch(before: Json, patch: Json): Json {
	const after = { ...before };
	for (const [name, value] of Object.entries(patch)) {
		const inner = before[name];
		if (value === null) delete after[name];
		else if (isObject(value) && isObject(inner)) after[name] = applyPatch(inner, value);
		else if (isObject(value)) after[name] = applyPatch({}, value);
		else after[name] = value;
	}
	return after;
}

export const pickFields = (object: Json, names: string[]): Json =>
	Object.fromEntries(names.map((name) => [name, object[name]]));
