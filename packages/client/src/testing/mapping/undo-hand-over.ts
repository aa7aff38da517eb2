import { groupBy } from '../state/group-by.ts';
import { reachable, write } from '../state/records.ts';
import { notFound, refusalOf } from '../state/refusal.ts';
import type { Call, Decision, HandedOver, Row } from '../state/state.ts';
import { valuesBeforeEnd } from './change.ts';
import { mappingsOfPatient, updatePrimaryDays } from './primary.ts';

const dayMs = 86_400_000;

/** Undoes a hand-over within a day; patients whose mappings were changed since are left as they are. */
export function undoHandOver(call: Call): Decision {
	const { state, user, input, chosen } = call;
	const handOver = state.handOvers.get(String(input['id']));
	const age = Date.parse(chosen.now()) - (handOver?.at ?? 0);
	if (handOver?.owner !== user || age >= dayMs) return notFound('hand-over');
	const written = handOver.rows.flatMap((one) => {
		const row = state.rows.get(one.id);
		return row ? [{ one, row }] : [];
	});
	const byPatient = groupBy(written, ({ row }) => String(row.fields['patientId']));
	const open = [...byPatient].filter(
		([patientId, team]) =>
			reachable(call, 'patient', patientId) &&
			team.every(({ one, row }) => isUnchanged(call, one, row)),
	);
	if (open.length === 0) {
		return refusalOf(
			'conflict',
			'Everything that was handed over has changed since, so nothing was undone.',
		);
	}
	for (const [, team] of open) takeBack(call, String(input['id']), team);
	return () => ({ patients: open.length, changedSince: byPatient.size - open.length });
}

/** Whether neither the mapping was written since, nor its doctor assigned to the patient again. */
function isUnchanged({ state }: Call, one: HandedOver, row: Row): boolean {
	if (row.version !== one.version) return false;
	if (row.status === 'active') return true;
	const { patientId, doctorId } = row.fields;
	return !mappingsOfPatient(state, patientId).some(
		({ id, status, fields }) =>
			id !== row.id && status === 'active' && fields['doctorId'] === doctorId,
	);
}

function takeBack(call: Call, id: string, team: { one: HandedOver; row: Row }[]): void {
	const restored = team.map(({ one, row }) => ({
		row,
		before: beforeHandOver(call, id, one, row),
	}));
	const days = updatePrimaryDays(
		call,
		restored.map(({ before }) => before),
	);
	for (const { row, before } of restored) {
		const primary = before.primary && { ...before.primary, on: days.get(before) ?? null };
		write(call, row, { fields: before.fields, status: before.status, primary });
	}
}

/** A mapping as it was before the hand-over; one that began with the hand-over ends on its first day. */
function beforeHandOver(call: Call, id: string, { action }: HandedOver, row: Row): Row {
	const { primary } = row;
	const terms = primary?.terms.filter(({ handOver }) => handOver !== id) ?? [];
	const was = action === 'created' ? (primary?.terms.length ?? 0) > 0 : false;
	const then: Row = { ...row, primary: primary && { ...primary, terms, was } };
	if (action === 'created') {
		return {
			...then,
			status: 'ended',
			fields: { ...row.fields, endedOn: row.fields['startedOn'] },
		};
	}
	if (action === 'updated') return then;
	return { ...then, status: 'active', fields: { ...row.fields, ...valuesBeforeEnd(call, row) } };
}
