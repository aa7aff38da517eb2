import { type ChangeAction, today } from '@hms/contracts';
import { applyPatch } from '../state/merge-patch.ts';
import { writableFields } from '../state/read-only.ts';
import { findForChange, notFoundErrors, pickFields, reachable, write } from '../state/records.ts';
import { notFound, type Refusal, refusal } from '../state/refusal.ts';
import type { Call, Decision, Entry, Json, Row } from '../state/state.ts';
import {
	earliest,
	endTerms,
	isPrimary,
	latest,
	noPrimary,
	shiftTerms,
	updatePrimaryDays,
	withNewTerm,
} from './primary.ts';
import { checkBirth, checkOverlap, dayErrors } from './rules.ts';
import { fieldNames, showMapping, withDefaults } from './shown.ts';

export const statusOf = ({ endedOn }: Json) =>
	endedOn !== null && String(endedOn) <= today() ? ('ended' as const) : ('active' as const);

/** The day as of which a mapping ends: not before its first day, and not after an end that it already has. */
export const endDate = ({ fields: { startedOn, endedOn } }: Row, day: string): string =>
	latest(String(startedOn), earliest(day, String(endedOn ?? day)));

const findMapping = (call: Call) =>
	findForChange(call, 'mapping', (row) => showMapping(call.state, row));

/** Writes a changed mapping. @param isWanted whether it shall be the primary one; undefined: as follows from its terms */
function rewrite(
	call: Call,
	row: Row,
	after: Pick<Row, 'fields' | 'status'>,
	isWanted?: boolean,
): void {
	const { state } = call;
	const before = { status: row.status, is: isPrimary(state, row), start: row.fields['startedOn'] };
	const start = String(after.fields['startedOn']);
	const terms = shiftTerms(row.primary?.terms ?? [], String(before.start), start);
	// In its new form, so that the functions above see it.
	const then: Row = { ...row, ...after, primary: { ...(row.primary ?? noPrimary), terms } };
	const isActive = after.status === 'active';
	state.rows.set(row.id, then);
	const is = isActive ? isPrimary(state, then) : before.is;
	if (then.primary && isWanted !== undefined && isWanted !== is) {
		const from = isActive && start < today() ? today() : start;
		const neverWas = before.status === 'ended' && !isActive;
		then.primary.terms = isWanted
			? withNewTerm(state, then, from)
			: neverWas
				? []
				: endTerms(terms);
	}
	const on = updatePrimaryDays(call, [then]).get(then) ?? null;
	state.rows.set(row.id, row);
	const was = !isActive && (isWanted ?? before.is);
	const primary =
		row.primary || isWanted ? { terms: then.primary?.terms ?? [], on, was } : undefined;
	write(call, row, { ...after, primary });
}

function change(
	call: Call,
	fieldsOf: (before: Json) => Json,
	wanted: (both: { areActive: boolean; before: boolean }) => boolean | undefined,
): Decision {
	const row = findMapping(call);
	if ('refused' in row) return row;
	const { patientId, ...before } = row.fields;
	const fields: Json = { patientId, ...withDefaults(fieldsOf(before)) };
	const errors = dayErrors(fields, before);
	if (errors.length > 0) return refusal('validation', ...errors);
	// Whoever leaves the end alone leaves it ended, or not, as it was.
	const status = fields['endedOn'] === before['endedOn'] ? row.status : statusOf(fields);
	const returns = row.status === 'ended' && status === 'active';
	const isKnown =
		fields['doctorId'] !== before['doctorId']
			? reachable(call, 'doctor', fields['doctorId']) !== undefined
			: !returns || mayReopen(call, row);
	if (!isKnown) return refuseDoctor();
	const after: Row = { ...row, fields, status };
	const isMoved = fields['startedOn'] !== before['startedOn'];
	const refused =
		checkOverlap(call, after, row) ?? (isMoved || returns ? checkBirth(call, after) : undefined);
	if (refused) return refused;
	const areActive = row.status === 'active' && status === 'active';
	rewrite(call, row, { fields, status }, wanted({ areActive, before: isPrimary(call.state, row) }));
	return () => showMapping(call.state, row);
}

const refuseDoctor = (): Refusal => refusal('not_found', ...notFoundErrors({ doctorId: false }));

/** Writes some fields. Without `isPrimary`, a mapping that stays active keeps it; otherwise it follows from the terms. */
export function update(call: Call): Decision {
	const { isPrimary: isWanted, ...patch } = writableFields(call.input);
	return change(
		call,
		(before) => applyPatch(before, patch),
		({ areActive, before }) =>
			isWanted !== undefined ? isWanted === true : areActive ? before : undefined,
	);
}

/** Writes all fields but the patient; the first day stays unless it is named. */
export function replace(call: Call): Decision {
	const fields = pickFields(call.input, fieldNames);
	return change(
		call,
		({ startedOn }) => ({ ...fields, startedOn: fields['startedOn'] ?? startedOn }),
		() => call.input['isPrimary'] === true,
	);
}

/** Ends a mapping as of today. */
export function end(call: Call): Decision {
	const row = findMapping(call);
	if ('refused' in row) return row;
	if (row.status === 'ended') return notFound('assignment');
	const { reason = row.fields['reason'] } = call.input;
	const fields = { ...row.fields, endedOn: endDate(row, today()), reason };
	rewrite(call, row, { fields, status: 'ended' });
	return () => undefined;
}

/** Takes the end of a mapping back. */
export function restore(call: Call): Decision {
	const row = findMapping(call);
	if ('refused' in row) return row;
	if (row.status === 'active') return () => showMapping(call.state, row);
	if (!mayReopen(call, row)) return refuseDoctor();
	const fields = { ...row.fields, ...valuesBeforeEnd(call, row) };
	const after: Row = { ...row, fields, status: 'active' };
	const refused = checkOverlap(call, after, row) ?? checkBirth(call, after);
	if (refused) return refused;
	rewrite(call, row, { fields, status: 'active' });
	return () => showMapping(call.state, row);
}

/** The last entry of the history that changed a record by an action; undefined if there is none. */
const lastEntry = ({ state }: Call, id: unknown, action: ChangeAction): Entry | undefined =>
	state.log.filter((entry) => entry.subject === id && entry.action === action).at(-1);

/** Whether an ended mapping may be reopened: not if its doctor was archived after its end. */
function mayReopen(call: Call, row: Row): boolean {
	const { doctorId } = row.fields;
	if (reachable(call, 'doctor', doctorId)) return true;
	// One that was created as ended has no other end.
	const ended = lastEntry(call, row.id, 'ended') ?? lastEntry(call, row.id, 'created');
	const gone = lastEntry(call, doctorId, 'archived');
	const { log } = call.state;
	return ended !== undefined && gone !== undefined && log.indexOf(gone) < log.indexOf(ended);
}

/** The end and reason before the mapping ended; a reason that was changed afterwards stays. */
export function valuesBeforeEnd(call: Call, row: Row): Json {
	const ended = lastEntry(call, row.id, 'ended');
	if (ended === undefined) return { endedOn: null };
	const changed = (name: string) => ended.changes.find((one) => one.field === name);
	const [ending, reasoning] = [changed('endedOn'), changed('reason')];
	const keepsReason = reasoning === undefined || reasoning.after !== row.fields['reason'];
	return {
		endedOn: ending ? ending.before : row.fields['endedOn'],
		reason: keepsReason ? row.fields['reason'] : reasoning.before,
	};
}
