import { today } from '@hms/contracts';
import { history } from '../activity/activity.ts';
import { page } from '../list/page.ts';
import { addNotification } from '../notification/notifications.ts';
import { readable, refuseAccess } from '../state/access.ts';
import {
	add,
	notFoundErrors,
	pickFields,
	reachable,
	rowsOf,
	shown,
	shownOrArchived,
} from '../state/records.ts';
import { notFound, refusal } from '../state/refusal.ts';
import type { Call, Decision, Json, Row, Rule, State } from '../state/state.ts';
import { end, replace, restore, statusOf, update } from './change.ts';
import {
	isPrimary,
	mappingsOfPatient,
	noPrimary,
	updatePrimaryDays,
	withNewTerm,
} from './primary.ts';
import { checkBirth, checkOverlap, dayErrors } from './rules.ts';
import { fieldNames, isInEffect, isInEffectOn, showMapping, withDefaults } from './shown.ts';

function create(call: Call): Decision {
	const { input } = call;
	const fields = withDefaults(pickFields(input, ['patientId', ...fieldNames]));
	const errors = dayErrors(fields);
	if (errors.length > 0) return refusal('validation', ...errors);
	const patient = readable(call, 'patient', fields['patientId']);
	const notWritable = patient && refuseAccess(call, patient, 'write');
	if (notWritable) return notWritable;
	const unknown = notFoundErrors({
		patientId: patient?.status === 'active',
		doctorId: reachable(call, 'doctor', fields['doctorId']) !== undefined,
	});
	if (unknown.length > 0) return refusal('not_found', ...unknown);
	const draft = newMapping(call, fields);
	const refused = checkOverlap(call, draft) ?? checkBirth(call, draft);
	if (refused) return refused;
	const row = addMapping(call, draft, input['isPrimary'] === true ? 'primary' : 'other');
	const about = { patientId: String(fields['patientId']), doctorId: String(fields['doctorId']) };
	addNotification(call, String(row.owner), { kind: 'assignment_created', ...about });
	return () => showMapping(call.state, row);
}

/** A mapping that is not stored yet; it belongs to the patient's owner. */
export const newMapping = ({ state }: Call, fields: Json): Row => ({
	...{ kind: 'mapping', id: 'new', fields, status: statusOf(fields), version: 1 },
	...{ createdAt: '', updatedAt: '' },
	owner: state.rows.get(String(fields['patientId']))?.owner ?? null,
});

/** Adds a mapping, as the primary one from its first day on or as another one. */
export function addMapping(call: Call, draft: Row, place: 'primary' | 'other'): Row {
	if (place === 'primary') {
		const terms = withNewTerm(call.state, draft, String(draft.fields['startedOn']));
		draft.primary = { ...noPrimary, terms, was: draft.status === 'ended' };
		draft.primary.on = updatePrimaryDays(call, [draft]).get(draft) ?? null;
	}
	return add(call, draft);
}

function list(call: Call): Decision {
	const { state, input } = call;
	const { on, role, gap } = input;
	const day = on === undefined ? undefined : String(on);
	const status = input['status'] ?? (on === undefined ? 'active' : 'all');
	// Those of a patient may be of one who is shared.
	const isOfUser = ({ id, owner }: Row) =>
		(input['patientId'] !== undefined || owner === call.user) &&
		shownOrArchived(call, 'mapping', id) !== undefined;
	const rows = rowsOf(state, 'mapping').filter(
		(row) =>
			isOfUser(row) &&
			(status === 'all' || row.status === status) &&
			['patientId', 'doctorId'].every(
				(name) => input[name] === undefined || row.fields[name] === input[name],
			) &&
			(role === undefined || row.fields['role'] === role) &&
			(gap === undefined || hasGap(state, row, String(gap))) &&
			(input['isPrimary'] === undefined || isPrimary(state, row, day) === input['isPrimary']) &&
			(day === undefined || isInEffectOn(row, day)),
	);
	return page(rows, input, {
		sorts: { createdAt: { by: (row) => row.createdAt, order: 'desc' } },
		fallback: 'createdAt',
		show: (row) => showMapping(state, row, day),
	});
}

/** Whether an active mapping's doctor has left the directory, or its last day has passed. */
export function hasGap(state: State, { status, fields }: Row, gap: string): boolean {
	if (status !== 'active') return false;
	if (gap === 'past_end') return fields['endedOn'] !== null && String(fields['endedOn']) < today();
	return state.rows.get(String(fields['doctorId']))?.status === 'archived';
}

function get(call: Call): Decision {
	const { id, patientId } = call.input;
	const row = shown(call, 'mapping', id);
	if (!row || (patientId !== undefined && row.fields['patientId'] !== patientId)) {
		return notFound('assignment');
	}
	return () => showMapping(call.state, row);
}

function listForPatient(call: Call): Decision {
	const { state, input } = call;
	if (!shown(call, 'patient', input['patientId'])) return notFound('patient');
	const key = (row: Row) => `${isPrimary(state, row) ? 0 : 1} ${row.fields['startedOn']} ${row.id}`;
	const team = mappingsOfPatient(state, input['patientId'])
		.filter(isInEffect)
		.sort((one, other) => (key(one) < key(other) ? -1 : 1));
	return () => ({ items: team.map((row) => showMapping(state, row)) });
}

export const mappingRules = {
	create,
	update,
	replace,
	end,
	restore,
	history: (call) => history(call, 'mapping'),
	get,
	list,
	listForPatient,
} satisfies Record<string, Rule>;
