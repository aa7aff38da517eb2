import { doctorFields, type Specialty, specialties } from '@hms/contracts';
import { sortName } from '../list/search.ts';
import { type PersonKind, personRules } from '../person/person.ts';
import { defaultsOf } from '../state/merge-patch.ts';

const doctor: PersonKind = {
	kind: 'doctor',
	required: ['givenName', 'specialty'],
	defaults: defaultsOf(doctorFields, { givenName: 'A', specialty: 'other' }),
	unique: {
		field: 'licenseNumber',
		code: 'license_taken',
		message: 'belongs to another doctor in the directory',
		scope: (rows) => rows.filter(({ status }) => status === 'active'),
	},
	ownerOfNew: () => null,
	assignDefaults: (fields) => fields,
	keepFields: (fields) => fields,
	matchesFilters: ({ fields }, { input }) =>
		['specialty', 'acceptingPatients'].every(
			(name) => input[name] === undefined || fields[name] === input[name],
		),
	sorts: {
		familyName: { by: sortName, order: 'asc' },
		createdAt: { by: (row) => row.createdAt, order: 'desc' },
		// In the order of the published list.
		specialty: {
			by: ({ fields }) =>
				// Only those of the list are written.
				String(specialties.indexOf(fields['specialty'] as Specialty)).padStart(3, '0'),
			order: 'asc',
		},
	},
	fallback: 'familyName',
};

export const doctorRules = personRules(doctor);
