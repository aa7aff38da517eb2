import { sortName } from './lists.ts';
import { holdsNow } from './mappings.ts';
import { refusal } from './operation.ts';
import { type Person, personVerbs } from './people.ts';
import { ofPatient, timeOf } from './primary.ts';
import { rowsOf } from './records.ts';

const patient: Person = {
	kind: 'patient',
	defaults: {
		familyName: null,
		dateOfBirth: null,
		sex: 'unknown',
		phone: null,
		email: null,
		address: null,
		bloodGroup: null,
		allergies: [],
		notes: null,
		emergencyContact: null,
	},
	unique: {
		field: 'mrn',
		code: 'mrn_taken',
		among: (rows, { user }) => rows.filter(({ owner }) => owner === user),
	},
	refuses({ dateOfBirth }, row, { state }) {
		if (dateOfBirth === null || dateOfBirth === row.fields['dateOfBirth']) return undefined;
		const isTooLate = ofPatient(state, row.id).some((mapping) => {
			const [from, until] = timeOf(mapping);
			return from < until && from < String(dateOfBirth);
		});
		return isTooLate ? refusal('validation', 'dateOfBirth') : undefined;
	},
	given(fields, { came }, others) {
		if (fields['mrn'] !== undefined) return fields;
		const { mrn } = came;
		const isFree = !others.some((row) => row.fields['mrn'] === mrn);
		const isGiven = /^P-\d{6,}$/.test(String(mrn)) && isFree;
		return { ...fields, mrn: isGiven ? mrn : 'a free number, P- and six digits' };
	},
	passes(row, { state, input }) {
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
						holdsNow(mapping),
				))
		);
	},
	sorts: {
		createdAt: { by: (row) => row.createdAt, order: 'desc' },
		updatedAt: { by: (row) => String(row.updatedAt), order: 'desc' },
		familyName: { by: sortName, order: 'asc' },
		// Who has no known birth date comes after all others.
		dateOfBirth: {
			by: ({ fields }) => String(fields['dateOfBirth'] ?? '9999-12-31'),
			order: 'asc',
		},
	},
	fallback: 'createdAt',
};

export const patientVerbs = personVerbs(patient);
