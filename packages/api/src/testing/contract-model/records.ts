import { cleanLine, cleanParagraph } from '@hms/contracts';
import { isObject, type Json, type Refusal, refusal, type UserName } from './operation.ts';
import type { Primary } from './primary.ts';

export type Kind = 'patient' | 'doctor' | 'mapping';

/** A record as the contract knows it, and what of it only the system can choose. */
export interface Row {
	kind: Kind;
	id: string;
	/** Whose it is; null: everybody's. */
	owner: UserName | null;
	/** What can be written. */
	fields: Json;
	/** Of an assignment: for when it was named the primary one, and on which days it is. */
	primary?: Primary | undefined;
	status: 'active' | 'archived' | 'ended';
	version: number;
	createdAt: string;
	/** Undefined from a write until an answer has told it. */
	updatedAt: string | undefined;
	/** `updatedAt` cannot be before this. */
	since: string;
}

/** What the history says of one change. */
interface Entry {
	kind: Kind;
	id: string;
	owner: UserName | null;
	actor: UserName;
	action: string;
	changes: { field: string; before: unknown; after: unknown }[];
}

/** Everything a clinic keeps. It is plain data, so that it can be copied and tried out on. */
export interface State {
	rows: Map<string, Row>;
	log: Entry[];
	/** By user and idempotency key: what was asked, and what was answered. */
	kept: Map<string, { asked: string; body: unknown }>;
	users: Record<UserName, { id: string; name: string }>;
}

/** One request as a rule sees it. */
export interface Asked {
	state: State;
	user: UserName;
	input: Json;
	/** The answer that came, for what only the system can choose: ids, instants, numbers. */
	came: Json;
}

/** A refusal, or what the body has to be once the system's own choices in the answer are known. */
export type Decision = Refusal | (() => unknown);

export const rowsOf = (state: State, kind: Kind): Row[] =>
	[...state.rows.values()].filter((row) => row.kind === kind);

/** A record that this user may read and change; none where it is archived, somebody else's or never was. */
export function reachable({ state, user }: Asked, kind: Kind, id: unknown): Row | undefined {
	const row = state.rows.get(String(id));
	if (row?.kind !== kind || row.status === 'archived') return undefined;
	if (row.owner !== null && row.owner !== user) return undefined;
	if (kind === 'mapping' && state.rows.get(String(row.fields['patientId']))?.status !== 'active')
		return undefined;
	return row;
}

/** Finds the record that is to be changed, and sees to it that nobody changed it meanwhile. */
export function toChange(asked: Asked, kind: Kind): Row | Refusal {
	const row = reachable(asked, kind, asked.input['id']);
	if (!row) return refusal('not_found');
	// A version that was sent along is one that is expected.
	const expected = [asked.input['expectedVersion'], asked.input['version']];
	return expected.every((version) => version === undefined || version === row.version)
		? row
		: refusal('precondition_failed');
}

/** Of a change that is refused anyway: whether it carries another version along than the row has. */
export function staleBesides(asked: Asked, kind: Kind): string[] {
	const sent = asked.input['version'];
	const row = reachable(asked, kind, asked.input['id']);
	return row && sent !== undefined && sent !== row.version ? ['version'] : [];
}

/** What the history looks at; of a mapping also its status, and on which days it is the primary one. */
const recorded = (row: Row): Json => ({
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

function remember({ state, user }: Asked, row: Row, action: string, changes: Entry['changes']) {
	const { kind, id, owner } = row;
	state.log.push({ kind, id, owner, actor: user, action, changes });
}

/** A new record, with the id and the instants that the system has chosen. */
export function add(
	asked: Asked,
	row: Pick<Row, 'kind' | 'fields' | 'status' | 'primary'> & { owner: UserName | null },
): Row {
	const { came, state } = asked;
	const isNew =
		typeof came['id'] === 'string' && uuid.test(came['id']) && !state.rows.has(came['id']);
	const id = isNew ? String(came['id']) : 'a new UUID of version 7';
	const at = isInstant(came['createdAt']) ? came['createdAt'] : 'a point in time';
	const added: Row = { ...row, id, version: 1, createdAt: at, updatedAt: at, since: at };
	state.rows.set(id, added);
	remember(asked, added, 'created', differences({}, recorded(added)));
	return added;
}

/** Writes a record: one version more, and a line in the history if it is another one then. */
export function write(
	asked: Asked,
	row: Row,
	fields: Json,
	status = row.status,
	primary = row.primary,
): void {
	const before = { ...row };
	Object.assign(row, { fields, status, primary, version: row.version + 1 });
	row.since = row.updatedAt ?? row.since;
	row.updatedAt = undefined;
	const action = actionOf(before.status, status);
	const changes = differences(recorded(before), recorded(row));
	if (action !== 'updated' || changes.length > 0) remember(asked, row, action, changes);
}

export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
export const isInstant = (value: unknown): value is string =>
	typeof value === 'string' && instant.test(value);

/** Takes over from an answer when each record in it was written last, where that can be. */
export function learn(state: State, body: unknown): void {
	if (!isObject(body)) return;
	if (Array.isArray(body['items'])) for (const item of body['items']) learn(state, item);
	const row = state.rows.get(String(body['id']));
	const at = body['updatedAt'];
	if (row?.updatedAt !== undefined || row?.version !== body['version']) return;
	if (row && isInstant(at) && at >= row.since) row.updatedAt = at;
}

/** Text as it is kept; notes have lines. */
export function kept(value: unknown, name = ''): unknown {
	if (typeof value === 'string') return name === 'notes' ? cleanParagraph(value) : cleanLine(value);
	if (Array.isArray(value)) return value.map((one) => kept(one));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([part, inner]) => [part, kept(inner, part)]),
	);
}

/** What the system sets of a row, as a caller may send it along. */
const carried = ['status', 'version', 'createdAt'];

/** What of a patch is to be written. */
export function writable(input: Json): Json {
	const elsewhere = ['id', 'expectedVersion', ...carried];
	return Object.fromEntries(Object.entries(input).filter(([name]) => !elsewhere.includes(name)));
}

/** JSON merge patch, RFC 7396, to one level of objects within a record. */
export function merged(before: Json, patch: Json): Json {
	const after = { ...before };
	for (const [name, value] of Object.entries(patch)) {
		const inner = before[name];
		if (value === null) delete after[name];
		else if (isObject(value) && isObject(inner)) after[name] = merged(inner, value);
		else if (isObject(value)) after[name] = merged({}, value);
		else after[name] = value;
	}
	return after;
}

export const only = (object: Json, names: string[]): Json =>
	Object.fromEntries(names.map((name) => [name, object[name]]));
