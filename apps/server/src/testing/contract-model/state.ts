import { emptyState, type Row, type State } from '@hms/client/testing/model';
import type { UserName } from './operation.ts';

/** The state of the model: that of a clinic in memory. It is plain data, so that it can be copied to try out an order of requests. */
export interface Model {
	state: State;
	users: Record<UserName, { id: string; name: string }>;
	/** The rows whose `updatedAt` no answer has shown since they were written, with a lower bound of it. */
	unseen: Map<string, string>;
	/** How many ids and instants the model has chosen by itself. */
	chosen: number;
}

/** A model without records. */
export function emptyModel(users: Model['users']): Model {
	const state = emptyState();
	for (const { id, name } of Object.values(users)) {
		const createdAt = '2026-01-01T00:00:00.000Z';
		const account = { id, name, createdAt, email: '', password: '', lastSeenAt: null };
		const factors = { totp: null, recoveryCodes: [], passkeys: [] };
		const formats = { language: null, dateOrder: null, timeFormat: null };
		state.users.set(id, { ...account, ...factors, ...formats, role: 'staff', status: 'active' });
	}
	return { state, users, unseen: new Map(), chosen: 0 };
}

export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
export const isInstant = (value: unknown): value is string =>
	typeof value === 'string' && instant.test(value);

/** Notes which rows a request has written; a new one has the instants of the API's answer. */
export function noteWrites(
	{ state, unseen }: Model,
	before: Map<string, Row>,
	createdAt: unknown,
): void {
	for (const row of state.rows.values()) {
		const then = before.get(row.id);
		if (then === undefined) {
			row.createdAt = isInstant(createdAt) ? createdAt : 'a point in time';
			row.updatedAt = row.createdAt;
		} else if (then.version !== row.version) {
			unseen.set(row.id, unseen.get(row.id) ?? then.updatedAt);
			row.updatedAt = 'a point in time that is not before the last one';
		}
	}
}

/** Takes `updatedAt` of the rows in an answer over into the model, where it is plausible. */
export function learnInstants(model: Model, body: unknown): void {
	const { state, unseen } = model;
	const fields = new Map<string, unknown>(Object.entries(Object(body)));
	const items = fields.get('items');
	if (Array.isArray(items)) for (const item of items) learnInstants(model, item);
	const row = state.rows.get(String(fields.get('id')));
	const notBefore = row && unseen.get(row.id);
	if (!row || notBefore === undefined || row.version !== fields.get('version')) return;
	const at = fields.get('updatedAt');
	if (!isInstant(at) || at < notBefore) return;
	row.updatedAt = at;
	unseen.delete(row.id);
}
