import { mappingFields, today } from '@hms/contracts';
import { defaultsOf } from '../state/merge-patch.ts';
import { pickFields } from '../state/records.ts';
import type { Json, Row, State } from '../state/state.ts';
import { isPrimary } from './primary.ts';

/** The values of absent and cleared fields. Who is the primary one is no field: it follows from the terms. */
const { isPrimary: _isPrimary, ...defaults } = defaultsOf(mappingFields, {
	doctorId: '01900000-0000-7000-8000-000000000000',
});

/** The writable fields of a mapping besides `isPrimary`. */
export const fieldNames = ['doctorId', 'startedOn', ...Object.keys(defaults)];

/** The fields of a mapping, where one that is absent has its default: it begins today. */
export const withDefaults = (fields: Json): Json => ({
	...defaults,
	startedOn: today(),
	...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
});

/** Whether a mapping has begun and has not been ended. */
export const isInEffect = ({ status, fields }: Row) =>
	status === 'active' && String(fields['startedOn']) <= today();

/** Whether a mapping was in effect on a day. */
export const isInEffectOn = ({ fields: { startedOn, endedOn } }: Row, day: string) =>
	String(startedOn) <= day && (endedOn === null || String(endedOn) > day);

/** A mapping as it is answered. @param day the day for `isPrimary` */
export function showMapping(state: State, row: Row, day?: string): Json {
	const patient = state.rows.get(String(row.fields['patientId']));
	const doctor = state.rows.get(String(row.fields['doctorId']));
	const { id, status, version, createdAt, updatedAt, fields } = row;
	return {
		...{ id, ...fields, isPrimary: isPrimary(state, row, day) },
		...{ status, version, createdAt, updatedAt },
		patient: {
			id: patient?.id,
			...pickFields(patient?.fields ?? {}, ['mrn', 'givenName', 'familyName']),
		},
		doctor: {
			...{ id: doctor?.id, status: doctor?.status },
			...pickFields(doctor?.fields ?? {}, ['givenName', 'familyName', 'specialty']),
		},
	};
}
