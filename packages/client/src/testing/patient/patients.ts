import { type FieldError, patientFields, today } from '@hms/contracts';
import { sortName } from '../list/search.ts';
import { isPrimary, mappingsOfPatient, spanOf } from '../mapping/primary.ts';
import { isInEffect } from '../mapping/shown.ts';
import { furtherPersonErrors, type PersonKind, personRules } from '../person/person.ts';
import { receivedShares } from '../state/access.ts';
import { defaultsOf } from '../state/merge-patch.ts';
import { bulkOutcome, owned, reachable, rowsOf, write } from '../state/records.ts';
import { field, type Refusal, refusal, refusalOf } from '../state/refusal.ts';
import type { Call, Decision, Row } from '../state/state.ts';
import { birthDateErrors, withBirthDate } from './birth-date.ts';

/** For whom the user registers a patient: the user, or a colleague who shares all patients for writing. */
export function ownerOfNew(call: Call): string | Refusal {
	const { ownerId = call.user } = call.input;
	if (ownerId === call.user) return call.user;
	const shares = receivedShares(call).filter(({ owner }) => owner === ownerId);
	if (shares.length === 0) {
		return refusal('not_found', field('ownerId', 'must be someone who shares patients with you'));
	}
	return shares.some(({ patientId, level }) => patientId === null && level === 'write')
		? String(ownerId)
		: refusalOf('forbidden', 'This colleague does not share all patients for writing.');
}

const patient: PersonKind = {
	kind: 'patient',
	required: ['givenName'],
	defaults: defaultsOf(patientFields, { givenName: 'A' }),
	unique: {
		field: 'mrn',
		code: 'mrn_taken',
		message: 'belongs to another patient',
		scope: (rows, owner) => rows.filter((row) => row.owner === owner),
	},
	check({ dateOfBirth }, row, { state }) {
		if (dateOfBirth === null || dateOfBirth === row.fields['dateOfBirth']) return undefined;
		const isTooLate = mappingsOfPatient(state, row.id).some((mapping) => {
			const [from, until] = spanOf(mapping);
			return from < until && from < String(dateOfBirth);
		});
		const message = 'must not be after the day on which somebody began to look after the patient';
		return isTooLate ? refusal('validation', field('dateOfBirth', message)) : undefined;
	},
	ownerOfNew,
	assignDefaults(fields, { chosen }, others) {
		if (fields['mrn'] !== undefined) return fields;
		const taken = new Set(others.map((row) => row.fields['mrn']));
		return { ...fields, mrn: chosen.mrn((mrn) => !taken.has(mrn)) };
	},
	// Without an MRN a patient keeps its own.
	keepFields: (fields, before) => ({ ...fields, mrn: fields['mrn'] ?? before['mrn'] }),
	matchesFilters(row, call) {
		const { sex, bornFrom, bornTo, doctorId, withoutPrimary } = call.input;
		const born = row.fields['dateOfBirth'];
		const isBorn = typeof born === 'string' ? born : undefined;
		return (
			(sex === undefined || row.fields['sex'] === sex) &&
			(bornFrom === undefined || (isBorn !== undefined && isBorn >= String(bornFrom))) &&
			(bornTo === undefined || (isBorn !== undefined && isBorn <= String(bornTo))) &&
			(doctorId === undefined || isLookedAfterBy(row, call, doctorId)) &&
			(withoutPrimary === undefined || hasPrimary(row, call) !== withoutPrimary)
		);
	},
	sorts: {
		createdAt: { by: (row) => row.createdAt, order: 'desc' },
		updatedAt: { by: (row) => row.updatedAt, order: 'desc' },
		familyName: { by: sortName, order: 'asc' },
		// Patients without a birth date come last.
		dateOfBirth: {
			by: ({ fields }) => String(fields['dateOfBirth'] ?? '9999-12-31'),
			order: 'asc',
		},
	},
	fallback: 'createdAt',
};

const isLookedAfterBy = ({ id }: Row, { state }: Call, doctorId: unknown) =>
	mappingsOfPatient(state, id).some(
		(mapping) => mapping.fields['doctorId'] === doctorId && isInEffect(mapping),
	);

/** A patient's primary mapping today; one that was ended is not in effect, even before the last of its days. */
export const primaryMapping = ({ state }: Call, patientId: string): Row | undefined =>
	mappingsOfPatient(state, patientId).find(
		(mapping) => isInEffect(mapping) && isPrimary(state, mapping, today()),
	);

/** Whether a patient has a primary doctor today. */
export const hasPrimary = ({ id }: Row, call: Call): boolean =>
	primaryMapping(call, id) !== undefined;

/** The patients of this user who are not archived. */
export const activePatients = (call: Call): Row[] =>
	rowsOf(call.state, 'patient').filter(({ id }) => reachable(call, 'patient', id) !== undefined);

/** The ids of an input, each once. */
export const idsOf = (ids: unknown): string[] =>
	Array.isArray(ids) ? [...new Set(ids.map(String))] : [];

function archiveMany(call: Call): Decision {
	const ids = idsOf(call.input['ids']);
	const rows = ids.flatMap((id) => reachable(call, 'patient', id) ?? []);
	for (const row of rows) write(call, row, { status: 'archived' });
	return () =>
		bulkOutcome(
			call,
			'patient',
			ids,
			rows.map(({ id }) => id),
		);
}

function restoreMany(call: Call): Decision {
	const ids = idsOf(call.input['ids']);
	const rows = ids.flatMap((id) => owned(call, 'patient', id) ?? []);
	for (const row of rows) if (row.status === 'archived') write(call, row, { status: 'active' });
	return () =>
		bulkOutcome(
			call,
			'patient',
			ids,
			rows.map(({ id }) => id),
		);
}

const rules = personRules(patient);

export const patientRules = {
	...rules,
	update: withBirthDate(rules.update),
	replace: withBirthDate(rules.replace),
	archiveMany,
	restoreMany,
};

/** The errors of an invalid change of a patient that only a comparison with the record shows. */
export const furtherPatientErrors = (call: Call): FieldError[] => [
	...furtherPersonErrors('patient')(call),
	...birthDateErrors(call),
];
