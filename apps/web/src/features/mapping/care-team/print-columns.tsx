import type { Mapping } from '@hms/contracts';
import type { Column } from '../../../components/record-list/list-columns.ts';
import { formatPlainDate } from '../../../lib/dates/format-plain-date.ts';
import { isolatedName } from '../../../lib/text/person-name.ts';
import { specialtyLabels } from '../../doctor/labels.ts';
import { roleLabels } from '../labels.ts';

function periodColumns(locale: string): Column<Mapping>[] {
	return [
		{
			accessor: 'startedOn',
			title: 'From',
			noWrap: true,
			render: ({ startedOn }) => formatPlainDate(startedOn, locale),
		},
		{
			accessor: 'endedOn',
			title: 'Until',
			noWrap: true,
			render: ({ endedOn }) => (endedOn === null ? '' : formatPlainDate(endedOn, locale)),
		},
	];
}

const role: Column<Mapping> = {
	accessor: 'role',
	title: 'Role',
	render: ({ role, isPrimary }) => `${roleLabels[role]}${isPrimary ? ', primary' : ''}`,
};

const reason: Column<Mapping> = {
	accessor: 'reason',
	title: 'Reason',
	render: (mapping) => mapping.reason ?? '',
};

/** The columns of a printed list of a doctor's patients. */
export const doctorPatientsPrintColumns = (locale: string): Column<Mapping>[] => [
	{ accessor: 'patient', title: 'Patient', render: ({ patient }) => isolatedName(patient) },
	{ accessor: 'mrn', title: 'MRN', noWrap: true, render: ({ patient }) => patient.mrn },
	role,
	...periodColumns(locale),
	reason,
];

/** The columns of a printed time line of a patient's care team. */
export const careTeamPrintColumns = (locale: string): Column<Mapping>[] => [
	{ accessor: 'doctor', title: 'Doctor', render: ({ doctor }) => isolatedName(doctor) },
	{
		accessor: 'specialty',
		title: 'Specialty',
		render: ({ doctor }) => specialtyLabels[doctor.specialty],
	},
	role,
	...periodColumns(locale),
	reason,
];
