import { addMapping, newMapping } from '../mapping/mappings.ts';
import { withDefaults } from '../mapping/shown.ts';
import { addNotification } from '../notification/notifications.ts';
import { reachable } from '../state/records.ts';
import { field, refusal } from '../state/refusal.ts';
import type { Call, Decision } from '../state/state.ts';
import { patientRules } from './patients.ts';

/** Registers a patient, and assigns the primary doctor if the input names one: both or neither. */
export function register(call: Call): Decision {
	const doctorId = call.input['primaryDoctorId'];
	if (doctorId === undefined) return patientRules.create(call);
	if (reachable(call, 'doctor', doctorId) === undefined) {
		return refusal('not_found', field('primaryDoctorId', 'is not a doctor in the directory'));
	}
	const decision = patientRules.create(call);
	if (typeof decision !== 'function') return decision;
	const patient = Object(decision());
	const draft = newMapping(
		call,
		withDefaults({ patientId: patient.id, doctorId, isPrimary: true }),
	);
	const row = addMapping(call, draft, 'primary');
	const about = { patientId: String(patient.id), doctorId: String(doctorId) };
	addNotification(call, String(row.owner), { kind: 'assignment_created', ...about });
	return () => patient;
}
