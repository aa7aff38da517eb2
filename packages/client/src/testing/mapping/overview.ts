import { maxPageSize } from '@hms/contracts';
import { activePatients, hasPrimary, idsOf, primaryMapping } from '../patient/patients.ts';
import { readable } from '../state/access.ts';
import { groupBy } from '../state/group-by.ts';
import { pickFields, reachable, rowsOf } from '../state/records.ts';
import { notFound } from '../state/refusal.ts';
import type { Call, Decision, Row } from '../state/state.ts';
import { hasGap } from './mappings.ts';
import { isInEffect, showMapping } from './shown.ts';

/** The user's mappings but those of archived patients. */
const ownMappings = (call: Call): Row[] =>
	rowsOf(call.state, 'mapping').filter(({ id }) => reachable(call, 'mapping', id) !== undefined);

/** Counts what is amiss with the care of the user's patients. */
export function gaps(call: Call): Decision {
	const withGap = (gap: string) =>
		ownMappings(call).filter((row) => hasGap(call.state, row, gap)).length;
	return () => ({
		withoutPrimary: activePatients(call).filter((row) => !hasPrimary(row, call)).length,
		archivedDoctor: withGap('archived_doctor'),
		pastEnd: withGap('past_end'),
	});
}

/** The primary doctors of some patients. */
export function primaryDoctors(call: Call): Decision {
	const { state, input } = call;
	const items = idsOf(input['patientIds']).flatMap((patientId) => {
		if (readable(call, 'patient', patientId)?.status !== 'active') return [];
		const primary = primaryMapping(call, patientId);
		return primary === undefined
			? []
			: [{ patientId, doctor: showMapping(state, primary)['doctor'] }];
	});
	return () => ({ items });
}

/** Counts the user's patients by the doctors who look after them now. */
export function panels(call: Call): Decision {
	const byDoctor = groupBy(ownMappings(call).filter(isInEffect), ({ fields }) =>
		String(fields['doctorId']),
	);
	const sizes = [...byDoctor].map(([id, rows]) => ({ id, patients: rows.length }));
	const largestFirst = sizes.sort(
		(one, other) => other.patients - one.patients || (one.id < other.id ? -1 : 1),
	);
	return () => ({
		items: largestFirst.slice(0, maxPageSize).map(({ id, patients }) => {
			const doctor = call.state.rows.get(id);
			const names = pickFields(doctor?.fields ?? {}, ['givenName', 'familyName']);
			return { doctor: { id, ...names, status: doctor?.status }, patients };
		}),
		doctors: sizes.length,
	});
}

/** Counts the patients whom a doctor has: the user's, and those of everybody else. */
export function workload({ state, user, input }: Call): Decision {
	const doctor = state.rows.get(String(input['id']));
	if (doctor?.kind !== 'doctor') return notFound('doctor');
	const theirs = rowsOf(state, 'mapping').filter(
		({ status, fields }) =>
			status === 'active' &&
			fields['doctorId'] === doctor.id &&
			state.rows.get(String(fields['patientId']))?.status === 'active',
	);
	const patients = theirs.filter(({ owner }) => owner === user).length;
	return () => ({ patients, patientsOfColleagues: theirs.length - patients });
}
