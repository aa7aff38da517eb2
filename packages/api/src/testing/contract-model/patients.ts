import { patientFields } from '@hms/contracts';
import { sortName } from './lists.ts';
import { isInEffect } from './mappings.ts';
import { refusal } from './operation.ts';
import { type PersonKind, personOperations } from './people.ts';
import { mappingsOfPatient, spanOf } from './primary.ts';
import { defaultsOf, rowsOf } from './records.ts';

const patient: PersonKind = {
	kind: 'patient',
	defaults: defaultsOf(patientFields, { givenName: 'A' }),
	unique: {
		field: 'mrn',
		code: 'mrn_taken',
		scope: (rows, { user }) => rows.filter(({ owner }) => owner === user),
	},
	check({ dateOfBirth }, row, { state }) {
		if (dateOfBirth === null || dateOfBirth === row.fields['dateOfBirth']) return undefined;
		const isTooLate = mappingsOfPatient(state, row.id).some((mapping) => {
			const [from, until] = spanOf(mapping);
			return from < until && from < String(dateOfBirth);
		});
		return isTooLate ? refusal('validation', 'dateOfBirth') : undefined;
	},
	assignDefaults(fields, { actual }, others) {
		if (fields['mrn'] !== undefined) return fields;
		const { mrn } = actual;
		const isFree = !others.some((row) => row.fields['mrn'] === mrn);
		const isAssigned = /^P-\d{6,}$/.test(String(mrn)) && isFree;
		return { ...fields, mrn: isAssigned ? mrn : 'a free number, P- and six digits' };
	},
	matchesFilters(row, { state, input }) {
		const { sex, bornFrom, bornTo, doctorId } = input;
		const born = row.fields['dateOfBirth'];
		const isBorn = typeof born === 'string' ? born : undefined;
		return (
			(sex === undefined || row.fields['sex'] === sex) &&
			(bornFrom === undefined || (isBorn !== undefined && isBorn >= String(bornFrom))) &&
			(bornTo === undefined || (isBorn !== undefined && isBorn <= String(bornTo))) &&
			(doctorId === undefined ||
				rowsOf(state, 'mapping').some(
					(mapping) =>
						mapping.fields['patientId'] === row.id &&
						mapping.fields['doctorId'] === doctorId &&
						isInEffect(mapping),
				))
		);
	},
	sorts: {
		createdAt: { by: (row) => row.createdAt, order: 'desc' },
		updatedAt: { by: (row) => String(row.updatedAt), order: 'desc' },
		familyName: { by: sortName, order: 'asc' },
		// Patients without a birth date come last.
		dateOfBirth: {
			by: ({ fields }) => String(fields['dateOfBirth'] ?? '9999-12-31'),
			order: 'asc',
		},
	},
	fallback: 'createdAt',
};

export const patientOperations = personOperations(patient);
