import { today } from '@hms/contracts';
import { hasPrimary, idsOf } from '../patient/patients.ts';
import { groupBy } from '../state/group-by.ts';
import { bulkOutcome, notFoundErrors, reachable, write } from '../state/records.ts';
import { refusal } from '../state/refusal.ts';
import type { Call, Decision, Primary, Row } from '../state/state.ts';
import { endDate } from './change.ts';
import { addMapping, newMapping } from './mappings.ts';
import { isPrimary, mappingsOfPatient, updatePrimaryDays } from './primary.ts';
import { withDefaults } from './shown.ts';

/** The patient's active mapping to a doctor. */
export const activeMapping = ({ state }: Call, patientId: string, doctorId: unknown) =>
	mappingsOfPatient(state, patientId).find(
		({ status, fields }) => status === 'active' && fields['doctorId'] === doctorId,
	);

/** Assigns one doctor to many patients as of today. */
export function assignMany(call: Call): Decision {
	const { patientIds, doctorId, role, reason, primaryWhereNone } = call.input;
	if (!reachable(call, 'doctor', doctorId)) {
		return refusal('not_found', ...notFoundErrors({ doctorId: false }));
	}
	const ids = idsOf(patientIds);
	const known = ids.flatMap((id) => reachable(call, 'patient', id) ?? []);
	const isTheirs = (patient: Row) => activeMapping(call, patient.id, doctorId) !== undefined;
	const twice = known.filter(isTheirs).map(({ id }) => ({ id, reason: 'already_assigned' }));
	const created = known
		.filter((patient) => !isTheirs(patient))
		.map((patient) => {
			const fields = withDefaults({ patientId: patient.id, doctorId, role, reason });
			const place = primaryWhereNone && !hasPrimary(patient, call) ? 'primary' : 'other';
			return addMapping(call, newMapping(call, fields), place);
		});
	const { notDone } = bulkOutcome(
		call,
		'patient',
		ids,
		known.map(({ id }) => id),
	);
	return () => ({
		done: created.map(({ id, fields }) => ({ id, patientId: fields['patientId'] })),
		notDone: [...notDone, ...twice],
	});
}

/** A mapping as it is once it is ended today. */
function endedToday({ state }: Call, row: Row): Row {
	const fields = { ...row.fields, endedOn: endDate(row, today()) };
	const primary = row.primary && { ...row.primary, was: isPrimary(state, row) };
	return { ...row, fields, status: 'ended', primary };
}

/** Ends many mappings as of today. */
export function endMany(call: Call): Decision {
	const ids = idsOf(call.input['ids']);
	const rows = ids.flatMap((id) => {
		const row = reachable(call, 'mapping', id);
		return row?.status === 'active' ? [row] : [];
	});
	const ended = new Map(rows.map((row) => [row, endedToday(call, row)]));
	const days = new Map<Row, Primary['on']>();
	for (const team of groupBy(ended.values(), ({ fields }) => fields['patientId']).values()) {
		for (const [row, on] of updatePrimaryDays(call, team)) days.set(row, on);
	}
	for (const [row, after] of ended) {
		const primary = after.primary && { ...after.primary, on: days.get(after) ?? null };
		write(call, row, { ...after, primary });
	}
	return () =>
		bulkOutcome(
			call,
			'mapping',
			ids,
			rows.map(({ id }) => id),
		);
}
